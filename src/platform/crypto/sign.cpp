#include "platform/crypto/sign.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace crypto {
namespace {

// GB/T 35276: the identity that both sides must use when nothing else was agreed.
constexpr std::string_view sm2_identity = "1234567812345678";

struct Free {
  void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
  void operator()(EVP_PKEY_CTX* p) const { EVP_PKEY_CTX_free(p); }
  void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
  void operator()(BIO* p) const { BIO_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* raw(std::string_view data) {
  return reinterpret_cast<const unsigned char*>(data.data());
}
unsigned char* raw(std::string& data) { return reinterpret_cast<unsigned char*>(data.data()); }

void must(bool went_well, const char* what) {
  if (!went_well) throw std::runtime_error(std::string("cryptography failed: ") + what);
}

// A digest context bound to the key; for SM2 the identity has to be there before it is initialised.
struct Operation {
  Operation(EVP_PKEY* key, KeyKind kind) : context(EVP_MD_CTX_new()) {
    if (kind != KeyKind::sm2) return;
    key_context.reset(EVP_PKEY_CTX_new(key, nullptr));
    must(EVP_PKEY_CTX_set1_id(key_context.get(), sm2_identity.data(), int(sm2_identity.size())) > 0,
         "id");
    EVP_MD_CTX_set_pkey_ctx(context.get(), key_context.get());
  }
  Owned<EVP_PKEY_CTX> key_context;
  Owned<EVP_MD_CTX> context;
};

const EVP_MD* digest_for(KeyKind kind) { return kind == KeyKind::sm2 ? EVP_sm3() : nullptr; }

Owned<EVP_PKEY> public_key_of(KeyKind kind, std::string_view bytes) {
  if (kind == KeyKind::ed25519)
    return Owned<EVP_PKEY>(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(bytes), bytes.size()));
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  char group[] = "SM2";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, const_cast<char*>(bytes.data()),
                                        bytes.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) <= 0)
    return nullptr;
  return Owned<EVP_PKEY>(key);
}

}  // namespace

struct SigningKey::State {
  Owned<EVP_PKEY> key;
  KeyKind kind;
};

SigningKey::SigningKey(std::unique_ptr<State> state) : state_(std::move(state)) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::generate(KeyKind kind) {
  EVP_PKEY* key = kind == KeyKind::ed25519 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                                           : EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2");
  must(key, "generate");
  return SigningKey(std::make_unique<State>(State{Owned<EVP_PKEY>(key), kind}));
}

SigningKey SigningKey::from_pem(std::string_view pem) {
  const Owned<BIO> in(BIO_new_mem_buf(pem.data(), int(pem.size())));
  Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  must(key != nullptr, "not a private key");
  const bool ed25519 = EVP_PKEY_is_a(key.get(), "ED25519");
  must(ed25519 || EVP_PKEY_is_a(key.get(), "SM2"), "neither an Ed25519 nor an SM2 key");
  return SigningKey(
      std::make_unique<State>(State{std::move(key), ed25519 ? KeyKind::ed25519 : KeyKind::sm2}));
}

KeyKind SigningKey::kind() const { return state_->kind; }

std::string SigningKey::pem() const {
  const Owned<BIO> out(BIO_new(BIO_s_mem()));
  must(PEM_write_bio_PKCS8PrivateKey(out.get(), state_->key.get(), nullptr, nullptr, 0, nullptr,
                                     nullptr),
       "write key");
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return std::string(data, std::size_t(size));
}

std::string SigningKey::public_key() const {
  std::string out(128, '\0');
  std::size_t size = out.size();
  const auto* key = state_->key.get();
  must(state_->kind == KeyKind::ed25519
           ? EVP_PKEY_get_raw_public_key(key, raw(out), &size)
           : EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, raw(out), out.size(),
                                             &size),
       "public key");
  out.resize(size);
  return out;
}

std::string SigningKey::sign(std::string_view message) const {
  const Operation operation(state_->key.get(), state_->kind);
  std::string out(128, '\0');
  std::size_t size = out.size();
  must(EVP_DigestSignInit(operation.context.get(), nullptr, digest_for(state_->kind), nullptr,
                          state_->key.get()) > 0 &&
           EVP_DigestSign(operation.context.get(), raw(out), &size, raw(message), message.size()) >
               0,
       "sign");
  out.resize(size);
  return out;
}

bool verify(KeyKind kind, std::string_view public_key, std::string_view message,
            std::string_view signature) {
  const auto key = public_key_of(kind, public_key);
  if (!key) return false;
  const Operation operation(key.get(), kind);
  return EVP_DigestVerifyInit(operation.context.get(), nullptr, digest_for(kind), nullptr,
                              key.get()) > 0 &&
         EVP_DigestVerify(operation.context.get(), raw(signature), signature.size(), raw(message),
                          message.size()) == 1;
}

}  // namespace crypto
