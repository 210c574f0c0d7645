// identity_resident — is this a resident identity number (GB 11643-1999)?
#include <array>
#include <chrono>

#include "registry/identity.h"
#include "registry/identity_tables.h"
#include "registry/identity_text.h"
#include "registry/identity_verdict.h"

namespace registry {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr int earliest_year = 1900;  // nobody born before it can still be a party

bool all_digits(std::string_view text) {
  return text.find_first_not_of(digits) == std::string_view::npos;
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool check_character_fits(std::string_view id) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (id[i] - '0') * weights[i];
  return id[17] == std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

bool birth_is_possible(std::string_view id, law::Date today) {
  using namespace std::chrono;
  const year_month_day birth{year{number(id.substr(6, 4))},
                             month{static_cast<unsigned>(number(id.substr(10, 2)))},
                             day{static_cast<unsigned>(number(id.substr(12, 2)))}};
  return birth.ok() && int(birth.year()) >= earliest_year && law::Date{birth} <= today;
}

Finding finding_of(const TypedText& text, law::Date today) {
  const std::string_view id = text.value;
  if (text.length == 15 && all_digits(id))
    return {false, "legacy15", "15位号码自2013年起停用，请登记18位号码。"};
  if (text.length != 18) return {false, "length", "居民身份证号码应为18位。"};
  if (id.size() != 18 || !all_digits(id.substr(0, 17)) ||
      !(all_digits(id.substr(17)) || id[17] == 'X'))
    return {false, "charset", "前17位应为数字，第18位应为数字或者X。"};
  const auto region = id.substr(0, 6);
  const bool born = birth_is_possible(id, today);
  if (!born && !region_is_certain(region))
    return {false, region_exists(region) ? "region_or_birth" : "region",
            "地区代码或者出生日期不存在。"};
  if (!region_exists(region)) return {false, "region", "前6位的行政区划代码不存在。"};
  if (!born) return {false, "birth_date", "第7至14位不是可能的出生日期。"};
  if (!check_character_fits(id)) return {false, "check_char", "最后一位校验码不符，请核对。"};
  return {true, "ok", "符合GB 11643。"};
}

}  // namespace

bool is_resident_id(std::string_view value) {
  return value.size() == 18 && all_digits(value.substr(0, 17)) && check_character_fits(value) &&
         region_exists(value.substr(0, 6)) && number(value.substr(6, 4)) >= earliest_year &&
         number(value.substr(6, 4)) <= 2100;
}

IdentityVerdict check_resident_id(std::string_view text, law::Date today) {
  const auto value = typed(text);
  return verdict_of(value, finding_of(value, today));
}

}  // namespace registry
