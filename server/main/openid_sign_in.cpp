#include "main/openid_sign_in.h"

#include <spdlog/spdlog.h>

#include "base/encoding.h"
#include "base/hash.h"
#include "doors/http/cookies.h"
#include "doors/http/problem_answer.h"
#include "doors/openid/members.h"
#include "doors/openid/refusal.h"
#include "main/openid_claims.h"

namespace arpent {

using http::Reply;
using http::Response;
using http::Visit;
namespace why = openid::why;

namespace {

using namespace std::chrono_literals;

constexpr char const* cookie_name = "arpent_sign_in";
constexpr auto lasts = 10min;
constexpr std::size_t longest_path = 1000;

// A path of this page and nothing else: an address that somebody else wrote into the link must not lead away.
std::string inner_path(std::string_view then) {
  bool const inner = then.size() <= longest_path && then.starts_with('/') && !then.starts_with("//") &&
                     then.find_first_of("\\\r\n") == std::string_view::npos;
  return inner ? std::string(then) : "/";
}

// Written into a header: whatever is not plain goes as %XX, and what is %XX already stays.
std::string location(std::string const& path) {
  std::string out;
  for (char const c : path) out += c > 0x20 && c < 0x7F ? std::string(1, c) : openid::percent_encoded({&c, 1});
  return out;
}

std::int64_t seconds_of(Instant instant) {
  return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

Response redirect(std::string const& to) { return {.status = 303, .headers = {{"Location", location(to)}}}; }

char const* why_refused(std::string_view error) {
  for (auto const* one :
       {"access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"})
    if (error == one) return why::denied;
  return why::unreachable;
}

}  // namespace

struct OpenIdSignIn::Journey {
  std::string cookie, then;
};

OpenIdSignIn::OpenIdSignIn(House& house, OpenIdWish wish, OpenIdOptions const& options, Random& random,
                           Clock const& world)
    : house_(house),
      welcome_(std::move(wish.welcome)),
      groups_(options.groups),
      any_address_(options.any_address),
      random_(random),
      world_(world),
      key_(random_bytes(random, 32)),
      provider_(std::move(wish.setting), world),
      errands_(2, 64) {}

void OpenIdSignIn::add_to(http::Site& site) {
  site_ = &site;
  site.specials["GET /api/openid/start"] = [this](Visit const& visit, Reply const& reply) { start(visit, reply); };
  site.specials["GET /api/openid/return"] = [this](Visit const& visit, Reply const& reply) { come_back(visit, reply); };
}

bool OpenIdSignIn::is_secure(Visit const& visit) const { return site_->secure_cookies || visit.request.secure; }

// The cookie holds when it began, chance, and where to go then. What the provider is given follows from it by our key,
// so that nothing is kept here, and nobody can make up any of it.
openid::Trip OpenIdSignIn::trip_of(Visit const& visit, std::string const& cookie) const {
  auto const secret = [&](char const* use) { return base64url(hmac_sha256(key_, use + cookie)); };
  auto const host = std::string(visit.request.header("Host"));
  return {.state = secret("state "),
          .nonce = secret("nonce "),
          .verifier = secret("verifier "),
          .redirect = (is_secure(visit) ? "https://" : "http://") + host + "/api/openid/return"};
}

void OpenIdSignIn::away(Visit const& visit, Reply const& reply, std::function<void()> errand) {
  auto guarded = [visit, reply, errand = std::move(errand)] {
    try {
      errand();
    } catch (...) {
      reply(http::problem_answer(visit.request, http::incident("openid", std::current_exception())));
    }
  };
  if (!errands_.offer(std::move(guarded)))
    reply(turned_away(visit, openid::refused(why::unreachable, "too many wait for the provider"), "/"));
}

void OpenIdSignIn::start(Visit const& visit, Reply const& reply) {
  away(visit, reply, [this, visit, reply] {
    auto const then = inner_path(visit.request.parameter("then").value_or("/"));
    auto const cookie = std::to_string(seconds_of(world_.now())) + "~" + random_token(random_) + "~" + base64url(then);
    auto const address = provider_.address_for(trip_of(visit, cookie));
    if (!address) return reply(turned_away(visit, address.problem(), then));
    auto answer = redirect(*address);
    auto const encrypted = is_secure(visit) ? http::Encrypted::yes : http::Encrypted::no;
    answer.headers.emplace_back(
        "Set-Cookie", http::set_cookie({.name = cookie_name, .value = cookie, .age = lasts, .encrypted = encrypted}));
    reply(std::move(answer));
  });
}

// Begun by this browser, by this process and not long ago, and told by our provider.
Result<OpenIdSignIn::Journey> OpenIdSignIn::journey_of(Visit const& visit) const {
  auto const held = http::cookie(visit.request.header("Cookie"), cookie_name);
  if (!held) return openid::refused(why::stale, "no cookie");
  Journey out{.cookie = std::string(*held), .then = "/"};
  auto const state = std::string(visit.request.parameter("state").value_or(""));
  if (!equal_in_constant_time(state, trip_of(visit, out.cookie).state))
    return openid::refused(why::stale, "other state");
  auto const began = std::stoll("0" + out.cookie.substr(0, out.cookie.find('~')));
  if (world_.now() - Instant(std::chrono::seconds(began)) > lasts) return openid::refused(why::stale, "too old");
  out.then = inner_path(from_base64url(out.cookie.substr(out.cookie.rfind('~') + 1)).value_or("/"));
  if (auto const issuer = visit.request.parameter("iss"); issuer && *issuer != provider_.issuer())
    return openid::refused(why::untrusted, "another issuer sent the browser back");  // RFC 9207
  return out;
}

void OpenIdSignIn::come_back(Visit const& visit, Reply const& reply) {
  auto const journey = journey_of(visit);
  if (!journey) return reply(turned_away(visit, journey.problem(), "/"));
  auto const then = journey->then;
  if (auto const error = visit.request.parameter("error"))
    return reply(turned_away(visit, openid::refused(why_refused(*error), "the provider answered with an error"), then));
  auto const code = std::string(visit.request.parameter("code").value_or(""));
  if (code.empty()) return reply(turned_away(visit, openid::refused(why::stale, "no code"), then));
  away(visit, reply, [this, visit, reply, then, code, trip = trip_of(visit, journey->cookie)] {
    auto const session = let_in(visit, trip, code);
    reply(session ? arrived(visit, then, *session) : turned_away(visit, session.problem(), then));
  });
}

Result<std::string> OpenIdSignIn::let_in(Visit const& visit, openid::Trip const& trip, std::string const& code) {
  auto wanted = std::vector<std::string>{"email"};
  if (!welcome_.roles.empty()) wanted.push_back(groups_.substr(0, groups_.find('.')));
  ARPENT_TRY(claims, provider_.claims_for(trip, code, wanted));
  ARPENT_TRY(who, vouched_by(claims, groups_, any_address_));
  ARPENT_TRY(opened, visit.store->write({.door = "http", .operation = "session.open"}, [&](Work& work) -> Result<Json> {
    Call const call{visit.asker, house_.clock, house_.ids, house_.random, house_.name_of_actor, house_.base_url};
    return city::open_for(house_.all, call, work, who, welcome_);
  }));
  return openid::text_in(opened, "$session");
}

Response OpenIdSignIn::arrived(Visit const& visit, std::string const& then, std::string const& session) const {
  auto answer = redirect(then);
  auto const encrypted = is_secure(visit) ? http::Encrypted::yes : http::Encrypted::no;
  answer.headers.emplace_back("Set-Cookie", http::set_cookie({.name = site_->session_cookie,
                                                              .value = session,
                                                              .age = std::chrono::hours{24 * 30},
                                                              .encrypted = encrypted}));
  answer.headers.emplace_back("Set-Cookie",
                              http::set_cookie({.name = cookie_name, .value = "", .age = 0s, .encrypted = encrypted}));
  return answer;
}

Response OpenIdSignIn::turned_away(Visit const& visit, Problem const& problem, std::string const& then) const {
  std::string reason, because = why::unreachable;
  for (auto const& [name, value] : problem.params) {
    if (name == "reason") reason = value;
    if (name == "why") because = value;
  }
  spdlog::warn("openid: {} {} {}", problem.code, because, reason);
  auto answer = redirect("/enter?" + openid::form_of({{"refused", because}, {"then", then}}));
  auto const encrypted = is_secure(visit) ? http::Encrypted::yes : http::Encrypted::no;
  answer.headers.emplace_back("Set-Cookie",
                              http::set_cookie({.name = cookie_name, .value = "", .age = 0s, .encrypted = encrypted}));
  return answer;
}

}  // namespace arpent
