#include "casework/pages_paper.h"

#include <set>

namespace json = boost::json;

namespace casework {
namespace {

// The form that would be sealed, and what stands in its fields.
struct Sheet {
  std::string form;
  json::object fields;
};

Sheet notice_of(sql::Tx& tx, const Desk& desk, const Case& c, const ActKind& act, const By& by) {
  const auto s = desk.casework.situation(tx, c, act, by);
  return {hearing_is_due(s, *c.proposed) ? "hearing_right_notice" : "penalty_notice",
          fields_of(*c.proposed)};
}

bool shows_draft_decision(const ActKind& act) {
  static const std::set<std::string_view> all = {
      "send_to_review", "resubmit_to_review", "review_opinion", "collective_discussion", "decide"};
  return all.contains(act.id);
}

std::optional<Sheet> sheet_of(sql::Tx& tx, const Desk& desk, const Case& c, const ActKind& act,
                              const Answers& answers, const By& by) {
  if (shows_draft_decision(act) && c.current())
    return Sheet{"penalty_decision", fields_of(*c.current())};
  if (act.id == "amend_draft") return Sheet{"penalty_decision", answers.fields};
  if (act.id == "serve_notice" && c.proposed) return notice_of(tx, desk, c, act, by);
  if (auto completed = completed_by(c, act)) {
    for (const auto& [key, value] : answers.fields) completed->begun[key] = value;
    return Sheet{completed->form, std::move(completed->begun)};
  }
  if (!answers.typed) return std::nullopt;
  if (act.id == "submit_filing") return Sheet{"filing_form", answers.fields};
  if (act.id == "request_closure") return Sheet{"closure_form", answers.fields};
  if (act.form.empty()) return std::nullopt;
  return Sheet{act.form, answers.fields};
}

std::vector<std::int64_t> officers_of(const json::object& fields, const Case& c) {
  const Input in{fields};
  return in.has("officers") ? in.ids("officers") : c.handlers;
}

}  // namespace

json::object paper(const std::string& text, const std::string& number, bool flat) {
  const auto lines = page::lines_of(text);
  json::array body;
  for (std::size_t i = 2; i < lines.size(); ++i)
    body.push_back({{"head", nullptr},
                    {"text", lines[i]},
                    {"place", lines[i] == lines[0] ? json::value("right")
                              : flat               ? json::value("flat")
                                                   : json::value()}});
  return {{"agency", lines.empty() ? "" : lines[0]},
          {"paper_title", lines.size() < 2 ? "" : lines[1]},
          {"number", number.empty() ? json::value() : json::value(number)},
          {"body", std::move(body)}};
}

json::value paper_of(sql::Tx& tx, const Desk& desk, const Case& c, const ActKind& act,
                     const Answers& answers, const By& by) {
  auto sheet = sheet_of(tx, desk, c, act, answers, by);
  if (!sheet) return nullptr;
  auto& records = desk.casework.rooms().records;
  const auto& form = records.forms().form(sheet->form);
  const auto officers = officers_of(sheet->fields, c);
  const recording::Draft draft{.subject = c.subject(),
                               .form = form.id,
                               .filled = {std::move(sheet->fields), desk.casework.about(tx, c)},
                               .happened_at = {},
                               .ended_at = {},
                               .place = {},
                               .officers = officers,
                               .party_name = c.party.name,
                               .matter_code = {}};
  const auto filled = records.completed(tx, c.agency_id, draft);
  const auto text = recording::text_of(form, filled, {records.forms(), desk.law(), desk.today()});
  return paper(text, form.numbered ? records.next_number_preview(tx, form.id, by) : "",
               form.style != recording::Style::decision);
}

}  // namespace casework
