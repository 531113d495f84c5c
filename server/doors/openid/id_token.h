// What a provider says of somebody, under its signature (OpenID Connect Core 1.0, sections 2 and 3.1.3.7).
#pragma once
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/json.h"
#include "doors/openid/key_set.h"

namespace arpent::openid {

struct Expected {
  std::string issuer, client, nonce;
};

// The claims of a token in the compact form, once these hold: three parts; signed RS256 or ES256 by a key of the set;
// `iss` is the issuer; `aud` holds the client, and `azp` is the client where there are several or it is said; `nonce`
// is ours; `exp` is not over and neither `iat` nor `nbf` to come, give or take a minute; `sub` says somebody. Else
// refused(why::untrusted, …).
Result<Json> claims_of(std::string_view token, KeySet const& keys, Expected const& expected, Instant now);

}  // namespace arpent::openid
