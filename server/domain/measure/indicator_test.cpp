#include "domain/measure/indicator.h"

#include <gtest/gtest.h>

#include "domain/measure/reporter.h"

namespace arpent::measure {

std::vector<std::string> codes_of(std::vector<FieldProblem> const& faults) {
  std::vector<std::string> out;
  for (auto const& fault : faults) out.push_back(fault.field + " " + fault.code);
  return out;
}

TEST(Indicator, BelongsToAnActionOrAGoal) {
  Indicator indicator{.title = "Children attending"};
  EXPECT_EQ(codes_of(faults(indicator)), std::vector<std::string>{"action indicator.needs_action_or_goal"});
  indicator.goal = "g";
  EXPECT_TRUE(faults(indicator).empty());
  indicator.goal.reset();
  indicator.action = "a";
  EXPECT_TRUE(faults(indicator).empty());
}

TEST(Indicator, TellsAllItsFaultsAtOnce) {
  Indicator const indicator{.action = "a",
                            .title = "t",
                            .measure = "percent",
                            .starts_on = "2026-02-01",
                            .ends_on = "2026-01-01",
                            .minimum = 10,
                            .maximum = 9.5};
  EXPECT_EQ(codes_of(faults(indicator)),
            (std::vector<std::string>{"ends_on dates.end_before_start", "across_places indicator.percent_not_added",
                                      "maximum indicator.limits_swapped"}));
}

TEST(Indicator, MayHoldOneSingleValue) {
  EXPECT_TRUE(faults(Indicator{.action = "a",
                               .title = "t",
                               .starts_on = "2026-02-01",
                               .ends_on = "2026-02-01",
                               .minimum = 3,
                               .maximum = 3})
                  .empty());
}

TEST(Reporter, HasAnotherPersonAsStandIn) {
  EXPECT_TRUE(faults(Reporter{.indicator = "i"}).empty());
  EXPECT_TRUE(faults(Reporter{.indicator = "i", .person = "p", .stand_in = "q"}).empty());
  EXPECT_EQ(faults(Reporter{.indicator = "i", .person = "p", .stand_in = "p"}).size(), 1u);
}

}  // namespace arpent::measure
