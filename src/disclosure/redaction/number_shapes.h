// number_shapes — what can a row of digits be by its shape alone?
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "disclosure/redaction/reading.h"

namespace disclosure::redaction {

// Digits, letters and asterisks from one place on, over blanks, line breaks and hyphens.
struct Row {
  static constexpr std::size_t most = 40;
  std::array<char, most> ch{};
  std::array<std::size_t, most> end{};  // place behind each
  std::array<bool, most> whole{};       // nothing joins on behind it
  std::size_t length = 0, digits = 0, stars = 0;
  bool hyphen = false;  // among the first
  std::string_view first(std::size_t n) const { return {ch.data(), n}; }
};
Row row_at(const Reading& r, std::size_t i);

bool is_birth_date(std::string_view eight);          // 19850312
bool is_resident_number(std::string_view eighteen);  // with its check character
bool looks_like_resident_number(std::string_view eighteen);
bool looks_like_old_resident_number(std::string_view fifteen);
bool is_credit_code(std::string_view eighteen);
bool is_mobile(std::string_view eleven);
bool is_card(std::string_view digits);  // Luhn

}  // namespace disclosure::redaction
