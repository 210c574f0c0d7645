// citation — what "58", "25.1(3)" or "2-6" is called in the words of the instrument.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace law {

std::string chinese_number(unsigned number);  // 113 → 一百一十三; up to 999

// Statutes: article[-n][.paragraph][(item)]. Documents: 2-6-3 → 二（六）3. "?" → （条文待核）. Else
// empty.
std::optional<std::string> provision_words(std::string_view article, bool is_document);

// "penalty-law:58" → {"penalty-law", "58"}; the second is empty when there is no colon.
std::pair<std::string_view, std::string_view> split_key(std::string_view key);

}  // namespace law
