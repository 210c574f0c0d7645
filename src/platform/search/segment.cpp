// segment — some thousand documents sealed: in the order of results, their terms packed, never
// changed again.
#include "platform/search/segment.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "platform/search/bytes.h"

namespace search {
namespace {

std::vector<std::uint32_t> order_of_results(const std::vector<Record>& records) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const Record &x = records[a], &y = records[b];
    return x.day != y.day ? x.day > y.day : x.id > y.id;
  });
  return order;
}

void add_place(Segment& segment, std::size_t rank, const Record& record) {
  if (rank == 0 || record.day != segment.oldest) {
    put(segment.days, record.day);
    put(segment.days, std::uint16_t(rank));
  }
  segment.oldest = record.day;
  put(segment.ids, record.id);
  segment.lowest_id = std::min(segment.lowest_id, record.id);
  segment.highest_id = std::max(segment.highest_id, record.id);
}

}  // namespace

Segment seal(std::vector<Record> records, std::size_t documents_a_block) {
  Segment segment;
  segment.documents = records.size();
  segment.lowest_id = std::numeric_limits<std::int64_t>::max();
  segment.highest_id = std::numeric_limits<std::int64_t>::min();
  const auto order = order_of_results(records);
  segment.newest = records[order.front()].day;

  Postings postings;
  std::vector<Term> terms;
  std::vector<std::string_view> bodies;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const Record& record = records[order[rank]];
    add_place(segment, rank, record);
    terms.clear();
    append_terms_of_body(record.body, terms);
    postings.add(std::uint16_t(rank), terms);
    bodies.push_back(record.body);
    if (bodies.size() == documents_a_block || rank + 1 == order.size()) {
      segment.blocks.push_back(block_of(bodies));
      bodies.clear();
    }
  }
  segment.postings = packed(postings, segment.documents);
  return segment;
}

Days::Days(std::string_view stored, std::size_t documents) : documents_(documents) {
  for (std::size_t at = 0; at < stored.size(); at += 4)
    runs_.push_back({get<Day>(stored, at), get<std::uint16_t>(stored, at + 2)});
  part(stored, 0, runs_.empty() || runs_.front().first != 0 ? stored.size() + 1 : 0);
}

Day Days::at(std::size_t rank) const {
  return std::prev(std::ranges::upper_bound(runs_, rank, {}, &Run::first))->day;
}

std::size_t Days::first_not_after(Day day) const {
  const auto run = std::ranges::lower_bound(runs_, day, std::ranges::greater(), &Run::day);
  return run == runs_.end() ? documents_ : run->first;
}

std::string block_of(const std::vector<std::string_view>& bodies) {
  std::string block;
  std::size_t end = 0;
  put(block, std::uint32_t(bodies.size()));
  for (const auto body : bodies) put(block, std::uint32_t(end += body.size()));
  for (const auto body : bodies) block += body;
  return block;
}

std::vector<std::string_view> bodies_in_block(std::string_view block) {
  const std::size_t count = get<std::uint32_t>(block, 0), start = 4 + count * 4;
  part(block, 0, start);
  std::vector<std::string_view> bodies;
  std::size_t from = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = get<std::uint32_t>(block, 4 + i * 4);
    bodies.push_back(part(block, start + from, end - from));
    from = end;
  }
  return bodies;
}

}  // namespace search
