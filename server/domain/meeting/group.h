// Who is asked to a meeting with one button.
#pragma once
#include "domain/meeting/meeting.h"
#include "operations/operation.h"

namespace arpent::meeting {

struct Called {
  std::string person, there_as;
};

// The group of the meeting, as "core", and then who carries its action, as "extra"; nobody twice.
//   The group: who was asked as one of the core to another meeting of the series. Where nobody was yet, or there is no
//   series: the core members of the city, and of the place the meeting is about (its own, else the series', else those
//   of its action) or a place above it. Whose core memberships are all over is of no group.
//   Who carries the action: the holder of the post that leads it, and the contacts of partners of the inner ring who
//   lead it, do it with others or must agree.
std::vector<Called> called_to(Reader& reader, Meeting const& meeting);

}  // namespace arpent::meeting
