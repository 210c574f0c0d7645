#include "casework/pages_answers.h"

#include <algorithm>
#include <set>

#include "recording/form_fields.h"
#include "registry/drafts.h"

namespace json = boost::json;

namespace casework {
namespace {

// Done again, these put right what was said before.
bool corrects_itself(const ActKind& act) {
  static const std::set<std::string_view> all = {"submit_filing", "close_investigation",
                                                 "request_closure"};
  return all.contains(act.id);
}

class Start {
 public:
  explicit Start(Answers& out) : out_(out) {}
  // Later ones win; what holds nothing is left out.
  void put(std::string_view key, json::value value, const std::string& from) {
    const bool empty = value.is_null() || (value.is_string() && value.get_string().empty()) ||
                       (value.is_array() && value.get_array().empty());
    if (empty) return;
    out_.fields[key] = std::move(value);
    out_.given[std::string(key)] = from;
  }
  void put(std::string_view key, const std::string& text, const std::string& from) {
    put(key, json::value(text), from);
  }
  void put_all(const json::object& fields, const std::string& from) {
    for (const auto& [key, value] : fields) put(key, value, from);
  }

 private:
  Answers& out_;
};

json::value field_of(const Act* act, std::string_view key) {
  const auto* value = act ? act->input.if_contains(key) : nullptr;
  return value ? *value : json::value();
}

std::string lines(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : "\n") + one;
  return out;
}

// 证据清单 from what lies in the file: records that prove something, and pieces of evidence.
std::string evidence_in_file(sql::Tx& tx, const Desk& desk, const Case& c) {
  static const std::set<std::string_view> records = {"onsite_record", "interview_record",
                                                     "evidence_hold"};
  std::vector<std::string> out;
  const auto& kept = desk.casework.rooms().records;
  for (const auto& document : kept.documents_of(tx, c.subject()))
    if (document.stands() && records.contains(document.form))
      out.push_back(document.title + (document.number.empty() ? "" : " " + document.number));
  for (const auto& evidence : kept.evidence_of(tx, c.subject()))
    out.push_back(evidence.kind + "：" + evidence.title);
  return lines(out);
}

void start_filing(Start& start, const Case& c) {
  const Act* seen = c.last("record_inspection");
  if (!seen) return;
  const std::string from = "现场检查记录";
  start.put("source", std::string("现场检查"), from);
  start.put("found_on", timing::iso(seen->on), from);
  start.put("facts", field_of(seen, "finding"), from);
  start.put("officers", field_of(seen, "officers"), from);
}

void start_withdrawal(Start& start, const Case& c) {
  const Act* outcome = c.last("enter_outcome");
  if (!outcome) return;
  const Input in{outcome->input};
  start.put("reason", "行政处罚决定被" + in.text("by") + in.text("result"), "登记的结果");
  start.put("basis_document", in.text("document"), "登记的结果");
}

// What this one act can take over from those before it.
void start_from_earlier(Start& start, sql::Tx& tx, const Desk& desk, const Case& c,
                        const ActKind& act, const registry::Person& who) {
  if (act.id == "submit_filing") start_filing(start, c);
  if (act.id == "withdraw_publication") start_withdrawal(start, c);
  if (act.id == "collective_discussion") start.put("chair", who.name, "登录的人");
  if (act.id == "close_investigation") {
    start.put("facts", field_of(c.last("submit_filing"), "facts"), "立案审批表");
    start.put("evidence_list", evidence_in_file(tx, desk, c), "案卷中的证据");
  }
  if (const Act* last = corrects_itself(act) ? c.last(act.id) : nullptr)
    start.put_all(last->input, "上次填写");
}

void start_from_case(Start& start, sql::Tx& tx, const Desk& desk, const Case& c,
                     const ActKind& act) {
  auto about = desk.casework.about(tx, c);
  if (const auto agency = desk.registry().agency(tx, c.agency_id))
    about["agency"] = recording::about_agency(*agency);
  for (const auto* form : forms_asked(desk, act)) {
    start.put_all(recording::prefilled(*form, about), "案件信息");
    if (form->field("officers")) start.put("officers", json::value_from(c.handlers), "承办人");
    const auto* dated = form->field(act.dated_by);
    if (dated && dated->type == recording::FieldType::date)
      start.put(dated->key, timing::iso(desk.today()), "今天");
  }
}

void take_draft(Answers& out, sql::Tx& tx, const Desk& desk, const Case& c, const ActKind& act,
                const registry::Person& who) {
  const auto draft = registry::draft(tx, who.id, draft_name(c, act));
  if (!draft) return;
  http::Request again;
  again.form = sent_again(draft->content);
  out.fields = answers_sent(desk, act, again);
  out.given.clear();
  out.saved_at = timing::minute_in_china(draft->saved_at).substr(11);
  out.typed = true;
}

}  // namespace

std::vector<const recording::Form*> forms_asked(const Desk& desk, const ActKind& act) {
  std::vector<const recording::Form*> out;
  if (!act.form.empty()) out.push_back(&desk.casework.rooms().records.forms().form(act.form));
  if (const auto* asks = desk.procedure().asks(act)) out.push_back(asks);
  return out;
}

std::optional<Completed> completed_by(const Case& c, const ActKind& act) {
  const auto form_begun_by = [&](std::string_view earlier, const char* form) {
    const Act* begun = c.last(earlier);
    return begun ? std::optional(Completed{form, begun->input}) : std::nullopt;
  };
  if (act.id == "approve_filing") return form_begun_by("submit_filing", "filing_form");
  if (act.id == "close_case") return form_begun_by("request_closure", "closure_form");
  return std::nullopt;
}

json::object answers_sent(const Desk& desk, const ActKind& act, const http::Request& request) {
  json::object out;
  for (const auto* form : forms_asked(desk, act))
    for (auto& [key, value] : recording::fields_sent(*form, request)) out[key] = std::move(value);
  return out;
}

Answers answers_at_hand(sql::Tx& tx, const Desk& desk, const Case& c, const ActKind& act,
                        const registry::Person& who) {
  Answers out;
  Start start(out);
  start_from_case(start, tx, desk, c, act);
  start_from_earlier(start, tx, desk, c, act, who);
  take_draft(out, tx, desk, c, act, who);
  return out;
}

std::string draft_name(const Case& c, const ActKind& act) {
  return "casework/" + std::to_string(c.id) + "/" + act.id;
}

json::object kept(const http::Pairs& form) {
  json::array pairs;
  for (const auto& [name, value] : form)
    if (name != "csrf" && name != "idempotency_key") pairs.push_back(json::array{name, value});
  return {{"pairs", std::move(pairs)}};
}

http::Pairs sent_again(const json::object& draft) {
  http::Pairs out;
  for (const auto& pair : draft.at("pairs").as_array())
    out.emplace_back(std::string(pair.at(0).as_string()), std::string(pair.at(1).as_string()));
  return out;
}

}  // namespace casework
