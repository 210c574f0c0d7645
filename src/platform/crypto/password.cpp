#include "platform/crypto/password.h"

#include <sodium.h>

#include <semaphore>
#include <stdexcept>

namespace crypto {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19u << 20;

std::counting_semaphore<2>& places() {
  static std::counting_semaphore<2> two(2);
  return two;
}

struct Place {
  Place() { places().acquire(); }
  ~Place() { places().release(); }
};

}  // namespace

std::string hash_password(std::string_view password) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  const Place place;
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(out, password.data(), password.size(), passes, memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory to hash a password");
  return out;
}

bool password_fits(std::string_view hash, std::string_view password) {
  static const std::string nobody = hash_password("an account that does not exist");
  const std::string known(hash.empty() ? std::string_view(nobody) : hash);
  const Place place;
  const bool fits = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

}  // namespace crypto
