#include "platform/crypto/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace crypto {
namespace {

const EVP_MD* method(Algorithm algorithm) {
  // Fetched once: looking an algorithm up costs more than hashing a short text.
  static const EVP_MD* const sha = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static const EVP_MD* const sm = EVP_MD_fetch(nullptr, "SM3", nullptr);
  return algorithm == Algorithm::sha256 ? sha : sm;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

std::string once(Algorithm algorithm, std::string_view data) {
  thread_local const Context context(EVP_MD_CTX_new());
  std::string out(32, '\0');
  if (!EVP_DigestInit_ex2(context.get(), method(algorithm), nullptr) ||
      !EVP_DigestUpdate(context.get(), data.data(), data.size()) ||
      !EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr))
    throw std::runtime_error("hashing failed");
  return out;
}

const unsigned char* raw(std::string_view data) {
  return reinterpret_cast<const unsigned char*>(data.data());
}

}  // namespace

std::string sha256(std::string_view data) { return once(Algorithm::sha256, data); }
std::string sm3(std::string_view data) { return once(Algorithm::sm3, data); }

std::string hmac_sha256(std::string_view key, std::string_view data) {
  std::string out(32, '\0');
  HMAC(EVP_sha256(), key.data(), int(key.size()), raw(data), data.size(),
       reinterpret_cast<unsigned char*>(out.data()), nullptr);
  return out;
}

struct Hasher::State {
  const EVP_MD* method;
  Context context{EVP_MD_CTX_new()};
};

Hasher::Hasher(Algorithm algorithm) : state_(new State{method(algorithm)}) {
  EVP_DigestInit_ex2(state_->context.get(), state_->method, nullptr);
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view data) {
  if (!EVP_DigestUpdate(state_->context.get(), data.data(), data.size()))
    throw std::runtime_error("hashing failed");
}

std::string Hasher::finish() {
  std::string out(32, '\0');
  EVP_DigestFinal_ex(state_->context.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr);
  EVP_DigestInit_ex2(state_->context.get(), state_->method, nullptr);
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string out;
  if (text.size() % 2) return out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = value(text[i]), low = value(text[i + 1]);
    if (high < 0 || low < 0) return {};
    out += char(high << 4 | low);
  }
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), raw(bytes), int(bytes.size()));
  out.resize(std::size_t(size));
  return out;
}

std::string from_base64(std::string_view text) {
  if (text.size() % 4 || text.empty()) return {};
  std::string out(text.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), raw(text), int(text.size()));
  if (size < 0) return {};
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  out.resize(std::size_t(size) - padding);
  // Only one spelling per value: spare bits that say nothing could be changed unseen.
  return base64(out) == text ? out : std::string();
}

std::string base64_url(std::string_view bytes) {
  std::string out = base64(bytes);
  for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
  out.erase(out.find_last_not_of('=') + 1);
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto
