// A city's own provider of identities, by OpenID Connect: the code flow with PKCE (RFC 7636, S256). What the provider
// says about itself (Discovery 1.0) and its keys are read when first needed and kept for an hour; keys also anew when a
// token is signed by one that is not known yet. Every function waits for the provider: never on a thread that others
// wait for.
#pragma once
#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "doors/openid/fetch.h"
#include "doors/openid/key_set.h"

namespace arpent::openid {

struct Setting {
  std::string issuer;  // "https://login.ville.fr/realms/ville", as the provider writes it in its tokens
  std::string client;  // the name under which it knows this server
  std::string secret;  // "" where it gave none: PKCE alone then ties the code to us
  std::string scopes = "openid email profile";
};

// Whether an issuer may be asked: https, or this very machine.
Result<Done> acceptable(Setting const& setting);  // 422 "openid.issuer" {issuer}, "openid.client"

// One sign-in under way. The three secrets are 43 characters each and differ.
struct Trip {
  std::string state, nonce, verifier;
  std::string redirect;  // where the provider sends the browser back to
};

class Provider {
 public:
  // `clock` is the world's: tokens are of now, whatever day a test pretends.
  Provider(Setting setting, Clock const& clock);

  // Whatever waits for the provider, now or later, ends within a second or so: refused(why::unreachable, …).
  void give_up() { given_up_ = true; }

  std::string const& issuer() const { return setting_.issuer; }

  // Where the browser goes to sign in.
  Result<std::string> address_for(Trip const& trip);

  // What the provider says of whoever brought this code: the claims of its ID token, checked as in id_token.h; and
  // where one of `wanted` is not among them, those of its userinfo of the same `sub`, which never replace any.
  Result<Json> claims_for(Trip const& trip, std::string const& code, std::vector<std::string> const& wanted);

 private:
  struct Known {
    std::string authorization, token, keys_at, userinfo;
    bool secret_in_form = false;
    KeySet keys;
    Instant until;
  };

  Result<Known> known(bool anew);
  Result<Json> read(std::string const& url, std::string const& bearer = "") const;
  Result<Json> tokens_for(Known const& known, Trip const& trip, std::string const& code) const;
  Result<Json> checked(std::string const& token, Trip const& trip);

  Setting setting_;
  Clock const& clock_;
  Reach reach_;
  std::atomic<bool> given_up_{false};
  std::mutex mutex_;
  std::optional<Known> known_;
};

}  // namespace arpent::openid
