// postings — which documents of a segment hold each term? Collected in memory, packed in blocks,
// found again.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search/ranks.h"
#include "platform/search/terms.h"

namespace search {

class Postings {
 public:
  // By ascending rank; the terms of one document may repeat.
  void add(std::uint16_t rank, const std::vector<Term>& terms);
  // Terms in ascending order, each with its ranks packed as Ranks::unpacked reads them.
  void each(std::size_t documents, const std::function<void(Term, std::string_view)>&) const;

 private:
  std::size_t number_of(Term);
  void grow();

  std::vector<std::uint32_t> slots_;  // open addressing: number + 1, 0 when free
  std::vector<Term> terms_;           // by number
  std::vector<std::uint32_t> counts_, last_;
  std::vector<std::uint32_t> occurrences_;  // numbers, document after document
  std::vector<std::uint32_t> starts_;       // where each document begins there
  std::vector<std::uint16_t> ranks_;        // of each document
};

struct PostingBlock {
  Term first_term;
  std::string data;
};
std::vector<PostingBlock> packed(const Postings&, std::size_t documents);

// The packed ranks of a term in its block; empty when it has none.
std::string_view ranks_in_block(std::string_view block, Term);
void each_in_block(std::string_view block, const std::function<void(Term, std::string_view)>&);

}  // namespace search
