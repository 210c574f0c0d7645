// identity_credit_code — is this a unified social credit code (GB 32100-2015)?
#include <array>

#include "registry/identity.h"
#include "registry/identity_tables.h"
#include "registry/identity_text.h"
#include "registry/identity_verdict.h"

namespace registry {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // no I, O, S, V, Z
constexpr std::string_view no_code = "00000000000000000X";  // stands for “none” in 双公示 data

int place(char character) { return static_cast<int>(alphabet.find(character)); }

bool check_character_fits(std::string_view code) {
  constexpr std::array weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += place(code[i]) * weights[i];
  return place(code[17]) == (31 - sum % 31) % 31;
}

// GB 11714, places 9–17: its letters count A = 10 … Z = 35.
bool organisation_code_fits(std::string_view code) {
  constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const char c = code[8 + i];
    sum += (c <= '9' ? c - '0' : c - 'A' + 10) * weights[i];
  }
  const int check = 11 - sum % 11;
  return code[16] == (check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check));
}

Finding finding_of(const TypedText& text) {
  const std::string_view code = text.value;
  if (text.length != 18) return {false, "length", "统一社会信用代码应为18位。"};
  if (code.find_first_not_of(alphabet) != std::string_view::npos)
    return {false, "charset", "含有统一社会信用代码不使用的字符（不用字母I、O、S、V、Z）。"};
  if (code == no_code) return {false, "placeholder", "这是“无代码”的占位符，应当按没有代码处理。"};
  if (is_resident_id(code))
    return {false, "check_char_or_org", "这是居民身份证号码，不是统一社会信用代码。"};
  if (!department_exists(code[0])) return {false, "dept", "第1位的登记管理部门代码不存在。"};
  if (!body_kind_exists(code.substr(0, 2)))
    return {false, "category", "第2位的机构类别代码在该登记管理部门下不存在。"};
  if (!check_character_fits(code)) return {false, "check_char", "最后一位校验码不符，请核对。"};
  if (!organisation_code_fits(code))
    return {true, "warn_org_check", "第9至17位的主体标识码自身校验不符，请核对执照原件。"};
  if (!region_exists(code.substr(2, 6)))
    return {true, "warn_region", "第3至8位的行政区划代码查不到，请核对执照原件。"};
  return {true, "ok", "符合GB 32100。"};
}

}  // namespace

IdentityVerdict check_credit_code(std::string_view text) {
  const auto value = typed(text);
  return verdict_of(value, finding_of(value));
}

}  // namespace registry
