// The mail that asks a person for numbers: at most one a week, with everything in it, at a calm hour.
#pragma once
#include <optional>
#include <string>

#include "domain/measure/school_calendar.h"
#include "operations/operation.h"

namespace arpent::measure {

// One number that a person is asked for, in words of that person's language.
struct AskedNumber {
  std::string action, indicator, territory, period, url;
};

struct Addressee {
  std::string person, email, language;
};

// Orders the mail, or adds to the one that has not gone yet. `last` is when the latest one went or goes, if ever.
// Returns when it goes.
Instant ask_by_mail(Call const& call, Work& work, Addressee const& to, AskedNumber const& number,
                    std::optional<Instant> last, SchoolCalendar const& calendar);

// The mail that takes a number back to whoever told it, with the question about it; at a calm hour, too. Returns when
// it goes.
Instant return_by_mail(Call const& call, Work& work, Addressee const& to, AskedNumber const& number,
                       std::string const& question, SchoolCalendar const& calendar);

}  // namespace arpent::measure
