// import_matters — a list of enforcement matters becomes rows of the registry.
#include <charconv>

#include "registry/importer.h"
#include "registry/publishing.h"
#include "registry/unrecorded.h"

namespace registry {
namespace {

struct Text {
  const char* field;
  std::string Matter::*to;
};
constexpr Text texts[] = {{"name", &Matter::name},
                          {"category", &Matter::category},
                          {"subject", &Matter::subject},
                          {"handling_unit", &Matter::handling_unit},
                          {"legal_basis", &Matter::legal_basis},
                          {"target", &Matter::target},
                          {"time_limit_from", &Matter::time_limit_from},
                          {"time_limit_basis", &Matter::time_limit_basis},
                          {"fee", &Matter::fee},
                          {"fee_basis", &Matter::fee_basis},
                          {"penalty_range", &Matter::penalty_range},
                          {"basis_status", &Matter::basis_status}};

std::string unit_named(std::string_view text) {
  if (text == "working_day" || text == "个工作日" || text == "工作日") return "working_day";
  if (text == "calendar_day" || text == "日" || text == "天" || text == "个自然日" ||
      text == "自然日")
    return "calendar_day";
  if (text == "month" || text == "个月" || text == "月") return "month";
  if (text == "hour" || text == "小时") return "hour";
  return "";
}

class MatterImporter final : public Importer {
 public:
  explicit MatterImporter(const ImportPlace& place) : place_(place) {}

  const std::vector<ColumnName>& columns() const override {
    static const std::vector<ColumnName> names{
        {"code", "事项编码", true, {"matter_code", "事项代码", "编码"}},
        {"name", "事项名称", true, {"名称"}},
        {"category", "事项类别", true, {"执法类别", "事项类型", "类别"}},
        {"subject", "执法主体", false, {"实施主体"}},
        {"handling_unit", "承办机构", false, {"责任科室"}},
        {"legal_basis", "执法依据", false, {"法律依据", "实施依据"}},
        {"target", "实施对象", false, {}},
        {"time_limit_value", "办理时限", false, {"法定时限"}},
        {"time_limit_unit", "时限单位", false, {}},
        {"time_limit_from", "时限起算", false, {}},
        {"time_limit_basis", "时限依据", false, {}},
        {"fee", "收费标准", false, {"收费依据和标准", "是否收费", "收费"}},
        {"fee_basis", "收费依据", false, {}},
        {"penalty_range", "处罚幅度", false, {}},
        {"basis_status", "核对情况", false, {}}};
    return names;
  }

  RowState take(sql::Tx& tx, Cells& cells) override {
    const auto code = cells.needed("code");
    cells.needed("name");
    cells.needed("category");
    seen_.check(code, "code", cells);
    const auto stored = place_.registry.matter_by_code(tx, place_.agency, code);
    Matter matter = stored.value_or(Matter{.agency_id = place_.agency, .code = code});
    // A column that the table does not have leaves what is stored.
    for (const Text& one : texts)
      if (cells.has(one.field)) matter.*one.to = cells.text(one.field);
    if (cells.has("time_limit_value")) read_time_limit(cells, matter);
    take_faults(refusals_of(tx, matter), cells);
    if (matter.published_on)
      for (const auto& label : blank_fields(matter))
        cells.fault("", "已经公示的事项不能空缺“" + label + "”。");
    if (stored && *stored == matter) return RowState::same;
    planned_.push_back(std::move(matter));
    return stored ? RowState::changed : RowState::added;
  }

  void write(sql::Tx& tx, std::vector<ledger::RowRef>& rows) override {
    for (Matter& matter : planned_) {
      if (matter.id == 0) matter.id = place_.registry.new_id();
      save(tx, matter);
      rows.push_back({"matter", matter.id});
    }
  }

 private:
  // 30 beside a column of units, or 30个工作日, or words instead of a number.
  static void read_time_limit(Cells& cells, Matter& matter) {
    const auto text = cells.text("time_limit_value");
    const auto unit = cells.text("time_limit_unit");
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    const std::string_view rest(end, text.data() + text.size());
    matter.time_limit_value.reset();
    matter.time_limit_unit = unit_named(unit);
    if (end == text.data()) {
      if (!text.empty()) matter.time_limit_from = text;
      matter.time_limit_unit.clear();
      return;
    }
    matter.time_limit_value = value;
    if (!rest.empty()) matter.time_limit_unit = unit_named(rest);
    if (!matter.time_limit_unit.empty()) return;
    matter.time_limit_value.reset();  // one fault says it
    cells.fault(
        rest.empty() && cells.has("time_limit_unit") ? "time_limit_unit" : "time_limit_value",
        "时限单位应为工作日、日、月或者小时。");
  }

  ImportPlace place_;
  Seen seen_;
  std::vector<Matter> planned_;
};

}  // namespace

std::unique_ptr<Importer> matter_importer(const ImportPlace& place) {
  return std::make_unique<MatterImporter>(place);
}

}  // namespace registry
