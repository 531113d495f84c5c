#include "doors/openid/key_set.h"

#include <algorithm>
#include <optional>

#include "base/encoding.h"
#include "doors/openid/members.h"

namespace arpent::openid {
namespace {

constexpr std::size_t most_keys = 50;

char const* algorithm_of(PublicKey const& key) { return key.kind() == PublicKey::Kind::rsa ? "RS256" : "ES256"; }

std::optional<PublicKey> key_of(Json const& one) {
  auto const number = [&](char const* name) { return from_base64url(text_in(one, name)).value_or(""); };
  auto const type = text_in(one, "kty");
  if (type == "RSA") return PublicKey::rsa(number("n"), number("e"));
  if (type == "EC" && text_in(one, "crv") == "P-256") return PublicKey::p256(number("x"), number("y"));
  return std::nullopt;
}

bool is_or_is_not_said(std::string const& said, std::string_view wanted) { return said.empty() || said == wanted; }

}  // namespace

KeySet KeySet::read(Json const& set) {
  KeySet out;
  auto const keys = set.is_object() ? set.find("keys") : set.end();
  if (keys == set.end() || !keys->is_array()) return out;
  for (auto const& one : *keys) {
    if (out.keys_.size() == most_keys) break;
    if (auto key = key_of(one); key && is_or_is_not_said(text_in(one, "use"), "sig") &&
                                is_or_is_not_said(text_in(one, "alg"), algorithm_of(*key)))
      out.keys_.push_back({text_in(one, "kid"), *std::move(key)});
  }
  return out;
}

bool KeySet::has_signed(std::string_view algorithm, std::string_view id, std::string_view text,
                        std::string_view signature) const {
  return std::any_of(keys_.begin(), keys_.end(), [&](Named const& one) {
    return algorithm == algorithm_of(one.key) && (id.empty() || id == one.id) && one.key.has_signed(text, signature);
  });
}

}  // namespace arpent::openid
