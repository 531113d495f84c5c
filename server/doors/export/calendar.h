// Days as a calendar that phones and desks read. Source: RFC 5545 (iCalendar), RFC 7986 (name, refresh interval).
#pragma once
#include <string>
#include <vector>

#include "base/day.h"

namespace arpent::writing {

struct CalendarEvent {
  std::string uid;  // the same for the same thing each time
  Day on{};         // all day, unless it has an hour
  std::string title;
  std::string text{};      // lines of more about it
  std::string category{};  // "" for none
  std::string url{};
  std::string place{};
  // An hour set aside: two instants, "2026-03-12T13:00:00.000Z"; "": it takes no time away.
  std::string starts{}, ends{};
};

struct Calendar {
  std::string name, language;
  std::string made_at;  // an instant, "2026-03-12T09:00:00.000Z"
  std::vector<CalendarEvent> events{};
};

// Lines end with CRLF and are folded at 75 bytes, never within a character. Events of a whole day take no time away
// (transparent) and none asks for an answer: no method, organizer or alarm. Days need no time zone.
std::string write_calendar(Calendar const& calendar);

}  // namespace arpent::writing
