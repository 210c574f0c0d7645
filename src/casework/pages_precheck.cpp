#include "casework/pages_precheck.h"

#include <algorithm>

namespace casework {
namespace {

using Verdict = Finding::Verdict;

Finding fine(std::string words, std::string url = "") {
  return {Verdict::fine, std::move(words), std::move(url)};
}
Finding doubtful(std::string words, std::string url = "") {
  return {Verdict::doubtful, std::move(words), std::move(url)};
}
Finding unknown(std::string words) { return {Verdict::unknown, std::move(words), ""}; }

// The same questions that stand before the decision.
law::Refusals asked(const Situation& s, std::initializer_list<std::string_view> gates) {
  law::Refusals out;
  for (const auto gate : gates)
    for (auto& refusal : gate_named(gate)(s)) out.push_back(std::move(refusal));
  return out;
}

Finding from(const law::Refusals& refusals, std::string otherwise, std::string url = "") {
  return refusals.empty() ? fine(std::move(otherwise), std::move(url))
                          : doubtful(refusals.front().reason, std::move(url));
}

struct Material {
  std::vector<recording::Document> documents;
  std::vector<recording::Evidence> evidence;
};

Finding materials(const Case& c, const Material& m) {
  const auto has = [&](std::string_view form) {
    return std::ranges::any_of(m.documents,
                               [&](const auto& d) { return d.form == form && d.stands(); });
  };
  if (!has("filing_form")) return doubtful("没有立案审批表。", url_of(c));
  if (!has("investigation_report")) return doubtful("没有调查终结的呈批表。", url_of(c));
  if (!has("penalty_notice") && !has("hearing_right_notice"))
    return doubtful("还没有告知当事人。", url_of(c));
  if (!has("proof_of_service")) return doubtful("告知书没有送达回执。", url_of(c));
  return fine("文书 " + std::to_string(m.documents.size()) + " 份，证据 " +
                  std::to_string(m.evidence.size()) + " 件。",
              url_of(c));
}

Finding powers(const Situation& s) {
  return from(asked(s, {"published_matter"}),
              "事项" + (s.matter ? s.matter->code : "") + "已在清单中公布。");
}

Finding officers(const Situation& s) {
  return from(asked(s, {"two_officers"}),
              std::to_string(s.officers.size()) + " 名承办人都持有有效执法证。");
}

// 告知、听取意见、听证: whether each was done, not whether its time is over.
Finding order(const Situation& s) {
  const Case& c = s.the_case;
  if (!c.notified_on) return doubtful("还没有告知当事人。");
  if (auto open = asked(s, {"hearing_finished", "within_handling_limit"}); !open.empty())
    return doubtful(open.front().reason);
  if (auto open = asked(s, {"party_heard"}); !open.empty()) return doubtful(open.front().reason);
  return fine("已告知并听取意见，未超过办案期限。");
}

Finding party(const Situation& s) {
  const auto& p = s.the_case.party;
  if (p.kind == registry::PartyKind::individual)
    return p.id_number.empty() ? doubtful("没有登记当事人的证件号码。")
                               : fine("证件号码已登记，校验位相符。");
  return p.credit_code.empty() ? doubtful("没有登记统一社会信用代码。")
                               : fine("统一社会信用代码已登记，校验位相符。");
}

Finding facts(const Situation& s, const Material& m) {
  if (auto open = asked(s, {"evidence_at_hand"}); !open.empty())
    return doubtful(open.front().reason);
  if (m.evidence.empty()) return doubtful("没有上传证据，只有笔录。", url_of(s.the_case));
  return fine("证据 " + std::to_string(m.evidence.size()) + " 件，事实是否清楚请人工判断。",
              url_of(s.the_case) + "/evidence");
}

Finding discretion(const Situation& s) {
  const auto& p = *s.proposal();
  if (auto open = asked(s, {"within_statutory_range"}); !open.empty())
    return doubtful(open.front().reason);
  if (p.reason.empty()) return doubtful("没有写明裁量理由。");
  return fine("裁量档次“" + p.tier + "”，未见超出法定幅度。");
}

Finding excess(const Situation& s) {
  return from(asked(s, {"not_above_notified", "not_fined_before"}),
              "不高于告知的内容，没有重复罚款。");
}

Finding papers(const Material& m, const Case& c) {
  for (const auto& d : m.documents)
    if (!d.voided.empty())
      return doubtful("《" + d.title + "》" + d.number + "已作废。", url_of(c));
  return fine("文书都按统一格式生成，已封存。", url_of(c));
}

}  // namespace

std::vector<Finding> precheck(sql::Tx& tx, const Desk& desk, const Case& c, const By& by) {
  const auto s = desk.casework.situation(tx, c, desk.procedure().act("decide"), by);
  const auto& records = desk.casework.rooms().records;
  const Material m{records.documents_of(tx, c.subject()), records.evidence_of(tx, c.subject())};
  return {materials(c, m), powers(s),
          officers(s),     order(s),
          party(s),        facts(s, m),
          discretion(s),   excess(s),
          papers(m, c),    unknown("是否涉嫌犯罪，系统不作判断。")};
}

}  // namespace casework
