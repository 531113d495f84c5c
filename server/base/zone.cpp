#include "base/zone.h"

#include <date/tz.h>

#include <stdexcept>

namespace arpent {
namespace {

date::local_days local(Day day) { return date::local_days{date::days{day.number}}; }

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  // An unknown name is the only thing locate_zone throws for; a missing zone folder fails the same way.
  try {
    return Zone{date::locate_zone(std::string{name})};
  } catch (std::runtime_error const&) {
    return {};
  }
}

std::string Zone::name() const { return zone_->name(); }

Day Zone::day_of(Instant instant) const { return wall_time(instant).day; }

Instant Zone::start_of(Day day) const { return at(day, 0, 0); }

Instant Zone::end_of(Day day) const { return start_of(add_days(day, 1)) - std::chrono::milliseconds{1}; }

Instant Zone::at(Day day, int hour, int minute) const {
  auto const wall = local(day) + std::chrono::hours{hour} + std::chrono::minutes{minute};
  return std::chrono::time_point_cast<std::chrono::milliseconds>(zone_->to_sys(wall, date::choose::earliest));
}

Zone::WallTime Zone::wall_time(Instant instant) const {
  auto const wall = zone_->to_local(instant);
  auto const midnight = date::floor<date::days>(wall);
  auto const minutes = std::chrono::floor<std::chrono::minutes>(wall - midnight).count();
  return {.day = Day{static_cast<int>(midnight.time_since_epoch().count())},
          .hour = static_cast<int>(minutes / 60),
          .minute = static_cast<int>(minutes % 60)};
}

}  // namespace arpent
