// decision_json — a decision and what was derived from it, as the database keeps them.
#include "disclosure/decision_json.h"

#include <boost/json.hpp>

#include "ledger/book.h"

namespace json = boost::json;

namespace disclosure {
namespace {

json::value of(const std::optional<std::int64_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}
json::value of(const std::optional<timing::Date>& date) {
  return date ? json::value(timing::iso(*date)) : json::value(nullptr);
}
json::array of(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

std::string text(const json::object& o, std::string_view key) {
  const auto* value = o.if_contains(key);
  return value && value->is_string() ? std::string(value->as_string()) : "";
}
std::optional<std::int64_t> integer(const json::object& o, std::string_view key) {
  const auto* value = o.if_contains(key);
  if (!value || !value->is_number()) return std::nullopt;
  return value->to_number<std::int64_t>();
}
std::optional<timing::Date> date(const json::object& o, std::string_view key) {
  timing::Date out;
  if (!timing::parse(text(o, key), out)) return std::nullopt;
  return out;
}
std::vector<std::string> texts(const json::object& o, std::string_view key) {
  std::vector<std::string> out;
  for (const auto& one : o.at(key).as_array()) out.emplace_back(one.as_string());
  return out;
}

json::object of(const registry::Party& p) {
  return {{"id", p.id},
          {"kind", registry::name_of(p.kind)},
          {"name", p.name},
          {"credit_code", p.credit_code},
          {"id_kind", p.id_kind},
          {"id_number", p.id_number},
          {"legal_representative", p.legal_representative},
          {"operator_name", p.operator_name},
          {"address", p.address},
          {"phone", p.phone}};
}

registry::Party party_from(const json::object& o) {
  registry::Party p;
  p.id = integer(o, "id").value_or(0);
  p.kind = registry::party_kind(text(o, "kind")).value_or(registry::PartyKind::individual);
  p.name = text(o, "name");
  p.credit_code = text(o, "credit_code");
  p.id_kind = text(o, "id_kind");
  p.id_number = text(o, "id_number");
  p.legal_representative = text(o, "legal_representative");
  p.operator_name = text(o, "operator_name");
  p.address = text(o, "address");
  p.phone = text(o, "phone");
  return p;
}

json::array of(const std::vector<Person>& persons) {
  json::array out;
  for (const auto& [name, role] : persons) out.push_back(json::array{name, int(role)});
  return out;
}

std::vector<Person> persons_from(const json::array& array) {
  std::vector<Person> out;
  for (const auto& one : array)
    out.push_back({std::string(one.at(0).as_string()), Role(one.at(1).as_int64())});
  return out;
}

json::array of(const std::vector<Mask>& masks) {
  json::array out;
  for (const auto& m : masks)
    out.push_back({{"begin", m.begin},
                   {"end", m.end},
                   {"kind", m.kind},
                   {"replacement", m.replacement},
                   {"why", m.why},
                   {"basis", m.basis}});
  return out;
}

std::vector<Mask> masks_from(const json::array& array) {
  std::vector<Mask> out;
  for (const auto& one : array) {
    const auto& o = one.as_object();
    out.push_back({std::size_t(*integer(o, "begin")), std::size_t(*integer(o, "end")),
                   text(o, "kind"), text(o, "replacement"), text(o, "why"), text(o, "basis")});
  }
  return out;
}

}  // namespace

std::string json_of(const Decision& d) {
  return ledger::canonical(json::object{{"agency_id", d.agency_id},
                                        {"subject", d.subject},
                                        {"kind", d.kind},
                                        {"document_number", d.document_number},
                                        {"decided_on", timing::iso(d.decided_on)},
                                        {"party", of(d.party)},
                                        {"party_category", d.party_category},
                                        {"violation_type", d.violation_type},
                                        {"facts", d.facts},
                                        {"basis", d.basis},
                                        {"penalty_kinds", of(d.penalty_kinds)},
                                        {"content", d.content},
                                        {"fine_fen", of(d.fine_fen)},
                                        {"confiscated_fen", of(d.confiscated_fen)},
                                        {"licence_name", d.licence_name},
                                        {"licence_category", d.licence_category},
                                        {"document_name", d.document_name},
                                        {"valid_from", of(d.valid_from)},
                                        {"valid_until", of(d.valid_until)},
                                        {"publicity_class", d.publicity_class},
                                        {"remedies", d.remedies},
                                        {"matter_code", d.matter_code},
                                        {"region", d.region},
                                        {"persons", of(d.persons)},
                                        {"officers", of(d.officers)}});
}

Decision decision_from(std::string_view stored) {
  const auto parsed = json::parse(json::string_view(stored));
  const auto& o = parsed.as_object();
  Decision d;
  d.agency_id = integer(o, "agency_id").value_or(0);
  d.subject = text(o, "subject");
  d.kind = text(o, "kind");
  d.document_number = text(o, "document_number");
  d.decided_on = date(o, "decided_on").value_or(timing::Date{});
  d.party = party_from(o.at("party").as_object());
  d.party.agency_id = d.agency_id;
  d.party_category = text(o, "party_category");
  d.violation_type = text(o, "violation_type");
  d.facts = text(o, "facts");
  d.basis = text(o, "basis");
  d.penalty_kinds = texts(o, "penalty_kinds");
  d.content = text(o, "content");
  d.fine_fen = integer(o, "fine_fen");
  d.confiscated_fen = integer(o, "confiscated_fen");
  d.licence_name = text(o, "licence_name");
  d.licence_category = text(o, "licence_category");
  d.document_name = text(o, "document_name");
  d.valid_from = date(o, "valid_from");
  d.valid_until = date(o, "valid_until");
  d.publicity_class = text(o, "publicity_class");
  d.remedies = text(o, "remedies");
  d.matter_code = text(o, "matter_code");
  d.region = text(o, "region");
  d.persons = persons_from(o.at("persons").as_array());
  d.officers = texts(o, "officers");
  return d;
}

std::string json_of(const std::vector<PublicField>& fields) {
  json::array out;
  for (const auto& field : fields)
    out.push_back({{"label", field.label},
                   {"value", field.value},
                   {"original", field.original},
                   {"masks", of(field.masks)}});
  return ledger::canonical(out);
}

std::vector<PublicField> public_fields_from(std::string_view stored) {
  std::vector<PublicField> out;
  const auto parsed = json::parse(json::string_view(stored));
  for (const auto& one : parsed.as_array()) {
    const auto& o = one.as_object();
    out.push_back({text(o, "label"), text(o, "value"), text(o, "original"),
                   masks_from(o.at("masks").as_array())});
  }
  return out;
}

}  // namespace disclosure
