// hash — SHA-256 and SM3 of texts and of streams, and bytes written as hex or base64.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace crypto {

std::string sha256(std::string_view data);  // 32 bytes
std::string sm3(std::string_view data);     // 32 bytes, GB/T 32905
std::string hmac_sha256(std::string_view key, std::string_view data);

enum class Algorithm { sha256, sm3 };

class Hasher {  // one pass over a stream
 public:
  explicit Hasher(Algorithm);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  void add(std::string_view data);
  std::string finish();  // 32 bytes; starts anew afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hex(std::string_view bytes);
std::string from_hex(std::string_view text);     // empty when the text is not hex
std::string base64(std::string_view bytes);      // standard alphabet, padded
std::string from_base64(std::string_view text);  // empty when the text is not base64
std::string base64_url(std::string_view bytes);  // URL alphabet, no padding: tokens
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace crypto
