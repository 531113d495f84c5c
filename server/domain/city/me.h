// What a page must know before it shows anything: who looks, in which city, and what they may do there.
#pragma once
#include "operations/perform.h"

namespace arpent::city {

struct MePerson {
  std::string id, name;
  std::optional<std::string> email;
  bool with_password = false;  // has a password of their own beside the mailed code

  static record::Shape const& shape();
};

// A role that is held today.
struct MeMembership {
  std::string id, role;
  std::optional<std::string> territory;

  static record::Shape const& shape();
};

struct MeCity {
  std::string name, language;
  std::string zone;  // IANA name of the one in which its days and hours are counted
  bool example = false;

  static record::Shape const& shape();
};

struct MePlan {
  std::string id, title;

  static record::Shape const& shape();
};

struct Me {
  std::optional<MePerson> person;  // absent: nobody we know
  std::vector<MeMembership> memberships;
  std::vector<std::string> roles;
  std::vector<std::string> territories;  // district officer of these
  std::optional<MeCity> city;            // absent: nobody has set it up yet
  std::optional<MePlan> plan;            // the current one, for members
  std::string language;                  // in which the server speaks to this asker
  std::vector<std::string> may;          // operations that could be allowed, on some record
  std::vector<std::string> may_own;  // those of them that are allowed on one's own only: an action that one leads…
  std::string today;
  bool demo = false;                    // one-click logins are offered
  std::optional<std::string> provider;  // of identities, by which people may come in: its name

  static record::Shape const& shape();
};

// The city as of the reader, the rights as of today.
Me me(House const& house, Call const& call, Reader& reader, bool demo, std::string const& provider);

}  // namespace arpent::city
