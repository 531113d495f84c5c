// Is a number up to date? One word per indicator and place.
#pragma once
#include <optional>
#include <string_view>

#include "base/phrase.h"
#include "domain/measure/period.h"

namespace arpent::measure {

enum class Freshness {
  fresh,    // the due period, or a later one, is accepted
  due,      // it is not, and today is not past its end + grace
  overdue,  // past that; an earlier period was accepted once
  never,    // past that; nothing was ever accepted
  no_one,   // not fresh, and nobody is there to tell us
};

std::string_view name_of(Freshness freshness);
Phrase phrase_of(Freshness freshness);  // "freshness.overdue"

struct FreshnessFacts {
  Frequency frequency = Frequency::month;
  int grace_days = 0;
  // The last day of the latest period with an accepted number, of whatever frequency: the frequency may have been
  // changed since. For `once` any day will do.
  std::optional<Day> latest_accepted_end{};
  bool someone_tells_us = false;
  // Frequency `once` only: the day by which it was promised. Without one it is due and never late.
  std::optional<Day> once_by{};
};

struct FreshnessAnswer {
  Freshness word = Freshness::never;
  Period due;                      // the period that is asked for
  std::optional<Day> answer_by{};  // its end + grace; nothing for `once` without a day
  int days_late = 0;               // after answer_by, of a number that is not there; 0 when fresh or not late
};

FreshnessAnswer freshness(FreshnessFacts const& facts, Day today, SchoolCalendar const& calendar = {});

}  // namespace arpent::measure
