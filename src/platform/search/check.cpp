// check — does the index still say what its texts say?
#include <map>
#include <numeric>

#include "platform/search/search.h"
#include "platform/search/store.h"

namespace search {
namespace {

using TermSets = std::map<Term, Ranks>;

TermSets computed(Store& store, const StoredSegment& segment, std::size_t documents_a_block) {
  TermSets sets;
  std::vector<Term> terms;
  std::vector<std::size_t> blocks((segment.documents + documents_a_block - 1) / documents_a_block);
  std::iota(blocks.begin(), blocks.end(), std::size_t(0));
  store.bodies(segment.number, blocks, [&](std::size_t block, std::string_view stored) {
    auto rank = block * documents_a_block;
    for (const auto body : bodies_in_block(stored)) {
      terms.clear();
      append_terms_of_body(body, terms);
      for (const Term term : terms)
        sets.try_emplace(term, segment.documents).first->second.insert(rank);
      ++rank;
    }
  });
  return sets;
}

TermSets stored(Store& store, const StoredSegment& segment) {
  TermSets sets;
  store.each_block_of(segment.number, [&](std::string_view block) {
    each_in_block(block, [&](Term term, std::string_view packed) {
      auto ranks = Ranks::unpacked(packed, segment.documents);
      ranks.remove(segment.hidden);  // their texts are gone
      if (ranks.next(0) != Ranks::none) sets.emplace(term, std::move(ranks));
    });
  });
  return sets;
}

bool in_order(Store& store, const StoredSegment& segment) {
  const auto ids = store.ids(segment.number, 0, segment.documents);
  for (std::size_t rank = 1; rank < ids.size(); ++rank) {
    const auto before = segment.days.at(rank - 1), day = segment.days.at(rank);
    if (before < day || (before == day && ids[rank - 1] < ids[rank])) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> Index::check(sql::Tx& tx) const {
  std::vector<std::string> faults;
  Store store(tx, shelf_);
  for (const auto& segment : store.segments(0, Day(-1))) {
    const auto name = "search_segment " + std::to_string(segment.number);
    try {
      if (computed(store, segment, sizes_.block) != stored(store, segment))
        faults.push_back(name + ": the postings are not those of its texts");
      if (!in_order(store, segment)) faults.push_back(name + ": the documents are out of order");
    } catch (const std::runtime_error& damaged) {
      faults.push_back(name + ": " + damaged.what());
    }
  }
  return faults;
}

}  // namespace search
