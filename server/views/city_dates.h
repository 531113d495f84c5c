// The dates of the city: when people meet, when numbers are due, what is to be looked at again, what begins, ends and
// is to be delivered.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "views/picture.h"

namespace arpent::views {

struct CityDate {
  enum class What {
    number,      // the last day on which a number is awaited
    link,        // a link to a goal has aged, and is re-read
    assumption,  // the day that somebody gave it
    action,      // a look at an action, a year after the last
    action_starts,
    action_ends,
    deliverable,
    task,
    plan_starts,
    plan_ends,
    debrief,  // of a small test: an hour is set aside
    meeting,
    decision,        // of a meeting, the day on which it is looked at again
    adjustment,      // a change of course, the same
    condition,       // that an action depends on, the same
    recommendation,  // put to whoever governs, the same
  };

  What what = What::number;
  std::string id{};  // of the record
  Day on{};
  // What anybody may read: the title of the indicator, action, deliverable or plan; of a link the goal's beside it; of
  // an assumption those of both goals; of a task, meeting, decision, change or recommendation that of its action, ""
  // where it has none; of a condition "".
  std::string title{}, other{};
  std::string action{}, meeting{};          // ids, where there is one; the meeting of a decision
  std::optional<measure::Period> period{};  // of a number
  std::optional<Instant> starts{};          // of a meeting or debrief with an hour; absent: all day
  int minutes = 0;                          // and how long it is
  int missing = 0, concerned = 0;           // districts that have not told a number yet; 0 of 0 for a period to come
  // For members only.
  std::string words{};   // what a task or decision says, what a meeting is called
  std::string who{};     // does a task or leads a meeting: a person or a post
  std::string where{};   // a meeting is
  std::string series{};  // of a meeting that is the number-th of so many
  std::int64_t number = 0, of = 0;
  std::vector<std::pair<std::string, std::string>> tells{};  // who tells a number ("": nobody) and of which places
};

// As of the moment looked at, by day, then in the order above. Numbers: of the period due, while a place has not told
// it, and of the periods whose last day to answer comes within a year. What is done, and a number that was told, is no
// date any more; a meeting that was held stays, one that was called off does not. Links: confirmed ones, six months
// after they were last read. What has no day is none.
std::vector<CityDate> city_dates(store::Reader& reader);

// "number", "link"…
std::string_view name_of(CityDate::What what);

}  // namespace arpent::views
