#include "registry/publishing.h"

#include <array>

namespace registry {
namespace {

constexpr std::string_view no_fee = "不收费";

struct Listed {
  std::string_view field, label;
  bool (*filled)(const Matter&);
};

// 《行政执法事项清单》：事项名称、执法主体、承办机构、执法依据、实施对象、办理时限、收费依据和标准。
constexpr std::array<Listed, 7> listed{{
    {"name", "事项名称", [](const Matter& m) { return !m.name.empty(); }},
    {"subject", "执法主体", [](const Matter& m) { return !m.subject.empty(); }},
    {"handling_unit", "承办机构", [](const Matter& m) { return !m.handling_unit.empty(); }},
    {"legal_basis", "执法依据", [](const Matter& m) { return !m.legal_basis.empty(); }},
    {"target", "实施对象", [](const Matter& m) { return !m.target.empty(); }},
    // A plan instead of a number is a time limit too: 按年度监督检查计划.
    {"time_limit_value", "办理时限",
     [](const Matter& m) { return m.time_limit_value || !m.time_limit_from.empty(); }},
    // Where nothing is charged, 不收费 is written out; where something is, on what basis.
    {"fee", "收费依据和标准",
     [](const Matter& m) { return m.fee == no_fee || (!m.fee.empty() && !m.fee_basis.empty()); }},
}};

std::string_view unit_text(std::string_view unit) {
  if (unit == "working_day") return "个工作日";
  if (unit == "calendar_day") return "日";
  if (unit == "month") return "个月";
  return "小时";
}

}  // namespace

std::vector<std::string> blank_fields(const Matter& matter) {
  std::vector<std::string> labels;
  for (const Listed& one : listed)
    if (!one.filled(matter)) labels.emplace_back(one.label);
  return labels;
}

law::Refusals missing_before_publishing(const Matter& matter, const law::Pack& pack) {
  law::Refusals missing;
  for (const Listed& one : listed)
    if (!one.filled(matter))
      missing.push_back({"registry.publishing." + std::string(one.field),
                         "事项“" + matter.name + "”还没有填写“" + std::string(one.label) + "”" +
                             (one.field == "fee" ? "；不收费的写明“不收费”。" : "。"),
                         pack.basis("three-systems-plan:2-1-1"), std::string(one.field)});
  return missing;
}

std::string time_limit_of(const Matter& matter) {
  if (!matter.time_limit_value) return matter.time_limit_from;
  auto text =
      std::to_string(*matter.time_limit_value) + std::string(unit_text(matter.time_limit_unit));
  if (!matter.time_limit_from.empty()) text += "（" + matter.time_limit_from + "起）";
  return text;
}

std::string fee_of(const Matter& matter) {
  if (matter.fee_basis.empty()) return matter.fee;
  return matter.fee + "（" + matter.fee_basis + "）";
}

}  // namespace registry
