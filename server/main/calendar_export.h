// The dates of the city as a calendar.
#pragma once
#include "doors/export/calendar.h"
#include "doors/http/message.h"
#include "operations/perform.h"

namespace arpent {

enum class CalendarFor {
  members,   // who tells a number, who does a task and what it says, where people meet are in it
  everyone,  // only what anybody may read: no name of a person, no words of a task, meeting, decision or condition
};

// `base_url` is that of the events' addresses; "" for none.
writing::Calendar calendar_of(House const& house, store::Reader& reader, CalendarFor whom, std::string const& language,
                              std::string const& base_url);

// What the address of a link that opens the calendar answers: 200 with the calendar for everyone, in the city's
// language; of a link that was made for a person, with the calendar for members in that person's language. 404 for a
// token that nobody gave out or that opens something else, 410 for a link that was closed or is over, or whose person
// is no member any more. Refusals say nothing.
http::Response calendar_feed(House const& house, store::Store& store, std::string_view token);

}  // namespace arpent
