// add — how do documents get into the index, and out of it?
#include <algorithm>
#include <numeric>

#include "platform/search/search.h"
#include "platform/search/store.h"
#include "search_embedded.h"

namespace search {
namespace {

// Seals a segment whenever there are records enough for one.
class Sealer {
 public:
  Sealer(Store& store, const Sizes& sizes) : store_(store), sizes_(sizes) {}
  void add(Record record) {
    waiting_.push_back(std::move(record));
    if (waiting_.size() == sizes_.segment) finish();
  }
  void finish() {
    if (!waiting_.empty()) store_.write(seal(take(), sizes_.block));
  }
  std::size_t waiting() const { return waiting_.size(); }
  std::vector<Record> take() { return std::exchange(waiting_, {}); }

 private:
  Store& store_;
  const Sizes& sizes_;
  std::vector<Record> waiting_;
};

// Whether to look at the length of the tail is decided by the id alone: on PostgreSQL two nodes
// that both read what the other writes would have to be tried again, and most documents must not
// cause that.
bool time_to_look(std::int64_t id, std::size_t every) {
  const auto mixed = std::uint64_t(id) * 0x9E3779B97F4A7C15u;
  return (mixed >> 40) % every == 0;
}

void join(Store& store, const std::vector<std::int64_t>& segments, const Sizes& sizes) {
  Sealer sealer(store, sizes);
  for (const auto number : segments) {
    const auto segment = store.segment(number);
    const auto ids = store.ids(number, 0, segment.documents);
    std::vector<std::size_t> blocks((segment.documents + sizes.block - 1) / sizes.block);
    std::iota(blocks.begin(), blocks.end(), std::size_t(0));
    std::vector<Record> live;
    store.bodies(number, blocks, [&](std::size_t block, std::string_view stored) {
      std::size_t rank = block * sizes.block;
      for (const auto body : bodies_in_block(stored)) {
        if (!segment.hidden.has(rank))
          live.push_back({ids.at(rank), segment.days.at(rank), std::string(body)});
        ++rank;
      }
    });
    store.drop(number);
    for (Record& record : live) sealer.add(std::move(record));
  }
  sealer.finish();
}

}  // namespace

std::vector<sql::Migration> Index::schema() {
  return sql::migrations_of("search", embedded_files());
}

void Index::add(sql::Tx& tx, std::span<const Document> documents) const {
  if (documents.size() >= sizes_.tail) {
    Load load(*this, tx);
    for (const auto& document : documents) load.add(document);
    return load.finish();
  }
  Store store(tx, shelf_);
  bool look = false;
  for (const auto& document : documents) {
    store.add_to_tail(record_of(document));
    look = look || time_to_look(document.id, sizes_.look_every);
  }
  if (look) tidy(tx);
}

void Index::remove(sql::Tx& tx, std::span<const std::int64_t> ids) const {
  Store store(tx, shelf_);
  for (const auto id : ids) {
    store.remove_from_tail(id);
    for (const auto& place : store.places_of(id)) {
      store.hide(place);
      store.blank(place, sizes_.block);
    }
  }
}

void Index::tidy(sql::Tx& tx) const {
  Store store(tx, shelf_);
  if (!store.may_tidy()) return;
  if (store.tail_length() >= sizes_.tail) {
    Sealer sealer(store, sizes_);
    store.each_in_tail(0, Day(-1), [&](Record record) { sealer.add(std::move(record)); });
    sealer.finish();
    store.clear_tail();
  }
  const auto small = store.segments_with_at_most(sizes_.segment / 2);
  if (small.size() >= sizes_.small_segments) join(store, small, sizes_);
}

void Index::clear(sql::Tx& tx) const { Store(tx, shelf_).clear(); }

struct Load::State {
  State(const Index& i, sql::Tx& t)
      : index(i), tx(t), store(t, i.shelf_), sealer(store, i.sizes_) {}
  const Index& index;
  sql::Tx& tx;
  Store store;
  Sealer sealer;
};

Load::Load(const Index& index, sql::Tx& tx) : state_(std::make_unique<State>(index, tx)) {}
Load::~Load() = default;

void Load::add(const Document& document) { state_->sealer.add(record_of(document)); }

void Load::finish() {
  auto& [index, tx, store, sealer] = *state_;
  if (sealer.waiting() >= index.sizes_.tail)
    sealer.finish();
  else
    for (const Record& record : sealer.take()) store.add_to_tail(record);
  index.tidy(tx);
}

}  // namespace search
