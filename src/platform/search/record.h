// record — a document as the index keeps it.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search/search.h"
#include "platform/search/terms.h"

namespace search {

using Day = std::uint16_t;  // from 1 January 1900 on; to 2079

constexpr Date first_date = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
inline Day day_of(Date date) {
  return Day(std::clamp<std::int64_t>((date - first_date).count(), 0, 65'535));
}
inline Date date_of(Day day) { return first_date + std::chrono::days{day}; }

struct Record {
  std::int64_t id = 0;
  Day day = 0;
  std::string body;  // folded texts, a line each; then the words, each after a mark
};

Record record_of(const Document&);
std::string_view text_of_body(std::string_view body);
// Every term of its texts and words, with repetitions.
void append_terms_of_body(std::string_view body, std::vector<Term>&);

}  // namespace search
