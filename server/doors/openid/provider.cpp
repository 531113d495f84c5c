#include "doors/openid/provider.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/hash.h"
#include "doors/openid/id_token.h"
#include "doors/openid/members.h"
#include "doors/openid/refusal.h"

namespace arpent::openid {
namespace {

constexpr auto kept_for = std::chrono::hours{1};

std::string without_slash(std::string text) {
  if (text.ends_with('/')) text.pop_back();
  return text;
}

// Of what the provider says an error is, the part that its documents name; the rest is not ours to keep.
std::string short_name(std::string const& error) {
  bool const plain = !error.empty() && error.size() <= 40 &&
                     std::all_of(error.begin(), error.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return plain ? error : "an error without a name";
}

bool lists(Json const& said, char const* name, char const* value) {
  auto const found = said.find(name);
  return found != said.end() && found->is_array() && std::find(found->begin(), found->end(), value) != found->end();
}

bool says_all(Json const& claims, std::vector<std::string> const& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](std::string const& one) { return claims.contains(one); });
}

}  // namespace

Result<Done> acceptable(Setting const& setting) {
  if (!may_ask(setting.issuer, Reach::loopback_too)) return Problem{422, "openid.issuer", {{"issuer", setting.issuer}}};
  if (setting.client.empty()) return Problem{422, "openid.client"};
  return Done{};
}

Provider::Provider(Setting setting, Clock const& clock)
    : setting_(std::move(setting)),
      clock_(clock),
      reach_(may_ask(setting_.issuer, Reach::tls_only) ? Reach::tls_only : Reach::loopback_too) {}

Result<Json> Provider::read(std::string const& url, std::string const& bearer) const {
  ARPENT_TRY(got, fetch({.url = url, .bearer = bearer}, reach_, given_up_));
  if (got.status != 200) return refused(why::unreachable, "status " + std::to_string(got.status));
  auto said = parse_json(got.body);
  if (!said || !said->is_object()) return refused(why::unreachable, "no JSON object");
  return *std::move(said);
}

Result<Provider::Known> Provider::known(bool anew) {
  auto const now = clock_.now();
  {
    std::scoped_lock const lock(mutex_);
    if (known_ && !anew && now < known_->until) return *known_;
  }
  ARPENT_TRY(said, read(without_slash(setting_.issuer) + "/.well-known/openid-configuration"));
  if (text_in(said, "issuer") != setting_.issuer) return refused(why::unreachable, "the provider names another issuer");
  Known out{.authorization = text_in(said, "authorization_endpoint"),
            .token = text_in(said, "token_endpoint"),
            .keys_at = text_in(said, "jwks_uri"),
            .userinfo = text_in(said, "userinfo_endpoint"),
            .secret_in_form = lists(said, "token_endpoint_auth_methods_supported", "client_secret_post") &&
                              !lists(said, "token_endpoint_auth_methods_supported", "client_secret_basic"),
            .keys = {},
            .until = now + kept_for};
  for (auto const* address : {&out.authorization, &out.token, &out.keys_at})
    if (!may_ask(*address, reach_)) return refused(why::unreachable, "the provider names an address that is not https");
  ARPENT_TRY(keys, read(out.keys_at));
  out.keys = KeySet::read(keys);
  if (out.keys.empty()) return refused(why::unreachable, "the provider has no key that we can use");
  std::scoped_lock const lock(mutex_);
  return known_.emplace(std::move(out));
}

Result<std::string> Provider::address_for(Trip const& trip) {
  ARPENT_TRY(known, this->known(false));
  auto const asked = form_of({{"response_type", "code"},
                              {"client_id", setting_.client},
                              {"redirect_uri", trip.redirect},
                              {"scope", setting_.scopes},
                              {"state", trip.state},
                              {"nonce", trip.nonce},
                              {"code_challenge", base64url(sha256(trip.verifier))},
                              {"code_challenge_method", "S256"}});
  return known.authorization + (known.authorization.find('?') == std::string::npos ? "?" : "&") + asked;
}

Result<Json> Provider::tokens_for(Known const& known, Trip const& trip, std::string const& code) const {
  std::vector<std::pair<std::string, std::string>> form{{"grant_type", "authorization_code"},
                                                        {"code", code},
                                                        {"redirect_uri", trip.redirect},
                                                        {"code_verifier", trip.verifier}};
  Asked asked{.url = known.token};
  if (setting_.secret.empty() || known.secret_in_form) form.emplace_back("client_id", setting_.client);
  if (!setting_.secret.empty() && known.secret_in_form) form.emplace_back("client_secret", setting_.secret);
  if (!setting_.secret.empty() && !known.secret_in_form) asked.name = setting_.client, asked.secret = setting_.secret;
  asked.form = form_of(form);
  ARPENT_TRY(got, fetch(asked, reach_, given_up_));
  auto said = parse_json(got.body);
  if (!said || !said->is_object())
    return refused(why::unreachable, "the token endpoint answers no JSON, status " + std::to_string(got.status));
  if (got.status == 200) return *std::move(said);
  auto const error = short_name(text_in(*said, "error"));
  // The code was used, is too old or was made for somebody else: beginning again mends it.
  return refused(error == "invalid_grant" ? why::stale : why::unreachable, "the token endpoint answers " + error);
}

Result<Json> Provider::checked(std::string const& token, Trip const& trip) {
  Expected const expected{setting_.issuer, setting_.client, trip.nonce};
  ARPENT_TRY(known, this->known(false));
  auto claims = claims_of(token, known.keys, expected, clock_.now());
  if (claims) return claims;
  // Perhaps signed by a key that is newer than what we know.
  ARPENT_TRY(fresh, this->known(true));
  return claims_of(token, fresh.keys, expected, clock_.now());
}

Result<Json> Provider::claims_for(Trip const& trip, std::string const& code, std::vector<std::string> const& wanted) {
  ARPENT_TRY(known, this->known(false));
  ARPENT_TRY(tokens, tokens_for(known, trip, code));
  ARPENT_TRY(claims, checked(text_in(tokens, "id_token"), trip));
  auto const access = text_in(tokens, "access_token");
  if (says_all(claims, wanted) || access.empty() || known.userinfo.empty()) return claims;
  ARPENT_TRY(more, read(known.userinfo, access));
  if (text_in(more, "sub") != text_in(claims, "sub")) return refused(why::untrusted, "userinfo of somebody else");
  for (auto const& [name, value] : more.items())
    if (!claims.contains(name)) claims[name] = value;
  return claims;
}

}  // namespace arpent::openid
