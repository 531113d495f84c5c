// Who looks after a test, and how they hear that it has paused.
#pragma once
#include "domain/pilot/pilot.h"
#include "operations/operation.h"

namespace arpent::pilot {

// The persons: the owner (who fills the post), else who leads its action, else the managers of the city. Never empty
// where anybody can be named; ids.
std::vector<std::string> owners_of(Reader& reader, Pilot const& pilot);

// A mail to each of them that has an address, at once: somebody may be in difficulty. Says the cause and no figure
// about a person.
void tell_owner(Call const& call, Work& work, Pilot const& pilot);

}  // namespace arpent::pilot
