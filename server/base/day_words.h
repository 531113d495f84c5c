// Months, weekdays and days as people say them, in French where the language is "fr" and in English else.
#pragma once
#include <string>
#include <string_view>

#include "base/day.h"

namespace arpent {

// "mars", "March"; month: 1 to 12, std::out_of_range beyond.
std::string_view month_name(std::string_view language, int month);
// "jeudi", "Thursday".
std::string_view weekday_name(std::string_view language, Day day);
// "12 mars 2026", "1er mars 2026", "12 March 2026".
std::string day_in_words(std::string_view language, Day day);

}  // namespace arpent
