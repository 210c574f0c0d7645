// password — Argon2id, on a bounded number of threads at a time.
#pragma once
#include <string>
#include <string_view>

namespace crypto {

// 19 MiB, two passes (OWASP). Blocks while too many others are hashing: memory is the limit.
std::string hash_password(std::string_view password);
// Takes as long for an empty hash (an unknown account) as for a real one, and says no.
bool password_fits(std::string_view hash, std::string_view password);

}  // namespace crypto
