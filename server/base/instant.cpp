#include "base/instant.h"

#include <array>
#include <cstdio>

#include "base/day.h"
#include "base/digits.h"

namespace arpent {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

std::optional<milliseconds> take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) return milliseconds{0};
  text.remove_prefix(1);
  std::size_t const length = std::min(text.find_first_not_of("0123456789"), text.size());
  if (length < 1 || length > 9) return {};
  std::string thousandths{text.substr(0, std::min<std::size_t>(length, 3))};
  thousandths.resize(3, '0');
  text.remove_prefix(length);
  return milliseconds{*digits(thousandths)};
}

std::optional<minutes> offset_of(std::string_view text) {
  if (text == "Z") return minutes{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
  auto const hours = digits(text.substr(1, 2)), rest = digits(text.substr(4, 2));
  if (!hours || !rest || *hours > 23 || *rest > 59) return {};
  return minutes{(text[0] == '-' ? -1 : 1) * (*hours * 60 + *rest)};
}

}  // namespace

std::string print_instant(Instant instant) {
  auto const midnight = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::hh_mm_ss const time{instant - midnight};
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                static_cast<int>(time.subseconds().count()));
  return print_day(Day{static_cast<int>(midnight.time_since_epoch().count())}) + out.data();
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
  auto const date = parse_day(text.substr(0, 10));
  auto const hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)),
             second = digits(text.substr(17, 2));
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return {};
  text.remove_prefix(19);
  auto const fraction = take_fraction(text);
  if (!fraction) return {};
  auto const offset = offset_of(text);
  if (!offset) return {};
  return Instant{std::chrono::days{date->number} + std::chrono::hours{*hour} + minutes{*minute} +
                 std::chrono::seconds{*second} + *fraction - *offset};
}

}  // namespace arpent
