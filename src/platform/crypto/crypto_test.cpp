#include <gtest/gtest.h>

#include "platform/crypto/hash.h"
#include "platform/crypto/password.h"
#include "platform/crypto/sign.h"

namespace crypto {
namespace {

TEST(Hash, gives_the_published_vectors) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(hex(hmac_sha256("key", "The quick brown fox jumps over the lazy dog")),
            "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
}

TEST(Hash, of_a_stream_equals_that_of_the_whole_and_starts_anew) {
  for (const auto algorithm : {Algorithm::sha256, Algorithm::sm3}) {
    Hasher hasher(algorithm);
    for (int round = 0; round < 2; ++round) {
      hasher.add("a");
      hasher.add("bc");
      EXPECT_EQ(hasher.finish(), algorithm == Algorithm::sha256 ? sha256("abc") : sm3("abc"));
    }
  }
}

TEST(Encoding, goes_there_and_back_and_refuses_what_is_none) {
  const std::string bytes("\0\x7f\xff@", 4);
  EXPECT_EQ(from_hex(hex(bytes)), bytes);
  EXPECT_EQ(from_base64(base64(bytes)), bytes);
  EXPECT_EQ(base64_url("\xff\xef\xfe"), "_-_-");
  EXPECT_EQ(from_hex("0g"), "");
  EXPECT_EQ(from_hex("abc"), "");
  EXPECT_EQ(from_base64("a"), "");
  EXPECT_EQ(from_base64("!!!!"), "");
  EXPECT_EQ(from_base64("YQ=="), "a");
  EXPECT_EQ(from_base64("YR=="), "") << "spare bits are not zero";
}

class Sign : public ::testing::TestWithParam<KeyKind> {};

TEST_P(Sign, a_signature_holds_for_its_message_and_key_only) {
  const auto key = SigningKey::generate(GetParam()), other = SigningKey::generate(GetParam());
  const auto signature = key.sign("第五十八条");
  EXPECT_TRUE(verify(GetParam(), key.public_key(), "第五十八条", signature));
  EXPECT_FALSE(verify(GetParam(), key.public_key(), "第五十七条", signature));
  EXPECT_FALSE(verify(GetParam(), other.public_key(), "第五十八条", signature));
  EXPECT_FALSE(verify(GetParam(), "no key", "第五十八条", signature));
  EXPECT_FALSE(verify(GetParam(), key.public_key(), "第五十八条", "no signature"));
}

TEST_P(Sign, a_key_survives_being_written_down) {
  const auto key = SigningKey::generate(GetParam());
  const auto again = SigningKey::from_pem(key.pem());
  EXPECT_EQ(again.kind(), GetParam());
  EXPECT_EQ(again.public_key(), key.public_key());
  EXPECT_TRUE(verify(GetParam(), key.public_key(), "m", again.sign("m")));
  EXPECT_THROW(SigningKey::from_pem("nothing"), std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(each, Sign, ::testing::Values(KeyKind::ed25519, KeyKind::sm2),
                         [](const auto& i) { return i.param == KeyKind::sm2 ? "sm2" : "ed25519"; });

TEST(Password, fits_its_own_hash_and_nothing_else) {
  const auto hash = hash_password("correct horse");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(password_fits(hash, "correct horse"));
  EXPECT_FALSE(password_fits(hash, "Correct horse"));
  EXPECT_FALSE(password_fits("", "an account that does not exist"));
}

}  // namespace
}  // namespace crypto
