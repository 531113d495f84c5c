#include "doors/tools/time.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/day.h"
#include "base/text.h"
#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

// What is left to read of a text; each step says whether it found what it looked for.
struct Reader {
  std::string_view rest;

  bool take(char wanted) {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
  }
  // Of at least `least` and at most `most` digits.
  std::optional<int> whole(std::size_t least, std::size_t most) {
    std::size_t n = 0;
    while (n < most && n < rest.size() && rest[n] >= '0' && rest[n] <= '9') ++n;
    if (n < least) return std::nullopt;
    int value = 0;
    std::from_chars(rest.data(), rest.data() + n, value);
    rest.remove_prefix(n);
    return value;
  }
  std::string_view word() {
    std::size_t n = 0;
    while (n < rest.size() && rest[n] != ' ') ++n;
    auto const out = rest.substr(0, n);
    rest.remove_prefix(n);
    while (take(' ')) {
    }
    return out;
  }
};

constexpr double day_ms = 86'400'000;

// "14:05", "14:05:09", "14:05:09.25": milliseconds of the day.
std::optional<double> read_clock(Reader& in) {
  auto const hour = in.whole(1, 2);
  if (!hour || !in.take(':')) return std::nullopt;
  auto const minute = in.whole(2, 2);
  std::optional<int> second = 0;
  double part = 0;
  if (in.take(':')) {
    second = in.whole(2, 2);
    if (in.take('.') || in.take(',')) {
      double unit = 0.1;
      while (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9') {
        part += unit * (in.rest.front() - '0'), unit /= 10;
        in.rest.remove_prefix(1);
      }
    }
  }
  if (!minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return ((*hour * 60 + *minute) * 60 + *second + part) * 1000;
}

// "Z", " UTC", "+02:00", "-0330", or nothing: what is to be taken away.
std::optional<double> read_zone(Reader& in) {
  while (in.take(' ')) {
  }
  if (in.rest.empty() || in.rest == "Z" || in.rest == "z" || in.rest == "UTC" || in.rest == "GMT") return 0;
  double const sign = in.take('-') ? -1 : in.take('+') ? 1 : 0;
  auto const hour = in.whole(2, 2);
  in.take(':');
  auto const minute = in.rest.empty() ? std::optional(0) : in.whole(2, 2);
  if (sign == 0 || !hour || !minute || *hour > 14 || *minute > 59 || !in.rest.empty()) return std::nullopt;
  return sign * (*hour * 60 + *minute) * 60'000;
}

std::optional<Day> read_date(Reader& in) {
  auto const first = in.whole(1, 4);
  if (!first) return std::nullopt;
  char const mark = in.rest.empty() ? ' ' : in.rest.front();
  if ((mark != '-' && mark != '/' && mark != '.') || !in.take(mark)) return std::nullopt;
  auto const second = in.whole(1, 2);
  if (!second || !in.take(mark)) return std::nullopt;
  auto const third = in.whole(1, 4);
  if (!third) return std::nullopt;
  if (*first >= 1000) return day_of({*first, *second, *third});
  return *third >= 1000 ? day_of({*third, *second, *first}) : std::nullopt;
}

// "Wed Jun 18 08:16:54 WIB 2014"
std::optional<double> read_long(std::string_view text) {
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Reader in{text};
  in.word();
  auto const name = in.word();
  int month = 0;
  for (std::size_t at = 0; at < months.size(); ++at)
    if (name == months[at]) month = static_cast<int>(at) + 1;
  auto const day = in.whole(1, 2);
  if (month == 0 || !day || !in.take(' ')) return std::nullopt;
  auto const clock = read_clock(in);
  if (!clock || !in.take(' ')) return std::nullopt;
  if (!in.rest.empty() && (in.rest.front() < '0' || in.rest.front() > '9')) in.word();
  auto const year = in.whole(4, 4);
  if (!year || !in.rest.empty()) return std::nullopt;
  auto const date = day_of({*year, month, *day});
  return date ? std::optional(date->number * day_ms + *clock) : std::nullopt;
}

}  // namespace

std::optional<double> read_time(std::string_view text) {
  text = trim(text);
  if (auto const number = read_number(text, true); number.what == Number::read) {
    double const size = std::fabs(number.value);
    return size >= 1e14 ? number.value / 1000 : size >= 1e11 ? number.value : number.value * 1000;
  }
  Reader in{text};
  auto const date = read_date(in);
  if (!date) return read_long(text);
  if (in.rest.empty()) return date->number * day_ms;
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
  auto const clock = read_clock(in);
  auto const zone = clock ? read_zone(in) : std::nullopt;
  return zone ? std::optional(date->number * day_ms + *clock - *zone) : std::nullopt;
}

}  // namespace arpent::tools
