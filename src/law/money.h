// money — amounts in fen, as people write and read them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace law {

std::string yuan(std::int64_t fen);            // 50000.00 → "50,000元", 0.5 → "0.50元"
std::string yuan_plain(std::int64_t fen);      // "50000.00", for forms and CSV
std::string wan_yuan(std::int64_t fen);        // "5万元", "1.25万元", exact
std::string wan_decimal(std::int64_t fen);     // "5.000000", the six decimals of 双公示
std::string capital_amount(std::int64_t fen);  // 伍万元整
std::optional<std::int64_t> parse_yuan(
    std::string_view text);  // "50,000", "50000.5", "5万", "5万元" → fen

}  // namespace law
