// A survey as a file of units: how it was drawn, and the known totals that its weights must meet.
#pragma once
#include <optional>

#include "doors/tools/command.h"
#include "estimation/calibration.h"
#include "estimation/design.h"

namespace arpent::tools {

// --weight, --stratum, --cluster, --population, --lonely; --margins, --margin, --method, --bounds.
std::vector<Option> survey_options();

// Known totals: rows of variable, category, total; a number's total has no category.
struct Margins {
  struct Factor {
    std::string name{};
    std::vector<std::string> categories{};
    std::vector<double> totals{};
  };
  struct Number {
    std::string name{};
    double total = 0;
  };
  std::vector<Factor> factors{};
  std::vector<Number> numbers{};
};
// From a file (--margins) and from words (--margin sex=f=520,sex=m=480). Faults: margins whose sums differ, shares
// instead of totals, a category twice, a file that cannot be read.
Margins read_margins(Given const& given, Faults& faults);
bool has_margins(Given const& given);

struct Survey {
  Table table{};
  std::optional<estimation::Design> design{};                    // calibrated, where margins are given
  std::shared_ptr<estimation::Calibration const> calibration{};  // of them
  Margins margins{};
  std::vector<std::vector<double>> before{};  // weight by factor and category, before calibration
  std::vector<std::vector<int>> respondents{};
  std::vector<double> totals{};  // that the calibration met, in the order of its columns
  // What a jackknife leaves out, where one is asked for: first-stage unit, stratum and population of each row.
  estimation::Codes unit{}, stratum{};
  estimation::Column population{};
};

// How weights are brought to totals: --method and --bounds.
estimation::Wanted calibration_of(Given const& given);

// Reads the columns of the design, of the margins and `more`. Faults, each with its line: weights that are not
// positive, populations that are not, categories without a margin, margins without respondents, fewer than 5
// respondents in a category (merge it), totals that the bounds do not let the weights meet.
std::optional<Survey> read_survey(Given const& given, std::istream& in, std::vector<Wanted> more, Faults& faults);

// "1 000 rows, 40 units in 4 strata, 36 degrees of freedom", and a warning where a stratum had a single unit.
void say_design(Survey const& survey, Answer& answer);
// The margins one by one: respondents, before, target; how far weights had to go.
void say_calibration(Survey const& survey, Answer& answer);

Command estimate_means();
Command estimate_compare();
Command estimate_replicates();
Command estimate_rake();
Command estimate_small_area();
Command estimate_chart();
Command estimate_disclose();

}  // namespace arpent::tools
