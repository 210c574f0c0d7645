// pages_review — the review desk: what was submitted, what the machine found, and the ten items.
#include <algorithm>

#include "casework/pages_act.h"
#include "casework/pages_difference.h"
#include "casework/pages_paper.h"
#include "casework/pages_precheck.h"
#include "recording/form_fields.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace casework {
namespace {

struct Submitted {  // the newest submission and the one before it
  review::Submission now;
  std::optional<review::Submission> before;

  Input proposal() const { return Input{now.bundle.at("proposal").as_object()}; }
  const json::array& materials() const { return now.bundle.at("materials").as_array(); }
};

std::string name_of(const json::value& material) {
  return std::string(material.at("name").as_string());
}

// 现场检查记录 of “现场检查记录 （云港区）应急检记〔2026〕1号”, 厂房照片 of “书证：厂房照片”.
std::string title_of(const json::value& material) {
  auto name = name_of(material);
  name = name.substr(0, name.find(" （"));
  const std::string_view colon = "：";
  const auto kind = name.find(colon);
  return kind == name.npos ? name : name.substr(kind + colon.size());
}

// A line of 证据清单 leads to the material that it names.
json::value url_of_line(const Submitted& s, const std::string& line) {
  for (const auto& material : s.materials())
    if (line.find(title_of(material)) != line.npos) return material.at("url");
  return nullptr;
}

json::array named_evidence(const Submitted& s) {
  json::array out;
  for (const auto& line : page::filled_lines_of(s.proposal().text("evidence_list")))
    out.push_back({{"name", line}, {"url", url_of_line(s, line)}, {"at", nullptr}});
  return out;
}

// Evidence in the file that the draft does not rely on.
json::array loose_evidence(const Submitted& s) {
  const auto list = s.proposal().text("evidence_list");
  json::array out;
  for (const auto& material : s.materials())
    if (material.at("url").as_string().starts_with("/office/evidence/") &&
        list.find(title_of(material)) == list.npos)
      out.push_back({{"name", name_of(material)}, {"url", material.at("url")}});
  return out;
}

// Facts, evidence and law side by side: the evidence beside the first fact, the law likewise.
json::array chain_of(const Submitted& s) {
  json::array out;
  for (const auto& fact : page::filled_lines_of(s.proposal().text("facts")))
    out.push_back({{"no", std::to_string(out.size() + 1)},
                   {"fact", fact},
                   {"evidence", json::array()},
                   {"laws", json::array()},
                   {"gap", nullptr}});
  if (out.empty()) return out;
  auto& first = out.front().as_object();
  first["evidence"] = named_evidence(s);
  if (first["evidence"].as_array().empty()) first["gap"] = "没有列出证据";
  first["laws"] =
      json::array{{{"text", "违反　" + s.proposal().text("violated")}, {"basis", nullptr}},
                  {{"text", "依据　" + s.proposal().text("basis")}, {"basis", nullptr}}};
  return out;
}

json::array difference_of(const Submitted& s) {
  json::array out;
  if (!s.before) return out;
  for (const auto& line : difference(s.before->draft_text, s.now.draft_text))
    out.push_back({{"change", line.change == Line::Change::same    ? "same"
                              : line.change == Line::Change::added ? "add"
                                                                   : "del"},
                   {"text", line.text}});
  return out;
}

const char* chosen(const std::string& verdict) {
  if (verdict == "合格") return "fit";
  if (verdict == "有问题") return "fault";
  return verdict == "不适用" ? "none" : "";
}

const char* name_of(Finding::Verdict verdict) {
  if (verdict == Finding::Verdict::fine) return "ok";
  return verdict == Finding::Verdict::doubtful ? "warn" : "none";
}

json::value wrong_at(const law::Refusals& refusals, const std::string& field) {
  const auto found = std::ranges::find(refusals, field, &law::Refusal::mend);
  return found == refusals.end() ? json::value() : json::value(found->reason);
}

json::array items_of(sql::Tx& tx, const Asked& asked) {
  const auto findings = precheck(tx, asked.desk, asked.the_case, asked.by());
  const Input in{asked.answers.fields};
  json::array out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto no = std::to_string(i + 1);
    out.push_back({{"no", no},
                   {"item", review::items()[i]},
                   {"precheck", name_of(findings[i].verdict)},
                   {"finding", findings[i].words},
                   {"finding_url", registry::or_nothing(findings[i].url)},
                   {"chosen", chosen(in.text("item_" + no))},
                   {"remark", in.text("note_" + no)},
                   {"wrong", wrong_at(asked.refusals, "item_" + no)}});
  }
  return out;
}

json::value field_named(const json::array& groups, std::string_view name) {
  for (const auto& group : groups)
    for (const auto& field : group.at("fields").as_array())
      if (std::string_view(field.at("name").as_string()) == name) return field;
  return nullptr;
}

// Who may not review this case at all should learn it before he reads three hundred pages.
void add_separation(json::object& model, const Asked& asked, const Submitted& s) {
  const auto& law = asked.desk.law();
  law::Refusals refusals;
  for (auto& refusal :
       review::missing_before_concluding(law, s.now, {}, asked.who, asked.desk.today()))
    if (refusal.mend.empty()) refusals.push_back(std::move(refusal));
  if (refusals.empty()) return;
  json::object more;
  law::add_missing(more, law, refusals, asked.act.title,
                   mends(asked.desk, asked.the_case, asked.act));
  auto& all = model["missing"].as_array();
  for (auto& one : more["missing"].as_array()) all.push_back(std::move(one));
  model["missing_count"] = all.size();
}

json::array triggers_of(const Submitted& s) {
  json::array out;
  for (const auto& ground : s.now.bundle.at("grounds").as_array())
    out.push_back({{"trigger", ground.at("why")}, {"basis", nullptr}});
  return out;
}

json::value due_basis(const law::Pack& law, const Submitted& s) {
  const auto clocks =
      law::clocks_on(law, "review-submitted", timing::date_in_china(s.now.submitted_at));
  return clocks.empty() ? json::value() : law::chip(law, clocks.front());
}

json::object desk_model(sql::Tx& tx, const Asked& asked, const Submitted& s) {
  const auto& law = asked.desk.law();
  return {{"cause", heading_of(asked.the_case)},
          {"case_url", url_of(asked.the_case)},
          {"number", asked.the_case.number},
          {"submitted_by", asked.desk.name_of(tx, s.now.submitted_by)},
          {"submitted_at", timing::minute_in_china(s.now.submitted_at)},
          {"draft_hash", s.now.draft_hash.substr(0, 16)},
          {"triggers", triggers_of(s)},
          {"due", s.now.due_on ? timing::iso(*s.now.due_on) : "—"},
          {"due_lamp", law::light(law, s.now.due_on, asked.desk.today())},
          {"due_basis", due_basis(law, s)},
          {"chain", chain_of(s)},
          {"loose", loose_evidence(s)},
          {"draft", paper(s.now.draft_text, "", false)},
          {"diff", difference_of(s)},
          {"diff_since", s.before ? timing::minute_in_china(s.before->submitted_at) : ""},
          {"items", items_of(tx, asked)},
          {"readonly", false}};
}

}  // namespace

page::Page review_desk(sql::Tx& tx, const Asked& asked) {
  auto submissions = review::submissions_of(tx, asked.the_case.subject());
  if (submissions.empty()) return form_page(tx, asked);
  Submitted s{submissions.back(), {}};
  if (submissions.size() > 1) s.before = submissions[submissions.size() - 2];
  auto model = desk_model(tx, asked, s);
  add_form(model, tx, asked);
  add_separation(model, asked, s);
  model["result"] = field_named(model["groups"].as_array(), "result");
  model["opinion"] = field_named(model["groups"].as_array(), "opinion");
  return {.body = "review/desk.html", .title = "法制审核", .model = std::move(model)};
}

}  // namespace casework
