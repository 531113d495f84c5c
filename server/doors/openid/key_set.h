// The public keys of a provider (JSON Web Key Set, RFC 7517).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/public_key.h"

namespace arpent::openid {

class KeySet {
 public:
  // {"keys": […]}. Takes RSA keys and those on P-256 that are for signatures; leaves out what it does not know, what is
  // weak and what is marked for another use or algorithm.
  static KeySet read(Json const& set);

  // By the key of that name, or where `id` is "" by any of the algorithm's kind. "RS256" and "ES256" only: what a token
  // says of itself ("none", "HS256") never chooses how it is checked.
  bool has_signed(std::string_view algorithm, std::string_view id, std::string_view text,
                  std::string_view signature) const;

  bool empty() const { return keys_.empty(); }

 private:
  struct Named {
    std::string id;
    PublicKey key;
  };
  std::vector<Named> keys_;
};

}  // namespace arpent::openid
