#include "casework/store.h"

#include "casework_embedded.h"

namespace json = boost::json;

namespace casework {

std::vector<sql::Migration> schema() { return sql::migrations_of("casework", embedded_files()); }
ledger::Coverage coverage() { return {{"casework_case", "casework_act"}, {}}; }

namespace store {
namespace {

json::object as_json(const registry::Party& p) {
  return {{"id", p.id},
          {"agency_id", p.agency_id},
          {"kind", registry::name_of(p.kind)},
          {"name", p.name},
          {"credit_code", p.credit_code},
          {"id_kind", p.id_kind},
          {"id_number", p.id_number},
          {"legal_representative", p.legal_representative},
          {"operator_name", p.operator_name},
          {"address", p.address},
          {"postcode", p.postcode},
          {"phone", p.phone},
          {"sex", p.sex},
          {"birth_year", p.birth_year ? json::value(*p.birth_year) : json::value(nullptr)}};
}

registry::Party party_in(std::string_view text) {
  const auto parsed = json::parse(text);
  const Input in{parsed.as_object()};
  registry::Party p{.id = in.integer("id"),
                    .agency_id = in.integer("agency_id"),
                    .kind = registry::party_kind(in.text("kind")).value(),
                    .name = in.text("name"),
                    .credit_code = in.text("credit_code"),
                    .id_kind = in.text("id_kind"),
                    .id_number = in.text("id_number"),
                    .legal_representative = in.text("legal_representative"),
                    .operator_name = in.text("operator_name"),
                    .address = in.text("address"),
                    .postcode = in.text("postcode"),
                    .phone = in.text("phone"),
                    .sex = in.text("sex")};
  if (in.has("birth_year")) p.birth_year = in.integer("birth_year");
  return p;
}

Act act_in(const sql::Row& row) {
  Act act{.id = row.integer(0),
          .seq = int(row.integer(1)),
          .kind = row.str(2),
          .at = row.instant(3),
          .on = {},
          .by = row.integer(5),
          .input = json::parse(row.text(6)).as_object(),
          .result = json::parse(row.text(7)).as_object()};
  timing::parse(row.text(4), act.on);
  return act;
}

std::vector<std::int64_t> ids_in(std::string_view text) {
  return json::value_to<std::vector<std::int64_t>>(json::parse(text));
}

}  // namespace

void insert_case(sql::Tx& tx, const Case& c) {
  const auto party = ledger::canonical(as_json(c.party));
  tx.execute(
      "INSERT INTO casework_case (id, agency_id, procedure, law_version, title, matter_id, "
      "party_id, party, opened_by, "
      "opened_at, stage, handlers) VALUES (:id, :agency, :procedure, :law, :title, :matter, "
      ":party_id, :party, :by, :at, "
      "'lead', '[]')",
      {{"id", c.id},
       {"agency", c.agency_id},
       {"procedure", c.procedure},
       {"law", c.law_version},
       {"title", c.title},
       {"matter", c.matter_id},
       {"party_id", c.party_id},
       {"party", party},
       {"by", c.opened_by},
       {"at", c.opened_at}});
}

void insert_act(sql::Tx& tx, const Case& c, const Act& act) {
  const auto input = ledger::canonical(act.input), result = ledger::canonical(act.result);
  const auto on = timing::iso(act.on);
  tx.execute(
      "INSERT INTO casework_act (id, agency_id, case_id, seq, kind, at, done_on, done_by, input, "
      "result) "
      "VALUES (:id, :agency, :case, :seq, :kind, :at, :on, :by, :input, :result)",
      {{"id", act.id},
       {"agency", c.agency_id},
       {"case", c.id},
       {"seq", act.seq},
       {"kind", act.kind},
       {"at", act.at},
       {"on", on},
       {"by", act.by},
       {"input", input},
       {"result", result}});
}

void update_line(sql::Tx& tx, const Case& c, std::string_view stage, std::optional<Date> due) {
  const auto handlers = json::serialize(json::value_from(c.handlers));
  std::optional<std::string> number, due_on;
  if (!c.number.empty()) number = c.number;
  if (due) due_on = timing::iso(*due);
  tx.execute(
      "UPDATE casework_case SET number = :number, stage = :stage, handlers = :handlers, due_on = "
      ":due WHERE id = :id",
      {{"number", number},
       {"stage", stage},
       {"handlers", handlers},
       {"due", due_on},
       {"id", c.id}});
}

std::optional<Case> find(sql::Tx& tx, std::int64_t id) {
  auto found = tx.one(
      "SELECT id, agency_id, procedure, law_version, title, matter_id, party_id, party, opened_by, "
      "opened_at "
      "FROM casework_case WHERE id = :id",
      {{"id", id}}, [](const sql::Row& row) {
        return Case{.id = row.integer(0),
                    .agency_id = row.integer(1),
                    .procedure = row.str(2),
                    .law_version = row.str(3),
                    .title = row.str(4),
                    .matter_id = row.integer(5),
                    .party_id = row.integer(6),
                    .opened_by = row.integer(8),
                    .opened_at = row.instant(9),
                    .party = party_in(row.text(7))};
      });
  if (!found) return found;
  for (auto& act :
       tx.all("SELECT id, seq, kind, at, done_on, done_by, input, result FROM casework_act "
              "WHERE case_id = :id ORDER BY seq",
              {{"id", id}}, act_in))
    fold(*found, std::move(act));
  return found;
}

std::vector<CaseLine> list(sql::Tx& tx, std::int64_t agency, const CaseFilter& f) {
  const auto like = "%" + f.text + "%", handler = "%" + std::to_string(f.handler) + "%";
  return tx.all(
      "SELECT id, title, COALESCE(number, ''), party, stage, handlers, due_on FROM casework_case "
      "WHERE agency_id = :agency AND (:before = 0 OR id < :before) AND (:text = '%%' OR title LIKE "
      ":text OR number LIKE :text) "
      "AND (:stage = '' OR stage = :stage) AND (:open = 0 OR stage <> 'closed') AND (:anyone = 1 "
      "OR handlers LIKE :handler) "
      "ORDER BY id DESC LIMIT :limit",
      {{"agency", agency},
       {"before", f.before},
       {"text", like},
       {"stage", f.stage},
       {"open", f.open},
       {"anyone", f.handler == 0},
       {"handler", handler},
       {"limit", f.limit}},
      [](const sql::Row& row) {
        CaseLine line{.id = row.integer(0),
                      .title = row.str(1),
                      .number = row.str(2),
                      .party = party_in(row.text(3)).name,
                      .stage = row.str(4),
                      .handlers = ids_in(row.text(5)),
                      .due_on = {}};
        if (Date due; timing::parse(row.text(6), due)) line.due_on = due;
        return line;
      });
}

std::vector<std::int64_t> decided_against(sql::Tx& tx, std::int64_t agency, std::int64_t party) {
  return tx.all(
      "SELECT id FROM casework_case c WHERE agency_id = :agency AND party_id = :party AND EXISTS "
      "(SELECT 1 FROM casework_act a WHERE a.case_id = c.id AND a.kind = 'decide') ORDER BY id",
      {{"agency", agency}, {"party", party}}, [](const sql::Row& row) { return row.integer(0); });
}

}  // namespace store
}  // namespace casework
