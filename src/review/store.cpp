// store — where submissions and opinions are kept; append only.
#include <algorithm>

#include "law/clocks.h"
#include "review/review.h"
#include "review_embedded.h"

namespace json = boost::json;

namespace review {
namespace {

constexpr std::string_view submission_columns =
    "id, agency_id, subject, version, draft_hash, draft_text, bundle, statement, handlers, "
    "submitted_by, "
    "submitted_at, due_on";

Submission submission_in(const sql::Row& row) {
  Submission s{.id = row.integer(0),
               .agency_id = row.integer(1),
               .subject = row.str(2),
               .version = int(row.integer(3)),
               .draft_hash = row.str(4),
               .draft_text = row.str(5),
               .bundle = json::parse(row.text(6)).as_object(),
               .statement = row.str(7),
               .handlers = json::value_to<std::vector<std::int64_t>>(json::parse(row.text(8))),
               .submitted_by = row.integer(9),
               .submitted_at = row.instant(10),
               .due_on = {}};
  timing::Date due;
  if (timing::parse(row.text(11), due)) s.due_on = due;
  return s;
}

Opinion opinion_in(const sql::Row& row) {
  Opinion o{.id = row.integer(0),
            .agency_id = row.integer(1),
            .submission_id = row.integer(2),
            .result = row.str(3),
            .passes = row.integer(4) == 1,
            .items = {},
            .opinion = row.str(6),
            .reviewer = row.integer(7),
            .given_at = row.instant(8)};
  const auto items = json::parse(row.text(5));
  for (const auto& item : items.as_array())
    o.items.push_back({int(item.at("number").to_number<std::int64_t>()),
                       std::string(item.at("verdict").as_string()),
                       std::string(item.at("note").as_string())});
  return o;
}

json::array as_json(const std::vector<Item>& items) {
  json::array out;
  for (const Item& item : items)
    out.push_back({{"number", item.number}, {"verdict", item.verdict}, {"note", item.note}});
  return out;
}

std::vector<Submission> select(sql::Tx& tx, const std::string& where, sql::Binds binds) {
  return tx.all(
      "SELECT " + std::string(submission_columns) + " FROM review_submission s WHERE " + where,
      binds, submission_in);
}

std::optional<Submission> newest(sql::Tx& tx, std::string_view subject) {
  auto all = submissions_of(tx, subject);
  if (all.empty()) return std::nullopt;
  return std::move(all.back());
}

}  // namespace

std::vector<sql::Migration> schema() { return sql::migrations_of("review", embedded_files()); }
ledger::Coverage coverage() { return {{"review_submission", "review_opinion"}, {}}; }

std::vector<Submission> submissions_of(sql::Tx& tx, std::string_view subject) {
  return select(tx, "subject = :subject ORDER BY version", {{"subject", subject}});
}

std::optional<Submission> submission(sql::Tx& tx, std::int64_t id) {
  auto found = select(tx, "id = :id", {{"id", id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Submission> awaiting(sql::Tx& tx, std::int64_t agency) {
  return select(tx,
                "agency_id = :agency AND NOT EXISTS (SELECT 1 FROM review_opinion o WHERE "
                "o.submission_id = s.id) "
                "ORDER BY submitted_at",
                {{"agency", agency}});
}

std::optional<Opinion> opinion_on(sql::Tx& tx, std::int64_t submission) {
  return tx.one(
      "SELECT id, agency_id, submission_id, result, passes, items, opinion, reviewer, given_at "
      "FROM review_opinion WHERE submission_id = :submission",
      {{"submission", submission}}, opinion_in);
}

Standing standing(sql::Tx& tx, std::string_view subject) {
  const auto last = newest(tx, subject);
  if (!last) return Standing::not_submitted;
  const auto opinion = opinion_on(tx, last->id);
  if (!opinion) return Standing::awaited;
  return opinion->passes ? Standing::passed : Standing::not_passed;
}

std::optional<PassedReview> passed(sql::Tx& tx, std::string_view subject,
                                   std::string_view draft_hash) {
  const auto last = newest(tx, subject);
  if (!last || last->draft_hash != draft_hash) return std::nullopt;
  const auto opinion = opinion_on(tx, last->id);
  if (!opinion || !opinion->passes) return std::nullopt;
  return PassedReview(last->draft_hash, opinion->id, opinion->reviewer);
}

law::Refusals missing_before_submitting(sql::Tx& tx, const law::Pack& pack, const Submission& next,
                                        timing::Date) {
  law::Refusals out;
  if (next.statement.empty())
    out.push_back({"review.statement", "承办机构须对送审材料的真实性、准确性、完整性作出声明。",
                   pack.basis("penalty-law:58"), "statement"});
  const auto last = newest(tx, next.subject);
  if (!last) return out;
  const auto opinion = opinion_on(tx, last->id);
  if (!opinion)
    out.push_back({"review.awaited",
                   "第" + std::to_string(last->version) + "次送审尚未审结，不能重复送审。",
                   pack.basis("penalty-law:58"), ""});
  else if (opinion->passes && last->draft_hash == next.draft_hash)
    out.push_back({"review.already_passed", "这份草案已经审核通过，不必重复送审。",
                   pack.basis("penalty-law:58"), ""});
  return out;
}

law::Outcome<Submission> submit(sql::Tx& tx, timing::Ids& ids, const law::Pack& pack,
                                Submission next, const registry::By& by) {
  const auto today = timing::date_in_china(by.at);
  if (auto missing = missing_before_submitting(tx, pack, next, today); !missing.empty())
    return missing;
  const auto last = newest(tx, next.subject);
  next.id = ids.next();
  next.agency_id = by.agency;
  next.version = last ? last->version + 1 : 1;
  next.draft_hash = hash_of_draft(next.draft_text);
  next.submitted_by = by.person;
  next.submitted_at = by.at;
  const auto clocks = law::clocks_on(pack, "review-submitted", law::Event{today});
  if (!clocks.empty()) next.due_on = clocks.front().due;
  const auto bundle = ledger::canonical(next.bundle),
             handlers = json::serialize(json::value_from(next.handlers));
  std::optional<std::string> due;
  if (next.due_on) due = timing::iso(*next.due_on);
  tx.execute(
      "INSERT INTO review_submission (id, agency_id, subject, version, draft_hash, draft_text, "
      "bundle, statement, "
      "handlers, submitted_by, submitted_at, due_on) VALUES (:id, :agency, :subject, :version, "
      ":hash, :text, :bundle, "
      ":statement, :handlers, :by, :at, :due)",
      {{"id", next.id},
       {"agency", next.agency_id},
       {"subject", next.subject},
       {"version", next.version},
       {"hash", next.draft_hash},
       {"text", next.draft_text},
       {"bundle", bundle},
       {"statement", next.statement},
       {"handlers", handlers},
       {"by", by.person},
       {"at", by.at},
       {"due", due}});
  ledger::append(tx,
                 {.log = by.agency,
                  .act = "review.submitted",
                  .subject = next.subject,
                  .by = by.person,
                  .facts = {{"draft", next.draft_hash}, {"version", next.version}},
                  .rows = {{"review_submission", next.id}}},
                 by.at);
  return next;
}

law::Outcome<Opinion> conclude(sql::Tx& tx, timing::Ids& ids, const law::Pack& pack,
                               const Submission& submission, Opinion opinion,
                               const registry::Person& reviewer, const registry::By& by) {
  auto missing =
      missing_before_concluding(pack, submission, opinion, reviewer, timing::date_in_china(by.at));
  if (opinion_on(tx, submission.id))
    missing.push_back({"review.concluded", "本次送审已经审结，不能再次出具意见。",
                       pack.basis("penalty-law:58"), ""});
  if (!missing.empty()) return missing;
  opinion.id = ids.next();
  opinion.agency_id = submission.agency_id;
  opinion.submission_id = submission.id;
  opinion.passes = std::ranges::find(results(), opinion.result, &Result::name)->passes;
  opinion.reviewer = by.person;
  opinion.given_at = by.at;
  const auto items = json::serialize(as_json(opinion.items));
  tx.execute(
      "INSERT INTO review_opinion (id, agency_id, submission_id, result, passes, items, opinion, "
      "reviewer, given_at) "
      "VALUES (:id, :agency, :submission, :result, :passes, :items, :opinion, :reviewer, :at)",
      {{"id", opinion.id},
       {"agency", opinion.agency_id},
       {"submission", submission.id},
       {"result", opinion.result},
       {"passes", opinion.passes},
       {"items", items},
       {"opinion", opinion.opinion},
       {"reviewer", by.person},
       {"at", by.at}});
  ledger::append(tx,
                 {.log = submission.agency_id,
                  .act = opinion.passes ? "review.passed" : "review.returned",
                  .subject = submission.subject,
                  .by = by.person,
                  .facts = {{"draft", submission.draft_hash}, {"result", opinion.result}},
                  .rows = {{"review_opinion", opinion.id}}},
                 by.at);
  return opinion;
}

}  // namespace review
