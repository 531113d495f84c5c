#include "base/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <string>

namespace arpent {
namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

constexpr std::size_t coordinate = 32;
constexpr int least_bits = 2048, most_bits = 8192;

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

Number number(std::string_view big_endian) {
  return Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> built(char const* type, OSSL_PARAM_BLD* builder) {
  Parameters const parameters(OSSL_PARAM_BLD_to_param(builder));
  KeyContext const context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return nullptr;
  std::shared_ptr<EVP_PKEY> out(key, EVP_PKEY_free);
  KeyContext const check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return check && EVP_PKEY_public_check(check.get()) == 1 ? out : nullptr;
}

// r and s side by side, as the ASN.1 that OpenSSL reads; "" for another length.
std::string der_of(std::string_view signature) {
  if (signature.size() != 2 * coordinate) return "";
  std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> const pair(ECDSA_SIG_new());
  auto r = number(signature.substr(0, coordinate)), s = number(signature.substr(coordinate));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return "";
  (void)r.release(), (void)s.release();  // the pair's now
  std::string out(static_cast<std::size_t>(i2d_ECDSA_SIG(pair.get(), nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(out.data());
  i2d_ECDSA_SIG(pair.get(), &at);
  return out;
}

}  // namespace

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
  if (modulus.size() > most_bits / 8 || exponent.size() > 8) return std::nullopt;
  auto const n = number(modulus), e = number(exponent);
  if (!n || !e || BN_num_bits(n.get()) < least_bits || !BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get()))
    return std::nullopt;
  Builder const builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return std::nullopt;
  auto key = built("RSA", builder.get());
  return key ? std::optional(PublicKey(Kind::rsa, std::move(key))) : std::nullopt;
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  if (x.size() != coordinate || y.size() != coordinate) return std::nullopt;
  auto const point = std::string(1, '\x04').append(x).append(y);  // uncompressed, SEC 1 section 2.3.3
  Builder const builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return std::nullopt;
  auto key = built("EC", builder.get());
  return key ? std::optional(PublicKey(Kind::p256, std::move(key))) : std::nullopt;
}

bool PublicKey::has_signed(std::string_view text, std::string_view signature) const {
  auto const wanted = kind_ == Kind::p256 ? der_of(signature) : std::string(signature);
  Digest const digest(EVP_MD_CTX_new());
  return !wanted.empty() && digest &&
         EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(digest.get(), bytes(wanted), wanted.size(), bytes(text), text.size()) == 1;
}

}  // namespace arpent
