#include "domain/measure/acceptance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/measure/contest.h"
#include "domain/measure/indicator_rules.h"

namespace arpent::measure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> reasons(ValueRule const& rule, double value, std::optional<double> last = {},
                                 Acceptance acceptance = Acceptance::automatic) {
  std::vector<std::string> codes;
  for (auto const& reason : held_back(acceptance, rule, {.value = value}, last))
    codes.push_back(reason.code.substr(std::string{"measurement.held."}.size()));
  return codes;
}

std::vector<std::string> faults(Result<Done> const& answer) {
  std::vector<std::string> out;
  if (!answer)
    for (auto const& field : answer.problem().fields) out.push_back(field.field + " " + field.code);
  return out;
}

}  // namespace

TEST(HeldBack, ByTheIndicatorsOwnRule) {
  EXPECT_THAT(reasons({.scale = Scale::percent}, 100), IsEmpty());
  EXPECT_THAT(reasons({.scale = Scale::percent}, 100.5), ElementsAre("outside_percent"));
  EXPECT_THAT(reasons({.scale = Scale::percent}, -0.5), ElementsAre("outside_percent"));
  EXPECT_THAT(reasons({.counts = true}, -3), ElementsAre("negative"));
  EXPECT_THAT(reasons({.counts = true}, 3.5), ElementsAre("not_whole"));
  EXPECT_THAT(reasons({}, -3.5), IsEmpty());
  EXPECT_THAT(reasons({.minimum = 0, .maximum = 10}, 11), ElementsAre("above_maximum"));
  EXPECT_THAT(reasons({.minimum = 0, .maximum = 10}, -1), ElementsAre("below_minimum"));
  EXPECT_THAT(reasons({}, 5, {}, Acceptance::by_manager), ElementsAre("by_manager"));
}

TEST(HeldBack, BeyondThreeTimesTheLastOneInBothDirections) {
  EXPECT_THAT(reasons({}, 114, 38), IsEmpty());
  EXPECT_THAT(reasons({}, 115, 38), ElementsAre("far_from_last"));
  EXPECT_THAT(reasons({}, 13, 39), IsEmpty());
  EXPECT_THAT(reasons({}, 12, 39), ElementsAre("far_from_last"));
  EXPECT_THAT(reasons({}, 0, 39), ElementsAre("far_from_last"));
  EXPECT_THAT(reasons({}, 5000), IsEmpty());                         // the first
  EXPECT_THAT(reasons({}, 5000, 0), IsEmpty());                      // after zero
  EXPECT_THAT(reasons({}, -100, 38), IsEmpty());                     // sizes, not signs
  EXPECT_THAT(reasons({.scale = Scale::yes_no}, 0, 1), IsEmpty());   // no size
  EXPECT_THAT(reasons({.scale = Scale::ordinal}, 4, 1), IsEmpty());  // no size
  EXPECT_THAT(reasons({.scale = Scale::percent}, 100, 20), ElementsAre("far_from_last"));
}

TEST(HeldBack, SaysTheNumbersThatExplainIt) {
  auto const held = held_back(Acceptance::automatic, {.scale = Scale::percent}, {.numerator = 3, .denominator = 2}, 20);
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].params, (Params{{"value", "150"}}));
  EXPECT_EQ(held[1].params, (Params{{"value", "150"}, {"last", "20"}}));
}

TEST(HeldBack, WordsWaitForNobody) {
  EXPECT_THAT(held_back(Acceptance::automatic, {.scale = Scale::qualitative}, {.in_words = true}, {}), IsEmpty());
}

TEST(CheckForm, NamesEveryFault) {
  EXPECT_TRUE(check_form({}, {.value = 3}));
  EXPECT_TRUE(check_form({.scale = Scale::percent}, {.numerator = 3, .denominator = 4}));
  EXPECT_TRUE(check_form({.scale = Scale::qualitative}, {.in_words = true}));
  EXPECT_THAT(faults(check_form({}, {})), ElementsAre("value measurement.needs_value"));
  EXPECT_THAT(faults(check_form({}, {.in_words = true})), ElementsAre("value measurement.needs_value"));
  EXPECT_THAT(faults(check_form({.scale = Scale::qualitative}, {.value = 3})),
              ElementsAre("narrative measurement.needs_words"));
  EXPECT_THAT(faults(check_form({}, {.numerator = 3})), ElementsAre("denominator measurement.needs_both_parts"));
  EXPECT_THAT(
      faults(check_form({}, {.denominator = 0})),
      ElementsAre("numerator measurement.needs_both_parts", "denominator measurement.denominator_not_positive"));
  EXPECT_THAT(faults(check_form({.scale = Scale::yes_no}, {.value = 2})), ElementsAre("value measurement.yes_or_no"));
  EXPECT_THAT(faults(check_form({}, {.value = std::numeric_limits<double>::infinity()})),
              ElementsAre("value measurement.not_a_number"));
}

TEST(After, IsTheTable) {
  using enum NumberState;
  using enum NumberMove;
  struct Row {
    NumberState from;
    NumberMove move;
    NumberState to;
  };
  std::vector<Row> const table{
      {draft, submit, submitted},         {returned, submit, submitted},     {submitted, accept, accepted},
      {returned, accept, accepted},       {submitted, give_back, returned},  {accepted, give_back, returned},
      {submitted, supersede, superseded}, {returned, supersede, superseded}, {accepted, supersede, superseded}};
  std::size_t allowed = 0;
  for (auto const from : {draft, submitted, accepted, returned, superseded}) {
    for (auto const move : {submit, accept, give_back, supersede}) {
      auto const to = after(from, move);
      auto const row = std::find_if(table.begin(), table.end(),
                                    [&](Row const& each) { return each.from == from && each.move == move; });
      ASSERT_EQ(static_cast<bool>(to), row != table.end()) << name_of(from);
      if (!to) {
        EXPECT_EQ(to.problem().status, 409);
        continue;
      }
      ++allowed;
      EXPECT_EQ(*to, row->to);
    }
  }
  EXPECT_EQ(allowed, table.size());
  EXPECT_FALSE(check_question(""));
  EXPECT_TRUE(check_question("Is Bellevue in it?"));
}

TEST(SupersededBy, KeepsOneAcceptedNumberPerCell) {
  Cell const cell{"children", "Bellevue", "", "", "2026-02"};
  Cell other = cell;
  other.period = "2026-01";
  std::vector<CellNumber> const present{{"a", cell, NumberState::accepted},
                                        {"b", cell, NumberState::superseded},
                                        {"c", other, NumberState::accepted},
                                        {"d", cell, NumberState::submitted}};
  EXPECT_THAT(superseded_by("d", cell, present), ElementsAre("a"));
  EXPECT_THAT(superseded_by("a", cell, present), IsEmpty());
}

TEST(Contest, OnlyACountedNumberWithAReason) {
  EXPECT_TRUE(check_contest({.present = 120, .proposed = 96, .reason = "The school list says 96."}));
  EXPECT_THAT(faults(check_contest({.present = 120, .proposed = 120})),
              ElementsAre("proposed_value counter_value.same_value", "reason counter_value.reason_missing"));
  EXPECT_EQ(check_contest({.state = NumberState::returned}).problem().code, "counter_value.number_not_accepted");
}

TEST(Contest, IsAnsweredOnceAndDeclinedWithWords) {
  EXPECT_EQ(*answered_with(ContestState::open, Answer::accept, ""), ContestState::accepted);
  EXPECT_EQ(*answered_with(ContestState::open, Answer::decline, "The list is older."), ContestState::declined);
  EXPECT_EQ(answered_with(ContestState::open, Answer::decline, "").problem().code, "counter_value.answer_missing");
  EXPECT_EQ(answered_with(ContestState::accepted, Answer::accept, "").problem().status, 409);
}

TEST(CheckIndicator, RefusesWhatCannotBeAdded) {
  EXPECT_TRUE(check_indicator({}));
  EXPECT_TRUE(check_indicator({.scale = Scale::percent, .across_places = AcrossPlaces::ratio}));
  EXPECT_TRUE(check_indicator({.scale = Scale::yes_no}));  // how many places say yes
  EXPECT_THAT(faults(check_indicator({.scale = Scale::percent, .across_time = AcrossTime::sum})),
              ElementsAre("across_places indicator.percent_not_added", "across_time indicator.percent_not_added"));
  EXPECT_THAT(faults(check_indicator({.scale = Scale::qualitative})),
              ElementsAre("across_places indicator.words_not_added"));
  EXPECT_THAT(faults(check_indicator({.scale = Scale::ordinal, .minimum = 5, .maximum = 1})),
              ElementsAre("across_places indicator.grades_not_added", "maximum indicator.limits_swapped"));
  EXPECT_TRUE(check_number_of_indicators(2, ""));
  EXPECT_EQ(check_number_of_indicators(3, "").problem().code, "indicator.needs_reason");
  EXPECT_TRUE(check_number_of_indicators(3, "The region asks for it."));
}

}  // namespace arpent::measure
