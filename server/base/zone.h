// A city's time zone (IANA name), from the system's zone files.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/instant.h"

namespace date {
class time_zone;
}

namespace arpent {

// Cheap to copy; valid as long as the program runs; usable from any thread.
class Zone {
 public:
  // "Europe/Paris", "Indian/Reunion", "UTC". Nothing when the system does not know the name.
  static std::optional<Zone> find(std::string_view name);

  std::string name() const;

  // The calendar day on which the instant falls here.
  Day day_of(Instant instant) const;
  // The first instant of the day here (after midnight where midnight is skipped by a change of the clocks).
  Instant start_of(Day day) const;
  // The last millisecond of the day here: what `on=2026-03-12` means.
  Instant end_of(Day day) const;
  // The instant at which a clock on the wall here shows `day`, hour, minute. A time that does not exist (clocks
  // put forward) is the instant of the change; of one that happens twice, the first.
  Instant at(Day day, int hour, int minute) const;

  // What a clock on the wall here shows.
  struct WallTime {
    Day day;
    int hour = 0;    // 0 to 23
    int minute = 0;  // 0 to 59
  };
  WallTime wall_time(Instant instant) const;

 private:
  explicit Zone(date::time_zone const* zone) : zone_(zone) {}
  date::time_zone const* zone_;
};

}  // namespace arpent
