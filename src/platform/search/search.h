// search — which documents hold these words, newest first? Chinese from two characters on, at a
// million documents.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/sql.h"
#include "platform/timing/timing.h"

namespace search {

using timing::Date;

struct Document {
  std::int64_t id = 0;                  // each once in an index; remove it before adding it again
  Date date{};                          // results come newest first; from 1900 to 2079
  std::vector<std::string_view> texts;  // searched by phrase; a phrase never spans two of them
  std::vector<std::string_view> words;  // matched whole: "kind:罚款", "agency:12"
};

// A place in the order of results: newest date first, then highest id.
struct Position {
  Date date{};
  std::int64_t id = 0;
  auto operator<=>(const Position&) const = default;
};

struct Query {
  // Phrases between spaces, all of which must occur; letter case, full and half width and the kind
  // of bracket make no difference. Empty: every document.
  std::string text;
  std::vector<std::string> words;  // all must be there
  std::optional<Date> from, to;    // both included
  std::size_t limit = 20;
  std::optional<Position> after;  // Found::next of the page before
};

struct Found {
  std::vector<Position> hits;
  std::int64_t count = 0;  // of all hits, not only this page
  bool exact = true;       // else about so many: 约
  std::optional<Position> next;
  bool too_short = false;  // no phrase of two characters: nothing was searched
};

struct Sizes {                   // smaller in tests, where few documents have to make many segments
  std::size_t segment = 16'384;  // documents, 65,536 at most
  std::size_t tail = 1'024;      // documents scanned one by one until they are sealed
  std::size_t small_segments = 16;
  std::size_t look_every = 32;       // added documents between two looks at the length of the tail
  std::size_t block = 8;             // documents whose texts are stored together
  std::int64_t exact_up_to = 1'000;  // candidates read to count the hits of a longer phrase
  std::size_t sample = 256;          // candidates read to say about how many there are
  std::size_t most_read = 4'000;     // candidates read for one page
};

// One index among several in the same tables: a shelf for the public, another for insiders. Holds
// no state of its own: any number of nodes may use the same shelf.
class Index {
 public:
  explicit Index(std::int32_t shelf, const Sizes& sizes = {}) : shelf_(shelf), sizes_(sizes) {}
  static std::vector<sql::Migration> schema();

  // Found from the commit of `tx` on. Many documents at once go through Load instead.
  void add(sql::Tx&, std::span<const Document>) const;
  // No longer found, and their texts are gone from the index at once.
  void remove(sql::Tx&, std::span<const std::int64_t> ids) const;
  Found find(sql::Tx&, const Query&) const;

  // Seals the tail and joins small segments if there is reason to; add() calls it now and then.
  void tidy(sql::Tx&) const;
  // Empties the shelf, to be filled again from the rows the documents were made of.
  void clear(sql::Tx&) const;
  // Computes every segment again from its texts; says what differs, empty when nothing does.
  std::vector<std::string> check(sql::Tx&) const;

 private:
  friend class Load;
  std::int32_t shelf_;
  Sizes sizes_;
};

// Adds many documents within one transaction, in the memory of one segment (about 60 MB).
class Load {
 public:
  Load(const Index&, sql::Tx&);
  ~Load();
  void add(const Document&);
  void finish();  // without it the last documents are missing

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
