// hearing — was the party told, heard, and given its hearing?
// (处罚法第四十四、四十五、六十二至六十五条)
#include <algorithm>

#include "casework/gates.h"
#include "law/money.h"

namespace casework {

using law::Refusals;

std::int64_t threshold_fen(const Situation& s, std::string_view which) {
  const bool unit = s.the_case.party.kind == registry::PartyKind::organization;
  return s.parameter(std::string(which) +
                     (unit ? ".threshold.unit_yuan" : ".threshold.individual_yuan")) *
         100;
}

bool hearing_is_due(const Situation& s, const Proposal& p) {
  if (p.fine_fen >= threshold_fen(s, "hearing")) return true;
  const bool unit = s.the_case.party.kind == registry::PartyKind::organization;
  const auto confiscation = s.parameter(unit ? "hearing.threshold.confiscation_unit_yuan"
                                             : "hearing.threshold.confiscation_individual_yuan") *
                            100;
  if (p.confiscated_fen > 0 && p.confiscated_fen >= confiscation) return true;
  return std::ranges::any_of(p.kinds, [](const auto& kind) {
    return kind == "降低资质等级" || kind == "吊销许可证件" || kind == "责令停产停业" ||
           kind == "责令关闭" || kind == "限制从业";
  });
}

namespace gates {
namespace {

std::optional<Date> due_of(const Situation& s, std::string_view trigger, std::string_view rule,
                           Date from) {
  for (const auto& clock : law::clocks_on(s.law, trigger, law::Event{from}))
    if (clock.rule == rule) return clock.due;
  return std::nullopt;
}

Refusals calendar_missing(const Situation& s, const char* basis) {
  return {{"calendar.missing", "现有工作日历算不出这一期限，请先由管理员导入国务院公布的放假安排。",
           s.basis(basis), ""}};
}

}  // namespace

// 拟作出较大数额罚款等处罚的，应当告知当事人有要求听证的权利。
Refusals hearing_right_told(const Situation& s) {
  if (!s.filled || !hearing_is_due(s, proposal_of(s.input)) || !s.in().flag("hearing_left_out"))
    return {};
  return {{"hearing.right_told",
           "拟作处罚达到听证标准，应当告知当事人有要求听证的权利，送达《行政处罚听证告知书》。",
           s.basis("penalty-law:63"), ""}};
}

// 当事人要求听证的，应当在告知后五日内提出。
Refusals hearing_asked_in_time(const Situation& s) {
  if (!s.the_case.notified_on) return {};
  if (!s.the_case.hearing_offered)
    return {{"hearing.not_offered", "本案拟作的处罚没有达到听证标准，可以进行陈述、申辩。",
             s.basis("penalty-law:63"), "record_defence"}};
  const auto due = due_of(s, "hearing-notice-served", "hearing.request", *s.the_case.notified_on);
  if (!due) return calendar_missing(s, "penalty-law:64(1)");
  if (s.on <= *due) return {};
  return {{"hearing.request_late", "要求听证的期限已于" + timing::iso(*due) + "届满。",
           s.basis("penalty-law:64(1)"), ""}};
}

// 应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点。
Refusals hearing_notified_in_time(const Situation& s) {
  if (!s.filled) return {};
  const auto held = s.in().date("hearing_at");
  const auto earliest = due_of(s, "hearing-notified", "hearing.earliest", s.on);
  if (!earliest) return calendar_missing(s, "penalty-law:64(2)");
  if (held && *held >= *earliest) return {};
  return {{"hearing.notice",
           "听证通知应当在举行听证的七个工作日前送达：" + timing::iso(s.on) + "送达的，最早" +
               timing::iso(*earliest) + "举行。",
           s.basis("penalty-law:64(2)"), "hearing_at"}};
}

// 除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行。
Refusals hearing_is_public(const Situation& s) {
  if (!s.filled) return {};
  Refusals out;
  if (!s.in().flag("public") && !s.in().has("not_public_reason"))
    out.push_back({"hearing.public",
                   "听证应当公开举行；不公开的，写明涉及国家秘密、商业秘密或者个人隐私。",
                   s.basis("penalty-law:64(3)"), "not_public_reason"});
  if (s.the_case.hearing_set_for && s.on < *s.the_case.hearing_set_for)
    out.push_back({"hearing.too_early",
                   "听证通知定于" + timing::iso(*s.the_case.hearing_set_for) + "举行，不能提前。",
                   s.basis("penalty-law:64(2)"), ""});
  return out;
}

// 当事人要求听证的，应当组织听证，并根据听证笔录作出决定。
Refusals hearing_finished(const Situation& s) {
  if (!s.the_case.hearing_requested_on || s.the_case.did("submit_hearing_report")) return {};
  return {{"hearing.finished", "当事人已要求听证，听证程序还没有完成。", s.basis("penalty-law:65"),
           s.the_case.did("hold_hearing")     ? "submit_hearing_report"
           : s.the_case.did("notify_hearing") ? "hold_hearing"
                                              : "notify_hearing"}};
}

// 未告知、未听取陈述申辩的，不得作出行政处罚决定；当事人明确放弃的除外。
Refusals party_heard(const Situation& s) {
  const Case& c = s.the_case;
  if (!c.notified_on)
    return {{"penalty.notified", "还没有把拟作处罚的内容、事实、理由、依据和权利告知当事人。",
             s.basis("penalty-law:44"), "serve_notice"}};
  if (c.hearing_requested_on) return hearing_finished(s);
  if (!c.hearing_offered && c.defence_recorded) return {};
  const auto due = c.hearing_offered
                       ? due_of(s, "hearing-notice-served", "hearing.request", *c.notified_on)
                       : due_of(s, "notice-served", "penalty.defence", *c.notified_on);
  if (!due) return calendar_missing(s, "penalty-law:62");
  if (s.on > *due) return {};
  const std::string what = c.hearing_offered ? "要求听证" : "陈述、申辩";
  return {{"penalty.party_heard",
           "当事人" + what + "的期限到" + timing::iso(*due) + "届满，届满前不能作出处罚决定。",
           s.basis("penalty-law:62"), c.hearing_offered ? "" : "record_defence"}};
}

}  // namespace gates
}  // namespace casework
