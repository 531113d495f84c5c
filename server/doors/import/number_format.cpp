#include "doors/import/number_format.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "base/day.h"
#include "base/json.h"

namespace arpent::reading {
namespace {

constexpr int serial_of_1970 = 25569;
constexpr double first_serial = 1, last_serial = 2958465;

std::string print_time(int seconds) {
  std::array<char, 32> out{};
  int const hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
  if (rest == 0) std::snprintf(out.data(), out.size(), "%02d:%02d", hours, minutes);
  else std::snprintf(out.data(), out.size(), "%02d:%02d:%02d", hours, minutes, rest);
  return out.data();
}

bool elapsed(std::string_view bracket) {
  return !bracket.empty() && bracket.find_first_not_of("hmsHMS") == std::string_view::npos;
}

}  // namespace

Shown shown_builtin(int id) {
  if (id == 9 || id == 10) return Shown::percent;
  bool const date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? Shown::date : Shown::number;
}

Shown shown_custom(std::string_view code) {
  bool percent = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    char const c = code[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || c == '[') {
      std::size_t const end = code.find(c == '"' ? '"' : ']', at + 1);
      if (end == std::string_view::npos) break;
      if (c == '[' && elapsed(code.substr(at + 1, end - at - 1))) return Shown::date;
      at = end;
    } else if (c == '%') {
      percent = true;
    } else if (std::string_view("dmyhsDMYHS").find(c) != std::string_view::npos) {
      return Shown::date;
    } else if (code.substr(at, 7) == "General") {
      at += 6;
    }
  }
  return percent ? Shown::percent : Shown::number;
}

std::string print_serial(double days) {
  if (!(days >= 0 && days < last_serial + 1)) return print_number(days);
  double const whole = std::floor(days);
  auto seconds = static_cast<int>(std::lround((days - whole) * 86400));
  auto serial = static_cast<int>(whole) + seconds / 86400;
  seconds %= 86400;
  if (serial < first_serial) return print_time(seconds);
  if (serial > last_serial) return print_number(days);
  // Excel counts a 29 February 1900 (serial 60): serials before it are a day ahead of the calendar.
  int const number = serial - serial_of_1970 + (serial < 60 ? 1 : 0);
  std::string const day = print_day(Day{number});
  return seconds == 0 ? day : day + " " + print_time(seconds);
}

}  // namespace arpent::reading
