// obligation_store — what is owed to the public, in the database.
#include <algorithm>

#include "disclosure/store.h"

namespace disclosure {
namespace {

constexpr std::pair<State, std::pair<std::string_view, std::string_view>> states[] = {
    {State::owed, {"owed", "待公示"}},           {State::prepared, {"prepared", "待复核"}},
    {State::published, {"published", "已公示"}}, {State::exempt, {"exempt", "不予公开"}},
    {State::withdrawn, {"withdrawn", "已撤回"}},
};

State state_named(std::string_view name) {
  for (const auto& [state, names] : states)
    if (names.first == name) return state;
  throw std::runtime_error("unknown state of an obligation: " + std::string(name));
}

const std::string columns =
    "SELECT id, agency_id, subject, kind, document_number, party_name, decided_on, state, "
    "served_on, due_on, prepared_id, record_id, published_on, late, exempt_ground, overturned_on, "
    "withdraw_by FROM disclosure_obligation ";

std::optional<timing::Date> maybe_date(const sql::Row& row, int column) {
  timing::Date date;
  if (!timing::parse(row.text(column), date)) return std::nullopt;
  return date;
}
std::optional<std::string> iso(const std::optional<timing::Date>& date) {
  if (!date) return std::nullopt;
  return timing::iso(*date);
}
std::optional<std::int64_t> or_null(std::int64_t id) {
  if (id == 0) return std::nullopt;
  return id;
}
std::optional<std::string_view> or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

Obligation obligation_in(const sql::Row& r) {
  Obligation o;
  o.id = r.integer(0);
  o.agency_id = r.integer(1);
  o.subject = r.str(2);
  o.kind = r.str(3);
  o.document_number = r.str(4);
  o.party_name = r.str(5);
  o.decided_on = maybe_date(r, 6).value_or(timing::Date{});
  o.state = state_named(r.text(7));
  o.served_on = maybe_date(r, 8);
  o.due_on = maybe_date(r, 9);
  o.prepared = r.integer(10);
  o.record = r.integer(11);
  o.published_on = maybe_date(r, 12);
  if (!r.is_null(13)) o.late = r.integer(13) != 0;
  o.exempt_ground = r.str(14);
  o.overturned_on = maybe_date(r, 15);
  o.withdraw_by = maybe_date(r, 16);
  return o;
}

std::string like_pattern(std::string_view part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + '%';
}

}  // namespace

std::string_view name_of(State state) { return states[std::size_t(state)].second.first; }
std::string_view chinese(State state) { return states[std::size_t(state)].second.second; }

std::optional<timing::Date> Obligation::next_due() const {
  if (state == State::owed || state == State::prepared) return due_on;
  if (state == State::published) return withdraw_by;
  return std::nullopt;
}

std::optional<Obligation> find_obligation(sql::Tx& tx, std::int64_t id) {
  return tx.one(columns + "WHERE id = :id", {{"id", id}}, obligation_in);
}

std::optional<Obligation> obligation_of_record(sql::Tx& tx, std::int64_t record) {
  return tx.one(columns + "WHERE record_id = :record", {{"record", record}}, obligation_in);
}

std::vector<Obligation> find_obligations(sql::Tx& tx, std::string_view subject) {
  return tx.all(columns + "WHERE subject = :subject ORDER BY id", {{"subject", subject}},
                obligation_in);
}

std::vector<Obligation> find_obligations(sql::Tx& tx, std::int64_t agency,
                                         const ObligationFilter& filter) {
  const auto state = filter.state ? name_of(*filter.state) : std::string_view();
  auto found = tx.all(
      columns +
          "WHERE agency_id = :agency AND id > :after AND (:state = '' OR state = :state) AND "
          "(:kind = '' OR kind = :kind) AND (document_number LIKE :text ESCAPE '!' OR party_name "
          "LIKE :text ESCAPE '!') AND (:open = 0 OR state IN ('owed', 'prepared') OR (state = "
          "'published' AND overturned_on IS NOT NULL)) ORDER BY id LIMIT :limit",
      {{"agency", agency},
       {"after", filter.after},
       {"state", state},
       {"kind", filter.kind},
       {"text", like_pattern(filter.text)},
       {"open", filter.open ? 1 : 0},
       {"limit", filter.limit}},
      obligation_in);
  constexpr timing::Date never{std::chrono::days{1'000'000}};
  std::ranges::stable_sort(found, {}, [&](const auto& o) { return o.next_due().value_or(never); });
  return found;
}

void insert(sql::Tx& tx, const Obligation& o, std::string_view decision_json) {
  const auto due = iso(o.due_on);
  tx.execute(
      "INSERT INTO disclosure_obligation (id, agency_id, subject, kind, document_number, "
      "party_name, decided_on, state, decision, due_on, exempt_ground) VALUES (:id, :agency, "
      ":subject, :kind, :number, :party, :decided_on, :state, :decision, :due_on, :ground)",
      {{"id", o.id},
       {"agency", o.agency_id},
       {"subject", o.subject},
       {"kind", o.kind},
       {"number", o.document_number},
       {"party", o.party_name},
       {"decided_on", timing::iso(o.decided_on)},
       {"state", name_of(o.state)},
       {"decision", decision_json},
       {"due_on", due},
       {"ground", or_null(o.exempt_ground)}});
}

void update(sql::Tx& tx, const Obligation& o) {
  const auto served = iso(o.served_on), published = iso(o.published_on),
             overturned = iso(o.overturned_on), withdraw_by = iso(o.withdraw_by);
  std::optional<std::int64_t> late;
  if (o.late) late = *o.late ? 1 : 0;
  tx.execute(
      "UPDATE disclosure_obligation SET state = :state, served_on = :served_on, prepared_id = "
      ":prepared, record_id = :record, published_on = :published_on, late = :late, exempt_ground = "
      ":ground, overturned_on = :overturned_on, withdraw_by = :withdraw_by WHERE id = :id",
      {{"id", o.id},
       {"state", name_of(o.state)},
       {"served_on", served},
       {"prepared", or_null(o.prepared)},
       {"record", or_null(o.record)},
       {"published_on", published},
       {"late", late},
       {"ground", or_null(o.exempt_ground)},
       {"overturned_on", overturned},
       {"withdraw_by", withdraw_by}});
}

std::string decision_json_of(sql::Tx& tx, std::int64_t obligation) {
  return tx
      .one("SELECT decision FROM disclosure_obligation WHERE id = :id", {{"id", obligation}},
           [](const sql::Row& r) { return r.str(0); })
      .value_or("");
}

}  // namespace disclosure
