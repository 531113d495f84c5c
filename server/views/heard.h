// What the open pages of a meeting or a "what for?" are told when something changes, as JSON with a "moment". One who
// leads, and the wall, hear all of it; a phone only what changes its page.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

struct Heard {
  std::string quick{}, calm{};
};

// {"moment", "state", "step", "phones", "revealed", "dots", "pulse_asked", "here", "voters", "pulses", "counts": {…},
// "picture", "walls", "what_for"}: a page reads the room again when "picture" changes; counts alone change more often,
// and "walls" with each note that came, changed or moved (to a phone 0 before the reveal). For who leads also "table":
// what phones do not show. what_for: as heard_of_inquiry, of the question that a step of the agenda asks. Nothing for a
// meeting that is gone.
std::optional<Heard> heard_in_the_room(Reader& reader, std::string const& meeting);

// {"moment", "state", "picture"}, for who leads also "is_open", "here", "statements", "people_voting", "votes",
// "objections", "stances". Nothing for a question that is gone.
std::optional<Heard> heard_of_inquiry(Reader& reader, std::string const& inquiry);

}  // namespace arpent::views
