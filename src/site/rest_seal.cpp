#include "site/rest_seal.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "ledger/book.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/sign.h"
#include "platform/files/store.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace site {
namespace {

constexpr std::string_view name_of_the_seal = "seal.json";
constexpr std::string_view serving_text = "{\"state\":\"serving\"}\n";
constexpr std::string_view at_rest = "at rest";

std::string sha256_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  crypto::Hasher hasher(crypto::Algorithm::sha256);
  std::string buffer(1 << 20, '\0');
  while (in.read(buffer.data(), std::streamsize(buffer.size())) || in.gcount() > 0)
    hasher.add(std::string_view(buffer).substr(0, std::size_t(in.gcount())));
  return crypto::hex(hasher.finish());
}

bool named_by_hash(const std::string& path) {
  return path.starts_with("files/") && path.size() == sizeof("files/ab/") - 1 + 62;
}

// Paths and sizes, without looking into the files.
std::vector<Sealed> files_in(const Folder& folder) {
  std::vector<Sealed> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder.root)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    auto path = fs::relative(entry.path(), folder.root).string();
    if (path == name_of_the_seal) continue;
    const bool plain = entry.is_regular_file() && !entry.is_symlink();
    out.push_back({std::move(path), plain ? std::int64_t(entry.file_size()) : -1, ""});
  }
  std::ranges::sort(out, {}, &Sealed::path);
  return out;
}

json::object body_of(const std::vector<Sealed>& files) {
  json::array list;
  for (const auto& one : files) {
    json::object row{{"path", one.path}, {"size", one.size}};
    if (!one.sha256.empty()) row["sha256"] = one.sha256;
    list.push_back(std::move(row));
  }
  return {{"files", std::move(list)}, {"state", at_rest}};
}

Seal seal_in(const json::object& body) {
  Seal seal{State::at_rest, {}};
  for (const auto& one : body.at("files").as_array()) {
    const auto& row = one.as_object();
    const auto* sha256 = row.if_contains("sha256");
    seal.files.push_back({std::string(row.at("path").as_string()),
                          row.at("size").to_number<std::int64_t>(),
                          sha256 ? std::string(sha256->as_string()) : ""});
  }
  return seal;
}

// The public key as it lies there, and as the private key has it: when the former was changed, the
// seal is still known to be ours and names it.
std::vector<std::string> keys_at_hand(const Folder& folder) {
  std::vector<std::string> keys;
  const auto try_to_read = [&](auto read) {
    try {
      keys.push_back(read());
    } catch (const std::exception&) {
      // Missing or malformed: the comparison with the seal names it.
    }
  };
  try_to_read([&] { return read_public_keys(folder).ed25519; });
  try_to_read([&] { return read_keys(folder).ed25519.public_key(); });
  return keys;
}

// The file is the canonical text of what it says, so that not one of its bytes is free.
bool is_signed(const Folder& folder, json::object body, std::string_view text) {
  if (ledger::canonical(body) + "\n" != text) return false;
  const auto signature = crypto::from_hex(std::string(body.at("signature").as_string()));
  body.erase("signature");
  const auto signed_text = ledger::canonical(body);
  return std::ranges::any_of(keys_at_hand(folder), [&](const auto& key) {
    return crypto::verify(crypto::KeyKind::ed25519, key, signed_text, signature);
  });
}

}  // namespace

void break_seal(const Folder& folder) { files::replace_file(folder.seal(), serving_text); }

void put_seal(const Folder& folder) {
  auto all = files_in(folder);
  for (auto& one : all)
    if (!named_by_hash(one.path) && one.size >= 0)
      one.sha256 = sha256_of_file(folder.root + "/" + one.path);
  auto body = body_of(all);
  body["signature"] = crypto::hex(read_keys(folder).ed25519.sign(ledger::canonical(body)));
  files::replace_file(folder.seal(), ledger::canonical(body) + "\n");
}

Seal read_seal(const Folder& folder, std::vector<ledger::Finding>& findings) {
  const std::string name(name_of_the_seal);
  if (!fs::exists(folder.seal())) {
    findings.push_back({name, "不存在"});
    return {};
  }
  const auto text = files::read_file(folder.seal());
  if (text == serving_text) return {};
  try {
    const auto body = json::parse(text).as_object();
    auto seal = seal_in(body);
    if (body.at("state") != json::value(at_rest) || !is_signed(folder, body, text))
      findings.push_back({name, "签名无效"});
    return seal;
  } catch (const std::exception&) {
    findings.push_back({name, "内容损坏"});
    return {};
  }
}

std::vector<ledger::Finding> compare_with_seal(const Folder& folder, const Seal& seal) {
  std::vector<ledger::Finding> findings;
  std::map<std::string, Sealed> expected;
  for (const auto& one : seal.files) expected.emplace(one.path, one);
  for (const auto& there : files_in(folder)) {
    const auto known = expected.find(there.path);
    if (known == expected.end()) {
      findings.push_back({there.path, "停止服务以后多出来的文件"});
      continue;
    }
    const auto& was = known->second;
    const bool same =
        there.size == was.size &&
        (was.sha256.empty() || sha256_of_file(folder.root + "/" + there.path) == was.sha256);
    if (!same) findings.push_back({there.path, "停止服务以后被改动"});
    expected.erase(known);
  }
  for (const auto& [path, was] : expected) findings.push_back({path, "停止服务以后被删去"});
  return findings;
}

}  // namespace site
