// The dates of the city: when numbers are due, what is to be looked at again, what begins, ends and is to be delivered.
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
  };

  What what = What::number;
  std::string id{};  // of the record
  Day on{};
  // What anybody may read: the title of the indicator, action, deliverable or plan; of a link the goal's beside it; of
  // an assumption those of both goals; of a task that of its action, "" where it has none.
  std::string title{}, other{};
  std::string action{};                     // id, where there is one
  std::optional<measure::Period> period{};  // of a number
  std::string time{};                       // of a debrief, in the city: "14:00"; "": all day
  int missing = 0, concerned = 0;           // districts that have not told a number yet; 0 of 0 for a period to come
  // For members only.
  std::string words{};                                       // of a task
  std::string who{};                                         // does a task: a person or a post
  std::vector<std::pair<std::string, std::string>> tells{};  // who tells a number ("": nobody) and of which places
};

// As of the moment looked at, by day, then in the order above. Numbers: of the period due, while a place has not told
// it, and of the periods whose last day to answer comes within a year. What is done, and a number that was told, is no
// date any more. Links: confirmed ones, six months after they were last read; what has no day is none.
std::vector<CityDate> city_dates(store::Reader& reader);

// "number", "link"…
std::string_view name_of(CityDate::What what);

}  // namespace arpent::views
