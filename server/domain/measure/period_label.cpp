#include "base/day_words.h"
#include "domain/measure/period.h"

namespace arpent::measure {
namespace {

std::string month_label(Period const& period, std::string_view language) {
  return std::string(month_name(language, period.number)) + ' ' + std::to_string(period.year);
}

std::string half_label(Period const& period, bool french) {
  auto const year = std::to_string(period.year);
  if (french) return (period.number == 1 ? "1er semestre " : "2e semestre ") + year;
  return (period.number == 1 ? "first half of " : "second half of ") + year;
}

std::string school_period_label(Period const& period, bool french, SchoolCalendar const& calendar) {
  auto const year = print_school_year(period.year);
  auto const spans = calendar.spans_of(period.year);
  auto const at = static_cast<std::size_t>(period.number - 1);
  if (at < spans.size() && !spans[at].label.empty()) return spans[at].label + ", " + year;
  return (french ? "période scolaire " : "school period ") + std::to_string(period.number) + ", " + year;
}

}  // namespace

std::string period_label(Period const& period, std::string_view language, SchoolCalendar const& calendar) {
  bool const french = language == "fr";
  auto const year = std::to_string(period.year), number = std::to_string(period.number);
  switch (period.frequency) {
    case Frequency::once:
      return french ? "une seule fois" : "once";
    case Frequency::week:
      return (french ? "semaine " : "week ") + number + ", " + year;
    case Frequency::month:
      return month_label(period, language);
    case Frequency::school_period:
      return school_period_label(period, french, calendar);
    case Frequency::quarter:
      return (french ? "T" : "Q") + number + ' ' + year;
    case Frequency::half:
      return half_label(period, french);
    case Frequency::year:
      return year;
    case Frequency::school_year:
      return (french ? "année scolaire " : "school year ") + print_school_year(period.year);
  }
  return {};
}

}  // namespace arpent::measure
