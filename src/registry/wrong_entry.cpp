#include "registry/wrong_entry.h"

#include <algorithm>

#include "registry/identity.h"

namespace registry {
namespace {

class Wrong {
 public:
  explicit Wrong(std::string thing) : thing_(std::move(thing)) {}
  void add(const std::string& field, std::string reason) {
    found.push_back({"registry." + thing_ + "." + field, std::move(reason), {}, field});
  }
  void needs(const std::string& field, const std::string& value, const std::string& label) {
    if (value.empty()) add(field, "请填写" + label + "。");
  }
  law::Refusals found;

 private:
  std::string thing_;
};

bool is_login(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  return text.size() >= 2 && text.size() <= 40 && std::ranges::all_of(text, fits);
}

bool is_sex(std::string_view text) { return text.empty() || text == "男" || text == "女"; }

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool has_resident_id(const Party& party) {
  return !party.id_number.empty() && party.id_kind == resident_id;
}

void check_numbers(const Party& party, timing::Date today, Wrong& wrong) {
  if (!party.credit_code.empty())
    if (const auto verdict = check_credit_code(party.credit_code); !verdict.normalised)
      wrong.add("credit_code", verdict.reason);
  if (has_resident_id(party))
    if (const auto verdict = check_resident_id(party.id_number, today); !verdict.normalised)
      wrong.add("id_number", verdict.reason);
}

}  // namespace

law::Refusals wrong_in(const Agency& agency) {
  Wrong wrong("agency");
  wrong.needs("name", agency.name, "机关名称");
  if (!agency.credit_code.empty())
    if (const auto verdict = check_credit_code(agency.credit_code); !verdict.normalised)
      wrong.add("credit_code", verdict.reason);
  return wrong.found;
}

law::Refusals wrong_in(const Office& office) {
  Wrong wrong("office");
  wrong.needs("name", office.name, "机构名称");
  return wrong.found;
}

law::Refusals wrong_in(const Person& person) {
  Wrong wrong("person");
  wrong.needs("name", person.name, "姓名");
  if (!is_sex(person.sex)) wrong.add("sex", "性别应为“男”或者“女”。");
  if (!person.login.empty() && !is_login(person.login))
    wrong.add("login", "登录名用2至40个小写字母、数字或者 . - _ 。");
  return wrong.found;
}

law::Refusals wrong_in(const Certificate& certificate) {
  Wrong wrong("certificate");
  wrong.needs("number", certificate.number, "执法证号");
  wrong.needs("kind", certificate.kind, "执法类别");
  wrong.needs("area", certificate.area, "执法区域");
  if (certificate.expires_on < certificate.issued_on)
    wrong.add("expires_on", "有效期至早于发证日期。");
  if (certificate.exam_score && (*certificate.exam_score < 0 || *certificate.exam_score > 150))
    wrong.add("exam_score", "考试成绩应为0至150的整数。");
  return wrong.found;
}

law::Refusals wrong_in(const Matter& matter) {
  Wrong wrong("matter");
  wrong.needs("code", matter.code, "事项编码");
  wrong.needs("name", matter.name, "事项名称");
  static constexpr std::string_view units[] = {"", "working_day", "calendar_day", "month", "hour"};
  if (std::ranges::find(units, matter.time_limit_unit) == std::end(units))
    wrong.add("time_limit_unit", "期限单位应为工作日、日、月或者小时。");
  if (matter.time_limit_value && *matter.time_limit_value < 0)
    wrong.add("time_limit_value", "办理时限不能为负数。");
  if (matter.time_limit_value && matter.time_limit_unit.empty())
    wrong.add("time_limit_unit", "请写明期限单位。");
  return wrong.found;
}

law::Refusals wrong_in(const Party& party, timing::Date today) {
  Wrong wrong("party");
  wrong.needs("name", party.name, "名称或者姓名");
  if (!is_sex(party.sex)) wrong.add("sex", "性别应为“男”或者“女”。");
  if (party.birth_year && (*party.birth_year < 1900 || *party.birth_year > 2200))
    wrong.add("birth_year", "出生年份不对。");
  check_numbers(party, today, wrong);
  return wrong.found;
}

Party tidied(Party party, timing::Date today) {
  for (auto* text : {&party.name, &party.legal_representative, &party.operator_name, &party.address,
                     &party.postcode, &party.phone, &party.id_kind, &party.id_number})
    *text = trimmed(*text);
  if (!party.credit_code.empty()) party.credit_code = check_credit_code(party.credit_code).value;
  if (party.id_number.empty())
    party.id_kind.clear();
  else if (party.id_kind.empty())
    party.id_kind = resident_id;
  if (has_resident_id(party)) party.id_number = check_resident_id(party.id_number, today).value;
  return party;
}

}  // namespace registry
