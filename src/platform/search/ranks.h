// ranks — a set of documents of one segment, by their place in it.
#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search/bytes.h"

namespace search {

class Ranks {
 public:
  explicit Ranks(std::size_t documents = 0) : words_((documents + 63) / 64) {}
  static Ranks all(std::size_t documents) {
    Ranks ranks(documents);
    for (std::size_t i = 0; i < ranks.words_.size(); ++i) ranks.words_[i] = below(documents, i);
    return ranks;
  }
  // From what packed() made: a bitmap if it has a bitmap's size, else the ranks themselves.
  static Ranks unpacked(std::string_view data, std::size_t documents) {
    Ranks ranks(documents);
    if (data.size() == ranks.words_.size() * 8) {
      for (std::size_t i = 0; i < ranks.words_.size(); ++i)
        ranks.words_[i] = get<std::uint64_t>(data, i * 8);
      return ranks;
    }
    for (std::size_t i = 0; i < data.size(); i += 2) {
      const std::size_t rank = get<std::uint16_t>(data, i);
      part(data, 0, rank < documents ? 0 : data.size() + 1);
      ranks.insert(rank);
    }
    return ranks;
  }
  std::string packed() const {
    std::string out;
    if (count() * 2 < words_.size() * 8)
      for (auto r = next(0); r != none; r = next(r + 1)) put(out, std::uint16_t(r));
    else
      for (auto word : words_) put(out, word);
    return out;
  }

  static constexpr std::size_t none = std::size_t(-1);

  void insert(std::size_t rank) { words_[rank / 64] |= bit(rank); }
  void erase(std::size_t rank) { words_[rank / 64] &= ~bit(rank); }
  bool has(std::size_t rank) const { return (words_[rank / 64] & bit(rank)) != 0; }
  std::size_t next(std::size_t from) const {  // the first one from there on, or none
    std::size_t i = from / 64;
    if (i >= words_.size()) return none;
    auto word = words_[i] & ~std::uint64_t(0) << from % 64;
    while (word == 0 && ++i < words_.size()) word = words_[i];
    return word == 0 ? none : i * 64 + std::size_t(std::countr_zero(word));
  }
  std::size_t count() const {
    std::size_t n = 0;
    for (auto word : words_) n += std::size_t(std::popcount(word));
    return n;
  }
  void keep_only(const Ranks& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
  }
  void remove(const Ranks& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~others.words_[i];
  }
  void keep_between(std::size_t first, std::size_t end) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= below(end, i) & ~below(first, i);
  }
  void clear() { words_.assign(words_.size(), 0); }
  bool operator==(const Ranks&) const = default;

 private:
  static std::uint64_t bit(std::size_t rank) { return std::uint64_t(1) << rank % 64; }
  static std::uint64_t below(std::size_t rank, std::size_t word) {
    if (rank >= word * 64 + 64) return ~std::uint64_t(0);
    return rank <= word * 64 ? 0 : bit(rank) - 1;
  }
  std::vector<std::uint64_t> words_;
};

}  // namespace search
