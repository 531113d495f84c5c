// Activities, their results and indicators as XML of the International Aid Transparency Initiative, version 2.03.
// Source: iatistandard.org, activity standard 2.03: element order of its schema, codes of its code lists.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/geometry.h"

namespace arpent::writing {

// One text in one language ("fr") or several; empty texts are left out.
struct Narrative {
  std::string language, text;
};
using Narratives = std::vector<Narrative>;

// A value of one place, or of all (place ""); without a value its comment says why.
struct IatiFigure {
  std::string place{};  // the id of a location of the activity
  std::optional<double> value{};
  Narratives comment{};
};

struct IatiBaseline {
  int year = 0;
  std::optional<Day> on{};
  IatiFigure figure{};
};

struct IatiPeriod {
  Day start{}, end{};
  std::vector<IatiFigure> targets{}, actuals{};
};

struct IatiIndicator {
  std::string code;  // in the organisation's own vocabulary (99)
  Narratives title{}, description{};
  std::string measure = "1";  // 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative: then no value is written
  bool ascending = true;
  bool adds_up = false;  // values of places may be summed
  std::vector<IatiBaseline> baselines{};
  std::vector<IatiPeriod> periods{};
};

struct IatiResult {
  std::string type;  // 1 output, 2 outcome, 3 impact, 9 other
  Narratives title{};
  std::vector<IatiIndicator> indicators{};  // at least one
};

struct IatiLocation {
  std::string id;
  Narratives name{};
  std::optional<Point> point{};
};

struct IatiDate {
  std::string type;  // 1 planned start, 2 actual start, 3 planned end, 4 actual end
  Day on{};
  Narratives note{};
};

struct IatiTag {
  std::string code;
  Narratives title{};
};

struct IatiActivity {
  std::string id;  // after the organisation's identifier and a dash
  int hierarchy = 1;
  std::string language{};             // of texts that say none
  Narratives title{}, description{};  // at least one text each
  std::string status = "2";       // 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended
  std::vector<IatiDate> dates{};  // at least one
  std::vector<IatiLocation> locations{};
  std::vector<IatiTag> tags{};
  std::string parent{};                 // the id of the activity above, "" at the top
  std::vector<std::string> children{};  // ids of those below
  std::vector<IatiResult> results{};
};

struct IatiOrganisation {
  std::string ref;   // as org-id.guide builds it
  std::string type;  // 11: local government
  Narratives name{};
};

struct IatiFile {
  std::string generated_at;  // "2026-03-12T09:00:00Z"
  IatiOrganisation reporter{};
  std::vector<IatiActivity> activities{};  // at least one
};

std::string write_iati(IatiFile const& file);

}  // namespace arpent::writing
