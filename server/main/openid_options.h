// Signing in through the city's own provider of identities, as whoever runs the server asks for it.
#pragma once
#include <string>
#include <vector>

#include "domain/city/vouched.h"
#include "doors/openid/provider.h"

namespace arpent {

struct OpenIdOptions {
  std::string issuer{};  // "": not offered
  std::string client{}, secret_file{};
  std::string name{};  // as people know the provider: "Compte Ville"; its host when empty
  std::string scopes = "openid email profile";
  std::string groups = "groups";     // the claim that lists them; "realm_access.roles" looks into an object
  std::vector<std::string> roles{};  // "GROUP=ROLE"
  bool strangers = false;
  bool any_address = false;  // an address is believed though the provider does not say that it has verified it
};

struct OpenIdWish {
  openid::Setting setting;
  city::Welcome welcome;
  std::string name;
};

// What is asked for, with the secret read from its file, or where none is named from the systemd credential
// "openid-secret". 422 "openid.secret_file" {path}, "openid.map" {said}, and as acceptable() of both says.
Result<OpenIdWish> read_wish(OpenIdOptions const& options);

}  // namespace arpent
