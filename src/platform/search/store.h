// store — the tables of one shelf.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "platform/search/segment.h"
#include "platform/sql/sql.h"

namespace search {

struct StoredSegment {
  std::int64_t number = 0;
  std::size_t documents = 0;
  Ranks hidden;
  Days days;
};

class Store {
 public:
  Store(sql::Tx& tx, std::int32_t shelf)
      : tx_(tx), shelf_(shelf), first_(std::int64_t(shelf) << 32), last_(first_ + 0xFFFFFFFF) {}

  // False while another node tidies this shelf: two at once would only make each other try again.
  bool may_tidy();
  void add_to_tail(const Record&);
  std::size_t tail_length();
  void each_in_tail(Day oldest, Day newest, const std::function<void(Record)>&);
  void clear_tail();
  void remove_from_tail(std::int64_t id);

  void write(const Segment&);
  std::vector<StoredSegment> segments(Day oldest, Day newest);  // by number
  std::vector<std::int64_t> segments_with_at_most(std::size_t live_documents);
  StoredSegment segment(std::int64_t number);
  // For each segment, by number, the block that would hold the term; empty when none can.
  void each_block_for(Term, const std::function<void(std::int64_t segment, std::string_view)>&);
  void each_block_of(std::int64_t segment, const std::function<void(std::string_view)>&);
  std::vector<std::int64_t> ids(std::int64_t segment, std::size_t first_rank, std::size_t count);
  void bodies(std::int64_t segment, const std::vector<std::size_t>& blocks,
              const std::function<void(std::size_t block, std::string_view)>&);
  void drop(std::int64_t segment);
  void clear();

  struct Place {
    std::int64_t segment;
    std::size_t rank, documents;
    Ranks hidden;
  };
  std::vector<Place> places_of(std::int64_t id);  // those not hidden yet
  void hide(const Place&);
  void blank(const Place&, std::size_t documents_a_block);

 private:
  sql::Tx& tx_;
  const std::int32_t shelf_;
  const std::int64_t first_, last_;  // the numbers of its segments
};

}  // namespace search
