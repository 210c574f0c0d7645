#include "ledger/merkle.h"

#include <bit>

#include "platform/crypto/hash.h"

namespace ledger {
namespace {

// The largest power of two smaller than n (n > 1): where RFC 6962 splits a list.
std::int64_t split_of(std::int64_t n) { return std::int64_t(std::bit_floor(std::uint64_t(n - 1))); }

// Hash of the leaves [first, first + count), where `first` is a multiple of the next power of two ≥
// count.
Hash subtree(std::int64_t first, std::int64_t count, const ReadHash& read) {
  if (std::has_single_bit(std::uint64_t(count)) && std::countr_zero(std::uint64_t(count)) % 8 == 0)
    return read(std::countr_zero(std::uint64_t(count)) / 8, first / count);
  const auto left = split_of(count);
  return node_hash(subtree(first, left, read), subtree(first + left, count - left, read));
}

void add_inclusion(std::vector<Hash>& path, std::int64_t leaf, std::int64_t first,
                   std::int64_t count, const ReadHash& read) {
  if (count == 1) return;
  const auto left = split_of(count);
  if (leaf < left) {
    add_inclusion(path, leaf, first, left, read);
    path.push_back(subtree(first + left, count - left, read));
  } else {
    add_inclusion(path, leaf - left, first + left, count - left, read);
    path.push_back(subtree(first, left, read));
  }
}

// RFC 6962 2.1.2: `whole` tells whether the old tree is known to the asker as one node of the new.
void add_consistency(std::vector<Hash>& path, std::int64_t old_count, std::int64_t first,
                     std::int64_t count, bool whole, const ReadHash& read) {
  if (old_count == count) {
    if (!whole) path.push_back(subtree(first, count, read));
    return;
  }
  const auto left = split_of(count);
  if (old_count <= left) {
    add_consistency(path, old_count, first, left, whole, read);
    path.push_back(subtree(first + left, count - left, read));
  } else {
    add_consistency(path, old_count - left, first + left, count - left, false, read);
    path.push_back(subtree(first, left, read));
  }
}

}  // namespace

Hash leaf_hash(std::string_view entry) {
  std::string input(1, '\0');
  return crypto::sha256(input.append(entry));
}

Hash node_hash(std::string_view l, std::string_view r) {
  std::string input(1, '\1');
  return crypto::sha256(input.append(l).append(r));
}

Hash empty_root() { return crypto::sha256(""); }

Hash root_of(std::int64_t size, const ReadHash& read) {
  return size == 0 ? empty_root() : subtree(0, size, read);
}

std::vector<Hash> inclusion_path(std::int64_t leaf, std::int64_t size, const ReadHash& read) {
  std::vector<Hash> path;
  add_inclusion(path, leaf, 0, size, read);
  return path;
}

std::vector<Hash> consistency_path(std::int64_t old_size, std::int64_t size, const ReadHash& read) {
  std::vector<Hash> path;
  if (old_size > 0 && old_size < size) add_consistency(path, old_size, 0, size, true, read);
  return path;
}

bool inclusion_holds(std::string_view leaf_hash, std::int64_t leaf, std::int64_t size,
                     const std::vector<Hash>& path, std::string_view root) {
  if (leaf < 0 || leaf >= size) return false;
  Hash hash(leaf_hash);
  auto node = leaf, last = size - 1;
  for (const Hash& sibling : path) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      hash = node_hash(sibling, hash);
      while (node % 2 == 0 && node != 0) node /= 2, last /= 2;
    } else {
      hash = node_hash(hash, sibling);
    }
    node /= 2, last /= 2;
  }
  return last == 0 && hash == root;
}

bool consistency_holds(std::int64_t old_size, std::string_view old_root, std::int64_t size,
                       std::string_view root, const std::vector<Hash>& path) {
  if (old_size > size || old_size < 0) return false;
  if (old_size == size) return path.empty() && old_root == root;
  if (old_size == 0) return path.empty() && old_root == empty_root();
  if (path.empty()) return false;
  auto node = old_size - 1, last = size - 1;
  while (node % 2 == 1) node /= 2, last /= 2;
  auto next = path.begin();
  Hash old_hash = node == 0 ? Hash(old_root) : *next++;
  Hash hash = old_hash;
  for (; next != path.end(); ++next) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      old_hash = node_hash(*next, old_hash);
      hash = node_hash(*next, hash);
      while (node % 2 == 0 && node != 0) node /= 2, last /= 2;
    } else {
      hash = node_hash(hash, *next);
    }
    node /= 2, last /= 2;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace ledger
