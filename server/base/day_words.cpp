#include "base/day_words.h"

#include <array>

namespace arpent {
namespace {

constexpr std::array<std::string_view, 12> months_fr = {"janvier",   "février", "mars",     "avril",
                                                        "mai",       "juin",    "juillet",  "août",
                                                        "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> months_en = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays_fr = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                         "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 7> weekdays_en = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                         "Friday", "Saturday", "Sunday"};

bool is_french(std::string_view language) { return language == "fr"; }

}  // namespace

std::string_view month_name(std::string_view language, int month) {
  return (is_french(language) ? months_fr : months_en).at(static_cast<std::size_t>(month - 1));
}

std::string_view weekday_name(std::string_view language, Day day) {
  return (is_french(language) ? weekdays_fr : weekdays_en).at(static_cast<std::size_t>(weekday(day) - 1));
}

std::string day_in_words(std::string_view language, Day day) {
  auto const date = year_month_day(day);
  std::string out = std::to_string(date.day) + (is_french(language) && date.day == 1 ? "er " : " ");
  return out.append(month_name(language, date.month)) + ' ' + std::to_string(date.year);
}

}  // namespace arpent
