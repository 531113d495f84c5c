// Coming in by the word of a city's own provider of identities, and the roles that come with its groups.
#pragma once
#include <map>
#include <set>
#include <string>

#include "domain/city/identity.h"

namespace arpent::city {

// Whom a provider vouches for, by an e-mail address that it has verified.
struct Vouched {
  std::string email, name;  // the name may be ""
  std::set<std::string> groups;
};

struct Welcome {
  // Of one group of the provider, or "*" for everybody whom it knows: the role in the city.
  std::multimap<std::string, std::string> roles{};
  bool strangers = false;  // whoever has a role by their groups is taken up, though nobody has written them in
};

// 422 "openid.role" {role} when a role is none, "openid.strangers" when strangers are welcome and no group gives a
// role.
Result<Done> acceptable(Welcome const& welcome);

// A session for the person of that address: its token as "$session", as session.open answers. Where groups give roles,
// the person first gets those of their groups, and loses those that a group gives and theirs do not; roles that no
// group gives, and those in a district, stay as people gave them. A role by "*" is given only to who has none yet. The
// last manager stays manager. Problem 403 "openid.refused" {why}: "unknown" when nobody here has this address,
// "no_role" when nothing is left for them to do.
Result<Json> open_for(Register const& all, Call const& call, Work& work, Vouched const& who, Welcome const& welcome);

}  // namespace arpent::city
