// import_parties — a list of enterprises and individuals becomes parties.
#include "registry/importer.h"
#include "registry/unrecorded.h"
#include "registry/wrong_entry.h"

namespace registry {
namespace {

struct Text {
  const char* field;
  std::string Party::*to;
};
constexpr Text texts[] = {{"name", &Party::name},
                          {"legal_representative", &Party::legal_representative},
                          {"operator_name", &Party::operator_name},
                          {"id_kind", &Party::id_kind},
                          {"address", &Party::address},
                          {"postcode", &Party::postcode},
                          {"phone", &Party::phone}};

// Credit codes of individually-owned businesses begin with 92.
PartyKind likely_kind(const Party& party) {
  if (party.credit_code.starts_with("92")) return PartyKind::sole_proprietor;
  if (party.credit_code.empty() && !party.id_number.empty()) return PartyKind::individual;
  return PartyKind::organization;
}

class PartyImporter final : public Importer {
 public:
  explicit PartyImporter(const ImportPlace& place) : place_(place) {}

  const std::vector<ColumnName>& columns() const override {
    static const std::vector<ColumnName> names{
        {"name", "名称", true, {"当事人名称", "企业名称", "单位名称", "姓名"}},
        {"kind", "类别", false, {"当事人类型", "类型"}},
        {"credit_code", "统一社会信用代码", false, {"信用代码"}},
        {"legal_representative", "法定代表人", false, {"负责人", "法定代表人（负责人）"}},
        {"operator_name", "经营者", false, {}},
        {"id_kind", "证件类型", false, {}},
        {"id_number", "证件号码", false, {"身份证号", "身份证号码"}},
        {"address", "住所", false, {"地址", "住所（经营场所）"}},
        {"postcode", "邮编", false, {}},
        {"phone", "电话", false, {"联系电话"}}};
    return names;
  }

  RowState take(sql::Tx& tx, Cells& cells) override {
    const auto typed = numbers_in(cells);
    const auto stored = find(tx, typed);
    Party party = stored.value_or(typed);
    for (const Text& one : texts)
      if (cells.has(one.field)) party.*one.to = cells.text(one.field);
    if (!typed.credit_code.empty()) party.credit_code = typed.credit_code;
    if (!typed.id_number.empty()) party.id_number = typed.id_number;
    party.kind = typed.kind;
    party = tidied(std::move(party), place_.today);
    seen_.check(key_of(party), party.credit_code.empty() ? "id_number" : "credit_code", cells);
    take_faults(refusals_of(tx, party, place_.today), cells);
    if (stored && *stored == party) return RowState::same;
    planned_.push_back(std::move(party));
    return stored ? RowState::changed : RowState::added;
  }

  void write(sql::Tx& tx, std::vector<ledger::RowRef>& rows) override {
    for (Party& party : planned_) {
      if (party.id == 0) party.id = place_.registry.new_id();
      save(tx, party);
      rows.push_back({"party", party.id});
    }
  }

 private:
  static std::string key_of(const Party& party) {
    if (!party.credit_code.empty()) return party.credit_code;
    if (!party.id_number.empty()) return std::string(name_of(party.kind)) + party.id_number;
    return "名称" + party.name;
  }

  // What tells this party from all others.
  Party numbers_in(Cells& cells) {
    Party party{.agency_id = place_.agency,
                .name = cells.needed("name"),
                .credit_code = cells.code("credit_code"),
                .id_kind = cells.text("id_kind"),
                .id_number = cells.code("id_number")};
    party = tidied(std::move(party), place_.today);
    const auto kind = cells.text("kind");
    const auto known = party_kind(kind);
    if (!kind.empty() && !known) cells.fault("kind", "类别应为单位、个体工商户或者个人。");
    party.kind = known.value_or(likely_kind(party));
    return party;
  }

  std::optional<Party> find(sql::Tx& tx, const Party& typed) {
    if (!typed.credit_code.empty())
      return place_.registry.party_by_number(tx, place_.agency, typed.credit_code);
    const auto id = tx.integer(
        "SELECT id FROM party WHERE agency_id = :agency AND kind = :kind AND CASE WHEN :number = "
        "'' "
        "THEN name = :name ELSE id_number = :number END ORDER BY id",
        {{"agency", place_.agency},
         {"kind", name_of(typed.kind)},
         {"number", typed.id_number},
         {"name", typed.name}});
    return id == 0 ? std::nullopt : place_.registry.party(tx, id);
  }

  ImportPlace place_;
  Seen seen_;
  std::vector<Party> planned_;
};

}  // namespace

std::unique_ptr<Importer> party_importer(const ImportPlace& place) {
  return std::make_unique<PartyImporter>(place);
}

}  // namespace registry
