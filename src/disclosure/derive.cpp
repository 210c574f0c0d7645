// derive — what does the public read of a decision?
#include "disclosure/derive.h"

#include <algorithm>
#include <functional>
#include <map>

#include "law/money.h"

namespace disclosure {
namespace {

using registry::Agency, registry::PartyKind;

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "；") + part;
  return out;
}

std::string day(const std::optional<timing::Date>& date) { return date ? timing::iso(*date) : ""; }
std::string amount(const std::optional<std::int64_t>& fen) {
  return fen && *fen > 0 ? wan_yuan_of(*fen) : "";
}

using Value = std::function<std::string(const Decision&, const Agency&)>;

const std::map<std::string, Value, std::less<>>& sources() {
  static const std::map<std::string, Value, std::less<>> all = {
      {"party_name", [](const auto& d, const auto&) { return d.party.name; }},
      {"party_category", [](const auto& d, const auto&) { return category_of(d); }},
      {"party_code", [](const auto& d, const auto&) { return d.party.credit_code; }},
      {"party_number", [](const auto& d, const auto&) { return d.party.id_number; }},
      {"legal_representative",
       [](const auto& d, const auto&) {
         return d.party.kind == PartyKind::sole_proprietor ? d.party.operator_name
                                                           : d.party.legal_representative;
       }},
      {"legal_representative_number", [](const auto& d, const auto&) { return d.party.id_number; }},
      {"document_number", [](const auto& d, const auto&) { return d.document_number; }},
      {"document_name", [](const auto& d, const auto&) { return d.document_name; }},
      {"violation_type", [](const auto& d, const auto&) { return d.violation_type; }},
      {"facts", [](const auto& d, const auto&) { return d.facts; }},
      {"basis", [](const auto& d, const auto&) { return d.basis; }},
      {"penalty_kinds", [](const auto& d, const auto&) { return joined(d.penalty_kinds); }},
      {"content", [](const auto& d, const auto&) { return d.content; }},
      {"fine_wan_yuan", [](const auto& d, const auto&) { return amount(d.fine_fen); }},
      {"confiscated_wan_yuan",
       [](const auto& d, const auto&) { return amount(d.confiscated_fen); }},
      {"licence_name", [](const auto& d, const auto&) { return d.licence_name; }},
      {"licence_category", [](const auto& d, const auto&) { return d.licence_category; }},
      {"decided_on", [](const auto& d, const auto&) { return timing::iso(d.decided_on); }},
      {"valid_from", [](const auto& d, const auto&) { return day(d.valid_from); }},
      {"valid_until", [](const auto& d, const auto&) { return day(d.valid_until); }},
      {"remedies", [](const auto& d, const auto&) { return d.remedies; }},
      {"agency_name", [](const auto&, const auto& a) { return a.name; }},
      {"agency_code", [](const auto&, const auto& a) { return a.credit_code; }},
      {"remark", [](const auto&, const auto&) { return std::string(); }},
  };
  return all;
}

// All persons of the case, also those who only stand in the party's papers.
std::vector<Person> persons_of(const Decision& d) {
  auto persons = d.persons;
  for (const auto& officer : d.officers) persons.push_back({officer, Role::officer});
  if (d.party.kind == PartyKind::individual) persons.push_back({d.party.name, Role::party});
  for (const auto* name : {&d.party.legal_representative, &d.party.operator_name})
    if (!name->empty()) persons.push_back({*name, Role::other});
  return persons;
}

PublicField redacted(const SchemaField& field, std::string original, const Decision& d,
                     const RedactionOptions& options) {
  PublicField out{field.label, original, original, {}};
  if (field.redact == Redact::text) {
    auto result = redact(original, options);
    out.value = std::move(result.text);
    out.masks = std::move(result.masks);
  } else if (field.redact == Redact::name &&
             (field.source != "party_name" || d.party.kind != PartyKind::organization)) {
    out.value = masked_name(original);
    if (out.value != original)
      out.masks.push_back({0, original.size(), "person", out.value, "自然人姓名保留姓氏，名字隐去",
                           "国办发〔2018〕118号二（六）；《个人信息保护法》第二十五条"});
  }
  return out;
}

void erase_all(std::string& text, const std::string& part) {
  if (part.empty()) return;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at))
    text.erase(at, part.size());
}

}  // namespace

bool is_individual(std::string_view category) { return category == "自然人" || category == "个人"; }

std::string category_of(const Decision& d) {
  if (!d.party_category.empty()) return d.party_category;
  switch (d.party.kind) {
    case PartyKind::individual:
      return "自然人";
    case PartyKind::sole_proprietor:
      return "个体工商户";
    case PartyKind::organization:
      return "法人及非法人组织";
  }
  return "";
}

std::string wan_yuan_of(std::int64_t fen) {
  auto text = law::wan_decimal(fen);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

bool against_minor(const Decision& d) {
  return std::ranges::any_of(d.persons, [&](const Person& person) {
    return person.role == Role::minor && person.name == d.party.name;
  });
}

std::string source_value(const Decision& d, const Agency& agency, std::string_view source) {
  const auto found = sources().find(source);
  return found == sources().end() ? "" : found->second(d, agency);
}

std::vector<PublicField> derived(const PublicationSchema& schema, const Decision& d,
                                 const Agency& agency) {
  const RedactionOptions options{persons_of(d), Marker::mou};
  std::vector<PublicField> out;
  for (const auto& field : schema.fields) {
    if (!field.shown) continue;
    auto original = source_value(d, agency, field.source);
    if (!original.empty()) out.push_back(redacted(field, std::move(original), d, options));
  }
  return out;
}

std::vector<std::string> private_tokens(const Decision& d) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& token) {
    if (!token.empty()) out.push_back(token);
  };
  add(d.party.id_number);
  add(d.party.phone);
  if (d.party.kind == PartyKind::individual) add(d.party.address);
  for (const Person& person : persons_of(d))
    if (person.role != Role::officer && !std::ranges::count(d.officers, person.name))
      add(person.name);
  return out;
}

std::vector<std::string> leaks_of(const std::vector<PublicField>& fields, const Decision& d) {
  std::string text;
  for (const auto& field : fields) text += field.value + "\n";
  if (d.party.kind != PartyKind::individual) erase_all(text, d.party.name);
  return leaks(text, private_tokens(d));
}

}  // namespace disclosure
