// The one link by which an invitation or a decision is answered. Who is asked again gets a new one, and the one before
// opens nothing any more.
#pragma once
#include "domain/meeting/reach.h"

namespace arpent::meeting {

// What a link opens: "invitation" or "decision", and which.
struct Opened {
  char const* kind;
  std::string id;
};

// The address to be given or sent to whoever is reached.
Result<std::string> give_link(Register const& all, Call const& call, Work& work, Opened const& opened,
                              Reached const& to);
// What was given opens nothing from now on.
Result<Done> take_links_back(Register const& all, Call const& call, Work& work, Opened const& opened);

}  // namespace arpent::meeting
