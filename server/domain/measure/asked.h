// What an indicator asks for, read once for all the numbers that come in with it: from where, for when, in what form.
#pragma once
#include <set>

#include "domain/measure/acceptance.h"
#include "domain/measure/indicator.h"
#include "domain/measure/period.h"
#include "store/reader.h"

namespace arpent::measure {

struct Asked {
  Indicator indicator;
  Frequency frequency = Frequency::month;
  ValueRule rule{};
  Acceptance acceptance = Acceptance::automatic;
  SchoolCalendar calendar{};
  std::vector<std::string> concerned{};  // districts in the city's own order; empty: asked of the city as a whole
  std::set<std::string, std::less<>> places{};  // the districts concerned and the places inside them
  std::set<std::string, std::less<>> closed{};  // keys of closed periods
  Day today{};
};

// 422 "invalid" with field "indicator" where there is none of this id.
Result<Asked> asked_of(store::Reader& reader, std::string const& indicator);

// Why a number of this place, time and group cannot be kept, whatever it says; fields "territory", "stage", "period".
std::vector<FieldProblem> faults_of(Asked const& asked, Cell const& cell);

// Why no number of this period can be kept or changed; field "period".
std::vector<FieldProblem> period_faults(Asked const& asked, std::string const& period);

// Why the indicator has nothing to do with this place; field "territory". "": the city as a whole.
std::vector<FieldProblem> place_faults(Asked const& asked, std::string const& territory);

// The districts in which an action takes place: those it names, or that hold a place it names; all where it names none.
// In the city's own order.
std::vector<std::string> concerned_by(store::Reader& reader, std::optional<std::string> const& action);

}  // namespace arpent::measure
