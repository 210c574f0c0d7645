// xlsx_number — what did the person type, where Excel remembers only a number?
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tables {

// Does a cell with this number format show a date or a time?
bool shows_date(int format_id, std::string_view custom_format);

// 1.1000000000000001 -> 1.1, 1.23E+5 -> 123000; empty when it is no number.
std::optional<std::string> plain_number(std::string_view stored);
// More than 15 digits: Excel keeps no more and has put zeros for the rest.
bool is_rounded(std::string_view plain);
// 45418.5 -> 2024-05-06 12:00:00; empty when Excel itself would show no date.
std::optional<std::string> date_text(double serial, bool counts_from_1904);

}  // namespace tables
