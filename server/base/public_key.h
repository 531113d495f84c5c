// Signatures of others, of whom only the public key is known.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

struct evp_pkey_st;

namespace arpent {

class PublicKey {
 public:
  enum class Kind { rsa, p256 };

  // Numbers as big-endian bytes, as RFC 7518 section 6 has them. Nothing for what is no key, an RSA modulus under 2048
  // bits or over 8192, and a point that is not on the curve.
  static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
  static std::optional<PublicKey> p256(std::string_view x, std::string_view y);

  Kind kind() const { return kind_; }
  // Over SHA-256 of `text`: PKCS #1 v1.5 for RSA (RS256); for P-256 (ES256) r and s of 32 bytes each, one after the
  // other (RFC 7518, section 3.4). False for whatever is no such signature.
  bool has_signed(std::string_view text, std::string_view signature) const;

 private:
  PublicKey(Kind kind, std::shared_ptr<evp_pkey_st> key) : kind_(kind), key_(std::move(key)) {}

  Kind kind_;
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace arpent
