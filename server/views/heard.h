// What the open pages of a meeting or a "what for?" are told when something changes, as JSON with a "moment". One who
// leads, and the wall, hear all of it; a phone only what changes its page.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

struct Heard {
  std::string quick{}, calm{};
};

// {"moment", "state", "step", "phones", "revealed", "dots", "pulse_asked", "here", "voters", "pulses", "counts": {…},
// "picture", "what_for"}: a page reads the room again when "picture" changes; counts alone change more often. what_for:
// of the question that a step of the agenda asks, as heard_of_inquiry's "picture"; for who leads with its counts.
// Nothing for a meeting that is gone.
std::optional<Heard> heard_in_the_room(Reader& reader, std::string const& meeting);

// {"moment", "state", "picture"}, for who leads also "is_open", "here", "statements", "people_voting", "votes",
// "objections", "stances". Nothing for a question that is gone.
std::optional<Heard> heard_of_inquiry(Reader& reader, std::string const& inquiry);

}  // namespace arpent::views
