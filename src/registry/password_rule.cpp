// password_rule — is this password hard enough to guess?
#include <algorithm>
#include <cctype>

#include "registry/accounts.h"

namespace registry {
namespace {

constexpr std::size_t characters = 12, bytes = 256;
constexpr int kinds = 3;

std::size_t characters_in(std::string_view text) {
  return std::size_t(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

int kinds_in(std::string_view text) {
  bool small = false, capital = false, digit = false, other = false;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    (std::islower(u) ? small : std::isupper(u) ? capital : std::isdigit(u) ? digit : other) = true;
  }
  return small + capital + digit + other;
}

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = char(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Two or three letters stand in many a word by chance.
bool holds(std::string_view password, std::string_view part) {
  return part.size() > 3 && small_letters(password).find(small_letters(part)) != std::string::npos;
}

}  // namespace

law::Refusals wrong_in_password(std::string_view password, std::string_view login,
                                std::string_view name) {
  law::Refusals found;
  const auto refuse = [&](std::string reason) {
    found.push_back({"registry.password", std::move(reason), {}, "password"});
  };
  if (characters_in(password) < characters || password.size() > bytes)
    refuse("密码至少" + std::to_string(characters) + "个字符，最长" + std::to_string(bytes) +
           "个字节。");
  if (kinds_in(password) < kinds)
    refuse("密码应当含有大写字母、小写字母、数字、其他符号中的至少三种。");
  if (holds(password, login) || holds(password, name)) refuse("密码不能含有登录名或者姓名。");
  return found;
}

}  // namespace registry
