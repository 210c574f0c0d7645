// segment — some thousand documents sealed: in the order of results, their terms packed, never
// changed again.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search/postings.h"
#include "platform/search/record.h"

namespace search {

struct Segment {
  std::size_t documents = 0;
  std::int64_t lowest_id = 0, highest_id = 0;
  Day oldest = 0, newest = 0;
  std::string days, ids;
  std::vector<std::string> blocks;  // the bodies
  std::vector<PostingBlock> postings;
};

// Uses the records up. At least one, at most 65,536.
Segment seal(std::vector<Record> records, std::size_t documents_a_block);

// Ranks by day: newest first, in runs of the same day.
class Days {
 public:
  Days(std::string_view stored, std::size_t documents);
  Day at(std::size_t rank) const;
  std::size_t first_not_after(Day) const;  // the first rank of that day or an older one

 private:
  struct Run {
    Day day;
    std::size_t first;
  };
  std::vector<Run> runs_;
  std::size_t documents_;
};

std::vector<std::string_view> bodies_in_block(std::string_view block);
std::string block_of(const std::vector<std::string_view>& bodies);

}  // namespace search
