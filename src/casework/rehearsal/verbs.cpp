#include "casework/rehearsal/verbs.h"

#include <algorithm>
#include <functional>

namespace json = boost::json;

namespace casework::rehearsal {
namespace {

using law::Refusal, law::Refusals;

class Scene {  // one step being played
 public:
  Scene(World& world, const Script& script, const Step& step)
      : world_(world), script_(script), step_(step), in{step.input} {}

  World& world_;
  const Script& script_;
  const Step& step_;
  const Input in;

  std::string today() const { return timing::iso(timing::date_in_china(step_.at)); }
  std::string now() const { return timing::iso(step_.at).substr(0, 16); }
  std::string words(std::string_view key, std::string otherwise) const {
    return in.has(key) ? said(key) : otherwise;
  }
  std::string day(std::string_view key) const {
    const auto date = in.date(key);
    return date ? timing::iso(*date) : today();
  }
  // A text, or a list of texts in one.
  std::string said(std::string_view key) const {
    std::string out;
    for (const auto& one : in.texts(key)) out += (out.empty() ? "" : "；") + one;
    return out;
  }

  // Those named in the step's input, else its actors: only officers can act as officers.
  json::array officers() const {
    json::array out;
    for (const auto& key : in.has("officers") ? in.texts("officers") : step_.actors)
      if (const auto* player = script_.player(key); player && player->role != "party")
        out.push_back(world_.person(key));
    return out;
  }

  // Whoever of the actors may do it; what a party asks for is entered by an officer.
  std::int64_t doer(const ActKind& act) const {
    std::int64_t first = 0;
    for (const auto& key : step_.actors) {
      const auto* player = script_.player(key);
      if (!player)
        throw Unplayable("第" + std::to_string(step_.n) + "步：actors 里没有“" + key + "”");
      const auto id = player->role == "party" ? world_.first_officer() : world_.person(key);
      if (world_.may(id, act)) return id;
      if (!first) first = id;
    }
    return first;
  }

  std::int64_t handler_of(const Case& c) const {
    return c.handlers.empty() ? world_.first_officer() : c.handlers.front();
  }

  Refusals act(std::string_view id, json::object input) const {
    return act_as(doer(kind(id)), id, std::move(input));
  }
  Refusals act_as(std::int64_t person, std::string_view id, json::object input) const {
    const auto the_case = world_.current();
    complete(kind(id), input);
    const auto done =
        world_.casework().act(world_.database(), the_case.id, id, input, world_.by(person));
    return done ? Refusals{} : done.refusals();
  }
  const ActKind& kind(std::string_view id) const {
    return world_.casework().rooms().procedure.act(id);
  }

 private:
  // Whatever a form asks that the script does not care about.
  void complete(const ActKind& act, json::object& input) const {
    const auto& forms = world_.casework().rooms().records.forms();
    for (const auto* form : {world_.casework().rooms().procedure.asks(act),
                             act.form.empty() ? nullptr : forms.find(act.form)}) {
      if (!form) continue;
      for (const auto& field : form->fields)
        if (field.required && !input.contains(field.key) &&
            (field.type != recording::FieldType::officers ||
             std::ranges::find(act.roles, "officer") != act.roles.end()))
          input[field.key] = invented(field);
    }
  }
  json::value invented(const recording::FormField& field) const {
    using T = recording::FieldType;
    switch (field.type) {
      case T::date:
        return json::value(today());
      case T::datetime:
        return json::value(now());
      case T::check:
        return true;
      case T::select:
      case T::radios:
        return json::value(field.options.front());
      case T::checkboxes:
        return json::array{json::value(field.options.front())};
      case T::officers:
        return officers();
      case T::money:
        return "0";
      case T::questions:
        return json::array{json::object{{"q", "请说明有关情况。"}, {"a", "情况属实。"}}};
      case T::rows: {
        json::object row;
        for (const auto& column : field.columns) row[column.key] = "演练";
        return json::array{row};
      }
      default:
        return json::value("（演练）" + field.label);
    }
  }
};

// The author's words for how money came in, as the form's options.
std::string channel_of(const std::string& said) {
  const auto names = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return said.find(word) != said.npos; });
  };
  if (names({"现金", "当场", "现场", "执法人员", "个人"})) return "当场收缴";
  return names({"电子", "扫码", "支付", "网上"}) ? "电子支付系统" : "银行代收";
}

using Verb = std::function<Refusals(const Scene&)>;

bool all_shown(const Scene& s) {
  const auto* shown = s.step_.input.if_contains("shown_certificates");
  if (!shown) return true;
  if (shown->is_array()) return shown->get_array().size() >= 2;
  return s.in.flag("shown_certificates");
}

json::object service(const Scene& s) {
  std::string method = "直接";
  const auto asked = s.said("method");
  for (const std::string known : {"留置", "邮寄", "电子", "委托", "公告", "直接"})
    if (asked.find(known) != asked.npos) method = known;
  json::object out{{"served_on", s.day("served_on")},
                   {"receiver", s.script_.party.name},
                   {"place", "当事人住所"}};
  const bool signed_ = !s.step_.input.contains("receipt_signed") || s.in.flag("receipt_signed");
  const bool refusal_noted = s.in.has("refusal_noted") || s.in.has("refusal_note");
  if (!signed_ && refusal_noted) method = "留置";
  out["method"] = method;
  out["receipt_signed"] = signed_;
  out["electronic_consent"] = s.in.flag("electronic_consent") || s.in.flag("consent") ||
                              s.in.flag("confirmation") || s.in.has("confirmation_document");
  const auto note = s.words("note", s.words("reason", s.words("witness", "")));
  if (method == "留置")
    out["note"] = note.empty() ? "当事人拒收，见证人在场并拍照记录" : note;
  else if (!note.empty())
    out["note"] = note;
  return out;
}

std::string signature(const Scene& s) {
  return s.step_.input.contains("signed") && !s.in.flag("signed") ? "拒绝签名" : "已签名";
}

json::object refusal_note(const Scene& s, json::object input) {
  input["signed"] = signature(s);
  if (s.in.has("refusal_noted") || s.in.has("refusal_note"))
    input["refusal_note"] = s.words("refusal_note", "拒绝签名，已在笔录上注明");
  return input;
}

Refusals record_inspection(const Scene& s) {
  json::object input{{"officers", s.officers()},
                     {"shown_certificates", all_shown(s)},
                     {"rights_told", all_shown(s)},
                     {"finding", s.words("finding", "（演练）检查情况")},
                     {"place", s.words("place", "当事人生产经营场所")}};
  if (s.step_.input.contains("rights_told")) input["rights_told"] = s.in.flag("rights_told");
  return s.act("record_inspection", refusal_note(s, std::move(input)));
}

Refusals submit_filing(const Scene& s) {
  const auto c = s.world_.current();
  const auto* inspection = c.last("record_inspection");
  const auto found = inspection ? timing::iso(inspection->on) : s.today();
  auto ended = found;
  for (const auto* key :
       {"act_ended_on", "violation_ended_on", "violation_date", "act_date", "ended_on"})
    if (s.in.date(key)) ended = s.day(key);
  json::object input{
      {"officers", s.officers()},
      {"source", "现场检查"},
      {"found_on", s.in.has("found_on") ? s.day("found_on") : found},
      {"title", c.title},
      {"act_ended_on", ended},
      {"violation", s.words("violation", s.words("cause", s.script_.title))},
      {"facts",
       s.words("facts", inspection ? Input{inspection->input}.text("finding") : "（演练）案情")},
      {"handler_opinion", "建议立案调查。"}};
  if (s.in.flag("serious_harm")) input["serious_harm"] = true;
  return s.act("submit_filing", std::move(input));
}

Refusals approve_filing(const Scene& s) {
  const bool approve = !s.step_.input.contains("approve") || s.in.flag("approve");
  return s.act("approve_filing", {{"approve", approve ? "同意" : "不同意"},
                                  {"approver_opinion", approve ? "同意立案。" : "不同意。"},
                                  {"filed_on", s.day("filed_on")}});
}

Refusals record_interview(const Scene& s) {
  json::object input{{"officers", s.officers()},
                     {"shown_certificates", all_shown(s)},
                     {"rights_told", true},
                     {"interviewee", s.words("interviewee", "被询问人")},
                     {"interviewee_identity", s.words("identity", "当事人职工")}};
  return s.act("record_interview", refusal_note(s, std::move(input)));
}

Refusals register_evidence(const Scene& s) {
  json::object input{
      {"items", json::array{json::object{{"name", s.words("document", "（演练）物品")},
                                         {"spec", "／"},
                                         {"quantity", "1"},
                                         {"note", "／"}}}},
      {"place", "当事人场所"},
      {"started_on", s.today()},
      {"approved_by",
       s.in.has("approved_by") ? s.world_.name(s.in.text("approved_by")) : "（未经批准）"}};
  if (s.in.has("officers")) input["officers"] = s.officers();
  return s.act("register_evidence", std::move(input));
}

Refusals close_investigation(const Scene& s) {
  const json::object nothing;
  const auto* value = s.step_.input.if_contains("proposed");
  const Input proposed{value && value->is_object() ? value->get_object() : nothing};
  auto kinds = proposed.texts("kinds");
  if (kinds.empty() && proposed.fen("fine_yuan") > 0) kinds.push_back("罚款");
  const auto basis = s.words("basis", "");
  const auto c = s.world_.current();
  const auto* filing = c.last("submit_filing");
  json::object input{
      {"penalty_kinds", json::value_from(kinds)},
      {"basis", basis},
      {"violated", s.words("violated", basis)},
      {"facts", s.words("facts", filing ? Input{filing->input}.text("facts") : "（演练）违法事实")},
      {"evidence_list", "现场检查记录\n询问笔录"},
      {"discretion_tier", s.words("tier", "一般")}};
  input["reason"] = s.step_.input.contains("reason")
                        ? s.said("reason")
                        : "违法行为的事实、性质、情节以及社会危害程度与一般档次相当。";
  if (const auto* fine = proposed.fields.if_contains("fine_yuan")) input["fine_yuan"] = *fine;
  if (const auto* confiscated = proposed.fields.if_contains("confiscated_yuan"))
    input["confiscated_yuan"] = *confiscated;
  return s.act("close_investigation", std::move(input));
}

Refusals serve_notice(const Scene& s) {
  auto input = service(s);
  const auto documents = s.said("documents") + s.said("document");
  if (!documents.empty() && documents.find("听证") == documents.npos)
    input["hearing_left_out"] = true;
  return s.act("serve_notice", std::move(input));
}

Refusals notify_hearing(const Scene& s) {
  return s.act("notify_hearing", {{"served_on", s.day("served_on")},
                                  {"hearing_at", s.day("hearing_on") + "T09:00"},
                                  {"place", "本机关会议室"},
                                  {"chair", s.world_.name(s.in.text("chair"))}});
}

Refusals hold_hearing(const Scene& s) {
  const auto c = s.world_.current();
  json::object input{
      {"chair", s.in.has("chair") ? s.world_.name(s.in.text("chair")) : c.hearing_chair},
      {"statement", s.words("document", "（演练）听证笔录")},
      {"public", !s.step_.input.contains("public") || s.in.flag("public")}};
  if (s.in.has("not_public_reason") || s.in.has("reason"))
    input["not_public_reason"] = s.words("not_public_reason", s.words("reason", ""));
  return s.act("hold_hearing", std::move(input));
}

Refusals review_opinion(const Scene& s) {
  const auto result = s.said("result");
  const auto has = [&](std::string_view word) { return result.find(word) != result.npos; };
  const bool passes = (has("通过") || has("同意")) && !has("不通过") && !has("未通过") &&
                      !has("不同意") && !has("退回");
  json::object input{{"result", passes ? "同意" : "补充调查"},
                     {"opinion", s.words("reasons", passes ? "同意。" : "")}};
  for (int i = 1; i <= 10; ++i) input["item_" + std::to_string(i)] = "合格";
  return s.act("review_opinion", std::move(input));
}

Refusals amend(const Scene& s, Proposal proposal) {
  const auto c = s.world_.current();
  const auto handler = s.handler_of(c);
  return s.act_as(handler, "amend_draft", fields_of(proposal));
}

Refusals decide(const Scene& s) {
  if (s.in.date("date") && s.day("date") != s.today())
    return {{"order.dates", "决定的日期是作出决定的当日，不能填写别的日期。",
             s.world_.law().basis("three-systems-plan:2-2-2"), ""}};
  const auto c = s.world_.current();
  if (const auto* draft = c.current(); draft && s.in.has("fine_yuan") &&
                                       s.in.fen("fine_yuan") != draft->fine_fen &&
                                       !c.did("decide")) {
    auto changed = *draft;
    changed.fine_fen = s.in.fen("fine_yuan");
    if (auto refused = amend(s, changed); !refused.empty()) return refused;
  }
  return s.act("decide", {{"confirmed", true}});
}

Refusals publish(const Scene& s) {
  if (s.step_.input.contains("redacted") && !s.in.has("redacted") && s.in.has("text_contains"))
    return {{"publication.redaction",
             "拟公示的文本含有“" + s.said("text_contains") + "”，应当先隐去。",
             s.world_.law().basis("penalty-law:50"), ""}};
  const auto c = s.world_.current();
  if (c.did("decide") && !c.did("prepare_publication")) {
    const auto preparer = s.handler_of(c);
    if (auto refused = s.act_as(preparer, "prepare_publication", {}); !refused.empty())
      return refused;
  }
  return s.act("publish", {{"confirmed", true}});
}

Refusals close_case(const Scene& s) {
  const auto c = s.world_.current();
  if (!c.did("request_closure")) {
    const auto handler = s.handler_of(c);
    json::object input{{"result", c.decided ? c.decided->content() : "／"},
                       {"execution", "已履行"},
                       {"handler_opinion", "建议结案。"}};
    if (auto refused = s.act_as(handler, "request_closure", std::move(input)); !refused.empty())
      return refused;
  }
  json::object input{{"approver_opinion", "同意结案。"}};
  if (s.in.has("approved_by"))
    return s.act_as(s.world_.person(s.in.text("approved_by")), "close_case", std::move(input));
  return s.act("close_case", std::move(input));
}

// What was sealed stays as it is; only a draft can still be worked on.
Refusals edit_record(const Scene& s) {
  const auto target = s.said("target");
  const bool draft = target.find("草") != target.npos || target.find("拟") != target.npos ||
                     target.find("draft") != target.npos;
  const auto c = s.world_.current();
  if (!draft || !c.current() || c.did("decide"))
    return {{"record.sealed",
             "“" + target + "”已经归入案卷，不能改动；有错误的另作一份更正，原件保留。",
             s.world_.law().basis("penalty-law:47"), ""}};
  auto changed = *c.current();
  changed.reason += "（修改）";
  return amend(s, changed);
}

const std::map<std::string, Verb, std::less<>>& verbs() {
  static const std::map<std::string, Verb, std::less<>> all = {
      {"record_inspection", record_inspection},
      {"issue_correction_order",
       [](const Scene& s) {
         json::object input{{"problems", s.words("document", "（演练）存在的问题")}};
         input["deadline"] =
             s.in.date("deadline")
                 ? s.day("deadline")
                 : timing::iso(timing::date_in_china(s.step_.at) + std::chrono::days{15});
         input["officers"] = s.officers();
         return s.act("issue_correction_order", std::move(input));
       }},
      {"submit_filing", submit_filing},
      {"approve_filing", approve_filing},
      {"record_interview", record_interview},
      {"register_evidence", register_evidence},
      {"handle_registered_evidence",
       [](const Scene& s) {
         return s.act("handle_registered_evidence",
                      {{"result", s.words("result", "（演练）处理决定")}});
       }},
      {"close_investigation", close_investigation},
      {"serve_notice", serve_notice},
      {"request_hearing",
       [](const Scene& s) {
         return s.act("request_hearing",
                      {{"requested_on", s.today()}, {"applicant", s.script_.party.name}});
       }},
      {"notify_hearing", notify_hearing},
      {"hold_hearing", hold_hearing},
      {"submit_hearing_report",
       [](const Scene& s) {
         return s.act("submit_hearing_report",
                      {{"summary", s.words("document", "（演练）听证摘要")},
                       {"opinion", "建议按拟处罚意见作出决定。"}});
       }},
      {"send_to_review",
       [](const Scene& s) {
         return s.act("send_to_review", {{"responsibility", true}});
       }},
      {"review_opinion", review_opinion},
      {"resubmit_to_review",
       [](const Scene& s) {
         return s.act("resubmit_to_review", {{"added", s.said("added")}, {"responsibility", true}});
       }},
      {"collective_discussion",
       [](const Scene& s) {
         return s.act("collective_discussion",
                      {{"discussion", s.words("document", "（演练）讨论记录")},
                       {"conclusion", s.words("conclusion", "同意拟处罚意见。")}});
       }},
      {"decide", decide},
      {"serve_decision", [](const Scene& s) { return s.act("serve_decision", service(s)); }},
      {"publish", publish},
      {"pay",
       [](const Scene& s) {
         json::object input{{"paid_on", s.today()}, {"channel", channel_of(s.said("channel"))}};
         if (const auto* yuan = s.step_.input.if_contains("yuan")) input["yuan"] = *yuan;
         return s.act("pay", std::move(input));
       }},
      {"close_case", close_case},
      {"edit_record", edit_record},
      {"enter_outcome",
       [](const Scene& s) {
         return s.act("enter_outcome", {{"by", s.words("by", "复议机关")},
                                        {"result", s.words("result", "维持")},
                                        {"date", s.day("date")}});
       }},
      {"withdraw_publication",
       [](const Scene& s) {
         return s.act("withdraw_publication",
                      {{"reason", s.said("reason")}, {"basis_document", s.words("document", "")}});
       }},
  };
  return all;
}

}  // namespace

Refusals play(World& world, const Script& script, const Step& step) {
  const auto verb = verbs().find(step.verb);
  if (verb == verbs().end())
    throw Unplayable("第" + std::to_string(step.n) + "步：没有“" + step.verb + "”这个动作");
  world.set_time(step.at);
  return verb->second(Scene(world, script, step));
}

}  // namespace casework::rehearsal
