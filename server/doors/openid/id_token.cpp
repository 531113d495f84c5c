#include "doors/openid/id_token.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/encoding.h"
#include "base/hash.h"
#include "doors/openid/members.h"
#include "doors/openid/refusal.h"

namespace arpent::openid {
namespace {

constexpr double leeway = 60;  // seconds that two clocks may differ

Problem untrusted(char const* reason) { return refused(why::untrusted, std::string("ID token: ") + reason); }

std::vector<std::string_view> parts_of(std::string_view token) {
  std::vector<std::string_view> out;
  for (;;) {
    auto const dot = token.find('.');
    out.push_back(token.substr(0, dot));
    if (dot == std::string_view::npos) return out;
    token.remove_prefix(dot + 1);
  }
}

std::optional<Json> object_in(std::string_view part) {
  auto const text = from_base64url(part);
  if (!text) return std::nullopt;
  auto json = parse_json(*text);
  if (!json || !json->is_object()) return std::nullopt;
  return *std::move(json);
}

std::optional<double> seconds_in(Json const& claims, char const* name) {
  auto const found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

Result<Done> is_for_us(Json const& claims, Expected const& expected) {
  if (text_in(claims, "iss") != expected.issuer) return untrusted("another issuer");
  auto const audience = claims.value("aud", Json());
  bool const several = audience.is_array() && audience.size() > 1;
  bool const ours = audience.is_array() ? std::find(audience.begin(), audience.end(), expected.client) != audience.end()
                                        : audience == Json(expected.client);
  if (!ours) return untrusted("another audience");
  if (several || claims.contains("azp"))
    if (text_in(claims, "azp") != expected.client) return untrusted("another authorized party");
  if (!equal_in_constant_time(text_in(claims, "nonce"), expected.nonce)) return untrusted("another nonce");
  if (text_in(claims, "sub").empty()) return untrusted("nobody");
  return Done{};
}

Result<Done> is_of_now(Json const& claims, Instant instant) {
  auto const now = std::chrono::duration<double>(instant.time_since_epoch()).count();
  auto const until = seconds_in(claims, "exp"), issued = seconds_in(claims, "iat");
  if (!until || !issued) return untrusted("no time");
  if (*until + leeway <= now) return untrusted("expired");
  if (*issued - leeway > now || seconds_in(claims, "nbf").value_or(0) - leeway > now) return untrusted("not yet valid");
  return Done{};
}

}  // namespace

Result<Json> claims_of(std::string_view token, KeySet const& keys, Expected const& expected, Instant now) {
  auto const parts = parts_of(token);
  if (parts.size() != 3) return untrusted("not three parts");
  auto const header = object_in(parts[0]);
  auto const signature = from_base64url(parts[2]);
  if (!header || !signature) return untrusted("unreadable");
  if (header->contains("crit")) return untrusted("asks for what we do not know");  // RFC 7515, section 4.1.11
  auto const text = token.substr(0, token.rfind('.'));
  if (!keys.has_signed(text_in(*header, "alg"), text_in(*header, "kid"), text, *signature))
    return untrusted("not signed by a key of the provider");
  auto claims = object_in(parts[1]);
  if (!claims) return untrusted("unreadable");
  ARPENT_CHECK(is_for_us(*claims, expected));
  ARPENT_CHECK(is_of_now(*claims, now));
  return *std::move(claims);
}

}  // namespace arpent::openid
