// sign — who stands behind these bytes? Ed25519 for the world, SM2 with SM3 as the national
// profile.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace crypto {

enum class KeyKind { ed25519, sm2 };

class SigningKey {
 public:
  static SigningKey generate(KeyKind);
  static SigningKey from_pem(
      std::string_view pem);  // throws on anything but a private key of a known kind
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;

  KeyKind kind() const;
  std::string pem() const;         // PKCS#8, unencrypted: the caller keeps it from others
  std::string public_key() const;  // Ed25519: 32 bytes; SM2: the uncompressed point, 65 bytes
  std::string sign(std::string_view message) const;

 private:
  struct State;
  explicit SigningKey(std::unique_ptr<State>);
  std::unique_ptr<State> state_;
};

bool verify(KeyKind, std::string_view public_key, std::string_view message,
            std::string_view signature);

}  // namespace crypto
