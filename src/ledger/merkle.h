// merkle — the tree of RFC 6962 over a list of leaves: root, inclusion and consistency.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ledger {

using Hash = std::string;  // 32 bytes of SHA-256

Hash leaf_hash(std::string_view entry);                  // SHA-256(0x00 ‖ entry)
Hash node_hash(std::string_view l, std::string_view r);  // SHA-256(0x01 ‖ l ‖ r)
Hash empty_root();

// Hash of the complete subtree of 256^level leaves that starts at leaf number·256^level.
using ReadHash = std::function<Hash(int level, std::int64_t number)>;

Hash root_of(std::int64_t size, const ReadHash&);
std::vector<Hash> inclusion_path(std::int64_t leaf, std::int64_t size, const ReadHash&);
std::vector<Hash> consistency_path(std::int64_t old_size, std::int64_t size, const ReadHash&);

bool inclusion_holds(std::string_view leaf_hash, std::int64_t leaf, std::int64_t size,
                     const std::vector<Hash>& path, std::string_view root);
bool consistency_holds(std::int64_t old_size, std::string_view old_root, std::int64_t size,
                       std::string_view root, const std::vector<Hash>& path);

}  // namespace ledger
