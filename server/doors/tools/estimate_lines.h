// What a survey is asked for, line by line: means, totals, shares, ratios, quantiles, overall or by domain.
#pragma once
#include <functional>
#include <limits>

#include "doors/tools/survey.h"
#include "estimation/interval.h"
#include "estimation/replicates.h"

namespace arpent::tools {

struct Line {
  static constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  std::string what{}, of{}, category{}, domain{};
  int respondents = 0;
  double value = missing, se = missing;
  estimation::Interval interval{missing, missing};
  double df = missing, deff = missing;
  double cv() const;
};

// --value, --total, --share, --count-of, --ratio a/b, --quantile y:0.5, --by, --level, --deff, --interval, --rule.
std::vector<Option> line_options();
// The columns that this needs. Faults: pairs that are none, nothing asked for.
std::vector<Wanted> wanted_of(Given const& given, Faults& faults);

// In the order of the options, of the columns named, of categories and of domains as they first come. With replicates
// the errors and degrees of freedom are theirs, and so are the intervals. `analysis`: what to do with each set of
// weights before it is used (raking anew); empty: nothing.
using Reweigh = std::function<estimation::Column(estimation::Column const&)>;
std::vector<Line> lines_of(Given const& given, Survey const& survey, estimation::Replicates const* replicates = nullptr,
                           Reweigh const& analysis = {});

}  // namespace arpent::tools
