// SHA-256, keyed and not. Digests are 32 raw bytes; `hex` and `base64url` of base/encoding.h print them.
#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace arpent {

std::string sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

std::string hmac_sha256(std::string_view key, std::string_view bytes);
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

// Takes as long whatever the first difference is: for tokens, codes and signatures.
bool equal_in_constant_time(std::string_view one, std::string_view other);

// SHA-256 of bytes that come in parts (uploads). Use once: after hex() only destruction is allowed.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  std::string hex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace arpent
