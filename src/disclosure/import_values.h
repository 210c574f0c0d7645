// import_values — dates, amounts and codes as other people's tables write them.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "law/date.h"

namespace disclosure {

std::string_view trimmed(std::string_view);
// 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, 20260302, also with a time behind it.
std::optional<law::Date> imported_date(std::string_view);
// A decimal number of units of `fen` fen each, exact to the fen.
std::optional<std::int64_t> imported_fen(std::string_view, std::int64_t fen_per_unit);

}  // namespace disclosure
