// postings — which documents of a segment hold each term? Collected in memory, packed in blocks,
// found again.
#include "platform/search/postings.h"

#include <algorithm>
#include <numeric>

#include "platform/search/bytes.h"

namespace search {
namespace {

constexpr std::size_t block_size = 3'800;  // one page of the database
constexpr std::size_t entry_size = sizeof(Term) + sizeof(std::uint32_t);

std::size_t slot_of(Term term, std::size_t slots) {
  const auto hash = std::uint64_t(term) * 0x9E3779B97F4A7C15u;
  return std::size_t(hash >> 20) & (slots - 1);
}

// One block while it fills: count, terms, ends of their ranks, ranks.
struct Filling {
  std::vector<Term> terms;
  std::string ends, ranks;

  void add(Term term, std::string_view more) {
    terms.push_back(term);
    ranks += more;
    put(ends, std::uint32_t(ranks.size()));
  }
  std::size_t size() const { return terms.size() * entry_size + ranks.size(); }
  PostingBlock take() {
    PostingBlock block{terms.front(), {}};
    put(block.data, std::uint32_t(terms.size()));
    for (const Term term : terms) put(block.data, term);
    block.data += ends;
    block.data += ranks;
    *this = {};
    return block;
  }
};

struct View {
  explicit View(std::string_view d) : data(d), count(get<std::uint32_t>(d, 0)) {}
  Term term(std::size_t i) const { return get<Term>(data, 4 + i * sizeof(Term)); }
  std::string_view ranks(std::size_t i) const {
    const auto from = i == 0 ? 0 : end(i - 1);
    return part(data, 4 + count * entry_size + from, end(i) - from);
  }
  std::size_t end(std::size_t i) const {
    return get<std::uint32_t>(data, 4 + count * sizeof(Term) + i * sizeof(std::uint32_t));
  }
  std::string_view data;
  std::size_t count;
};

}  // namespace

void Postings::grow() {
  slots_.assign(std::max<std::size_t>(slots_.size() * 2, 1u << 16), 0);
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    auto slot = slot_of(terms_[number], slots_.size());
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = number + 1;
  }
}

std::size_t Postings::number_of(Term term) {
  if (terms_.size() * 2 >= slots_.size()) grow();
  auto slot = slot_of(term, slots_.size());
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
    if (terms_[slots_[slot] - 1] == term) return slots_[slot] - 1;
  terms_.push_back(term);
  counts_.push_back(0);
  last_.push_back(0);
  slots_[slot] = std::uint32_t(terms_.size());
  return terms_.size() - 1;
}

void Postings::add(std::uint16_t rank, const std::vector<Term>& terms) {
  ranks_.push_back(rank);
  starts_.push_back(std::uint32_t(occurrences_.size()));
  const auto document = std::uint32_t(ranks_.size());
  for (const Term term : terms) {
    const auto number = number_of(term);
    if (last_[number] == document) continue;
    last_[number] = document;
    ++counts_[number];
    occurrences_.push_back(std::uint32_t(number));
  }
}

void Postings::each(std::size_t documents,
                    const std::function<void(Term, std::string_view)>& visit) const {
  std::vector<std::uint32_t> ends(terms_.size());
  std::exclusive_scan(counts_.begin(), counts_.end(), ends.begin(), 0u);
  std::vector<std::uint16_t> all(occurrences_.size());  // the ranks of each term, term after term
  for (std::size_t d = 0; d < ranks_.size(); ++d) {
    const auto end = d + 1 < ranks_.size() ? starts_[d + 1] : occurrences_.size();
    for (std::size_t i = starts_[d]; i < end; ++i) all[ends[occurrences_[i]]++] = ranks_[d];
  }
  struct List {
    Term term;
    std::uint32_t first, count;
  };
  std::vector<List> lists(
      terms_.size());  // side by side: looking each up would cost most of the time
  for (std::size_t n = 0; n < lists.size(); ++n)
    lists[n] = {terms_[n], ends[n] - counts_[n], counts_[n]};
  std::ranges::sort(lists, {}, &List::term);

  const auto bitmap_size = (documents + 63) / 64 * 8;
  std::string data;
  for (const List& list : lists) {
    const auto* const ranks = all.data() + list.first;
    data.clear();
    if (list.count * 2 < bitmap_size) {
      for (std::size_t i = 0; i < list.count; ++i) put(data, ranks[i]);
    } else {
      data.resize(bitmap_size);
      for (std::size_t i = 0; i < list.count; ++i)
        data[ranks[i] / 8] = char(data[ranks[i] / 8] | 1 << ranks[i] % 8);
    }
    visit(list.term, data);
  }
}

std::vector<PostingBlock> packed(const Postings& postings, std::size_t documents) {
  std::vector<PostingBlock> blocks;
  Filling filling;
  postings.each(documents, [&](Term term, std::string_view ranks) {
    if (!filling.terms.empty() && filling.size() + entry_size + ranks.size() > block_size)
      blocks.push_back(filling.take());
    filling.add(term, ranks);
  });
  if (!filling.terms.empty()) blocks.push_back(filling.take());
  return blocks;
}

std::string_view ranks_in_block(std::string_view block, Term term) {
  if (block.empty()) return {};
  const View view(block);
  std::size_t low = 0, high = view.count;
  while (low < high) {
    const auto middle = (low + high) / 2;
    (view.term(middle) < term ? low : high) = view.term(middle) < term ? middle + 1 : middle;
  }
  return low < view.count && view.term(low) == term ? view.ranks(low) : std::string_view();
}

void each_in_block(std::string_view block,
                   const std::function<void(Term, std::string_view)>& visit) {
  const View view(block);
  for (std::size_t i = 0; i < view.count; ++i) visit(view.term(i), view.ranks(i));
}

}  // namespace search
