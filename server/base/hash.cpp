#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

#include "base/encoding.h"

namespace arpent {
namespace {

// OpenSSL fails here only without memory or when its library is broken.
void worked(bool yes) {
  if (!yes) throw std::runtime_error("SHA-256 failed");
}

unsigned char const* as_bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* as_bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

constexpr std::size_t digest_size = 32;

}  // namespace

std::string sha256(std::string_view bytes) {
  std::string out(digest_size, '\0');
  worked(EVP_Digest(bytes.data(), bytes.size(), as_bytes(out), nullptr, EVP_sha256(), nullptr) == 1);
  return out;
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  std::string out(digest_size, '\0');
  // OpenSSL reads a null key as "the key of last time"; an empty view may be null.
  char const* const key_bytes = key.empty() ? "" : key.data();
  worked(HMAC(EVP_sha256(), key_bytes, static_cast<int>(key.size()), as_bytes(bytes), bytes.size(), as_bytes(out),
              nullptr) != nullptr);
  return out;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) { return hex(hmac_sha256(key, bytes)); }

bool equal_in_constant_time(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  worked(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) { worked(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

std::string Sha256::hex() {
  std::string out(digest_size, '\0');
  worked(EVP_DigestFinal_ex(context_.get(), as_bytes(out), nullptr) == 1);
  return arpent::hex(out);
}

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

}  // namespace arpent
