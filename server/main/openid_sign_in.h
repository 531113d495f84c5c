// GET /api/openid/start?then=/plan sends the browser to the provider; GET /api/openid/return is where it comes back to.
// Both answer with a redirect: on to `then` with a session, or to the sign-in page that says why not
// (?refused=unknown).
#pragma once
#include <memory>

#include "doors/http/api.h"
#include "main/errands.h"
#include "main/openid_options.h"

namespace arpent {

class OpenIdSignIn {
 public:
  // `random` makes the secrets of each sign-in; `world` is the clock of tokens, whatever day the city pretends.
  OpenIdSignIn(House& house, OpenIdWish wish, OpenIdOptions const& options, Random& random, Clock const& world);

  // Its routes. The site must live as long as requests come; what it says of cookies is read then.
  void add_to(http::Site& site);

  // Waits for the provider no longer: whoever is on the way is turned away.
  void give_up() { provider_.give_up(); }

 private:
  struct Journey;  // a sign-in under way, as the browser's cookie holds it

  void start(http::Visit const& visit, http::Reply const& reply);
  void come_back(http::Visit const& visit, http::Reply const& reply);
  Result<std::string> let_in(http::Visit const& visit, openid::Trip const& trip, std::string const& code);
  Result<Journey> journey_of(http::Visit const& visit) const;
  openid::Trip trip_of(http::Visit const& visit, std::string const& cookie) const;
  http::Response arrived(http::Visit const& visit, std::string const& then, std::string const& session) const;
  http::Response turned_away(http::Visit const& visit, Problem const& problem, std::string const& then) const;
  bool is_secure(http::Visit const& visit) const;
  void away(http::Visit const& visit, http::Reply const& reply, std::function<void()> errand);

  House& house_;
  city::Welcome welcome_;
  std::string groups_;
  bool any_address_;
  Random& random_;
  Clock const& world_;
  std::string key_;  // of this process: what a browser brings back was made here
  http::Site* site_ = nullptr;
  openid::Provider provider_;
  Errands errands_;
};

}  // namespace arpent
