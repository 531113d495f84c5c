// The plan and its numbers as of the day looked at, read once and put together by the rules of the rooms: what Today,
// Plan, Action, Districts and the sheets are all made of, so that they never disagree. Present or past, the same code.
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "domain/measure/freshness.h"
#include "domain/measure/indicator.h"
#include "domain/measure/progress.h"
#include "domain/measure/reading.h"
#include "domain/places/territory.h"
#include "domain/plan/action.h"
#include "domain/plan/coverage.h"
#include "domain/plan/goal.h"
#include "domain/plan/ladder.h"
#include "domain/plan/link.h"
#include "domain/plan/plan.h"
#include "store/reader.h"

namespace arpent::views {

// A number that counts, of one place and one period.
struct Told {
  measure::Reading reading{};
  measure::Period period{};
  std::string key{};          // of the period
  std::string measurement{};  // id; of the first, where the figure is put together from places or stages
  std::string confidence{};
};

// One place an indicator is asked of; "" for the whole city.
struct PlaceLine {
  std::string place{};
  std::optional<Told> latest{};   // the latest that was accepted, of whatever period
  std::optional<Told> counted{};  // the one of the due period, else a later one: what the roll-up is made of
  std::optional<double> baseline{}, target{};
  measure::FreshnessAnswer freshness{};
  std::string reporter{};  // id of the reporter record that tells us this place, "" when nobody does
};

struct IndicatorLine {
  measure::Indicator record;
  measure::Frequency frequency = measure::Frequency::month;
  measure::Period due{};
  std::string due_key{};
  std::vector<PlaceLine>
      places{};                  // the districts concerned in the city's order; one of "" where it is asked of the city
  measure::RollUp rollup{};      // of the fresh numbers: "9 of 11"
  measure::Progress progress{};  // of the same numbers
  measure::Pace pace = measure::Pace::cannot_tell;
  measure::Freshness freshness = measure::Freshness::never;  // the worst of its places
  bool is_fresh = false;                                     // at least one place is
  std::optional<double> city_baseline{}, city_target{};
  std::optional<std::string> baseline_on{}, target_on{};  // the earliest day of a baseline, the latest of a target
};

struct ActionLine {
  plan::Action record;
  std::vector<std::size_t> links{};       // into Picture::links; those that are not dropped
  std::vector<std::size_t> indicators{};  // into Picture::indicators; not retired
  std::vector<std::string> concerned{};   // districts, in the city's order
  plan::LadderAnswer ladder{};
  std::string lead_title{};   // of the post
  std::string lead_person{};  // who fills it; "" when nobody does
};

struct Picture {
  Day today{};
  measure::SchoolCalendar calendar{};
  std::optional<plan::Plan> plan{};              // the current one: the latest that is not closed, else the latest
  std::vector<places::Territory> territories{};  // all
  std::vector<std::string> districts{};          // ids in the city's own order
  std::vector<plan::Goal> goals{};               // of the current plan, in the order of the tree
  std::vector<plan::Contribution> links{};       // all
  std::vector<ActionLine> actions{};             // focus actions by rank, then by code, then by title; not dropped
  std::vector<IndicatorLine> indicators{};       // not retired, in the order of age
  plan::FieldCoverage coverage{};
  std::array<int, plan::rungs> histogram{};  // of all actions
  std::array<int, plan::rungs> focus_histogram{};

  // nullptr where it is not there.
  places::Territory const* territory(std::string_view id) const;
  plan::Goal const* goal(std::string_view id) const;
  ActionLine const* action(std::string_view id) const;
  IndicatorLine const* indicator(std::string_view id) const;

  std::map<std::string, std::size_t, std::less<>> territory_at{}, goal_at{}, action_at{}, indicator_at{};
};

// Looked at once for all who ask between two writes, and kept for the latest few days of the past that were asked for.
// Does not depend on the number of periods.
std::shared_ptr<Picture const> look(store::Reader& reader);

// The city's school calendar: what it states, else the French default.
measure::SchoolCalendar school_calendar(store::Reader& reader);

}  // namespace arpent::views
