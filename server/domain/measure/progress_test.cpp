#include "domain/measure/progress.h"

#include <gtest/gtest.h>

#include "base/reference_for_tests.h"
#include "domain/measure/score.h"

namespace arpent::measure {
namespace {

PlaceCourse course(std::string place, std::optional<double> baseline, std::optional<double> actual,
                   std::optional<double> target = {}) {
  return {std::move(place), {.value = baseline}, {.value = actual}, {.value = target}};
}

Day const today = make_day(2026, 3, 12);

PaceFacts halfway(double share) {
  return {.share = share,
          .from = make_day(2025, 9, 1),
          .by = make_day(2026, 8, 31),
          .as_of = make_day(2026, 2, 28),
          .today = today};
}

// The reference key "rollup" of the golden file, printed with the script's 40-digit arithmetic.
struct Golden {
  double baseline, target;
  std::optional<double> actual;
  double weight;
  std::optional<double> share;
};
std::vector<Golden> const golden = {{40, 60, 52, 2, 0.6},
                                    {12, 8, 11, 1, 0.25},
                                    {0, 300, {}, 1, {}},
                                    {0.25, 0.5, 0.2, 1, -0.2},
                                    {100, 150, 170, 1, 1.4}};

void expect_score(std::vector<Scored> const& parts, double expected_score, double coverage, double lower,
                  double upper) {
  auto const out = score(parts);
  EXPECT_NEAR(*out.score, expected_score, 1e-12);
  EXPECT_NEAR(out.coverage, coverage, 1e-12);
  EXPECT_NEAR(out.lower, lower, 1e-12);
  EXPECT_NEAR(out.upper, upper, 1e-12);
}

}  // namespace

TEST(Achieved, HandlesDirectionAndIsNotClamped) {
  for (auto const& row : golden) {
    if (!row.actual) continue;
    EXPECT_NEAR(*achieved({row.baseline, row.target, *row.actual}), *row.share, 1e-12);
  }
  EXPECT_FALSE(achieved({.baseline = 5, .target = 5, .actual = 7}));
  EXPECT_EQ(movement(12, 11, false), Movement::better);
  EXPECT_EQ(movement(12, 11, true), Movement::worse);
  EXPECT_EQ(movement(12, 12, true), Movement::same);
}

TEST(Score, OwnCopyOfTheGoldenNumbers) {
  std::vector<Scored> parts;
  for (auto const& row : golden) parts.push_back({std::to_string(parts.size() + 1), row.share, row.weight});
  expect_score(parts, 0.49, 5.0 / 6, 0.4083333333333334, 0.575);
  auto const out = score(parts);
  EXPECT_EQ(out.measured, 4);
  EXPECT_EQ(out.count, 5);
  EXPECT_EQ(out.worst->id, "4");
  EXPECT_EQ(percent_in_fives(*out.score), 50);
}

TEST(Score, GoldenNumbersOfTheReference) {
  std::string const path = "golden/trial/own_goldens.json";
  auto const file = reference_json(path);
  if (!file) GTEST_SKIP() << skipped_without(path);
  auto const& key = (*file)["rollup"];
  std::vector<Scored> parts;
  for (auto const& row : key["indicators"]) {
    Scored part{.id = row["id"], .weight = row["w"]};
    if (!row["x"].is_null()) {
      part.share = achieved({.baseline = row["b"], .target = row["t"], .actual = row["x"]});
      EXPECT_NEAR(*part.share, row["achievement_raw"].get<double>(), 1e-12);
    }
    parts.push_back(part);
  }
  expect_score(parts, key["score"], key["coverage"], key["lower_bound"], key["upper_bound"]);
  EXPECT_NEAR(*score(parts).score / key["time_elapsed"].get<double>(), key["pace_ratio"].get<double>(), 1e-12);
}

TEST(Score, IsNotShownBelowHalfCoverage) {
  std::vector<Scored> parts{{"a", 0.9, 1}, {"b", {}, 1}, {"c", {}, 1}};
  EXPECT_FALSE(score(parts).score);
  EXPECT_EQ(score(parts).measured, 1);
  EXPECT_NEAR(score(parts).lower, 0.3, 1e-12);
  EXPECT_NEAR(score(parts).upper, 0.3 + 2.0 / 3, 1e-12);
  parts.pop_back();
  EXPECT_TRUE(score(parts).score);  // exactly half
  EXPECT_FALSE(score({}).score);
  EXPECT_FALSE(score(std::vector<Scored>{{"a", 0.5, 0}}).score);
}

TEST(Progress, ComparesOnlyPlacesThatAnswered) {
  std::vector<PlaceCourse> const places{course("A", 150, 200), course("B", 200, 287), course("C", 62, {}),
                                        course("D", {}, 12)};
  auto const out = progress(AcrossPlaces::sum, places, {.target = 600});
  EXPECT_EQ(out.from, 350);
  EXPECT_EQ(out.to, 487);
  EXPECT_EQ(out.places, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(out.concerned, 4);
  // 600 is wanted in four places, 487 are in two: no percentage.
  EXPECT_FALSE(out.share);
  EXPECT_EQ(out.why_no_share, WhyNoShare::not_same_places);
}

TEST(Progress, AWholeTargetCountsWhenAllAnswered) {
  std::vector<PlaceCourse> const places{course("A", 150, 200), course("B", 200, 275)};
  auto const out = progress(AcrossPlaces::sum, places, {.target = 600});
  EXPECT_EQ(out.share, 0.5);
  EXPECT_TRUE(out.whole);
  EXPECT_EQ(out.why_no_share, WhyNoShare::has_share);
}

TEST(Progress, TargetsOfPlacesAreTakenOnTheSamePlaces) {
  std::vector<PlaceCourse> const places{course("A", 100, 150, 200), course("B", 100, 100, 300), course("C", 50, {}, 90),
                                        course("D", 10, 20)};
  auto const out = progress(AcrossPlaces::sum, places);
  EXPECT_EQ(out.from, 210);
  EXPECT_EQ(out.to, 270);
  EXPECT_EQ(out.share_places, (std::vector<std::string>{"A", "B"}));
  EXPECT_NEAR(*out.share, 50.0 / 300, 1e-12);
}

TEST(Progress, ABaselineOfTheWholeCityWaitsForAllPlaces) {
  std::vector<PlaceCourse> places{course("A", {}, 200), course("B", {}, {})};
  WholeCourse const whole{.baseline = 412, .target = 600};
  auto out = progress(AcrossPlaces::sum, places, whole);
  EXPECT_FALSE(out.from);
  EXPECT_EQ(out.why_no_share, WhyNoShare::not_same_places);
  places[1] = course("B", {}, 306);
  out = progress(AcrossPlaces::sum, places, whole);
  EXPECT_EQ(out.to, 506);
  EXPECT_EQ(out.share, 0.5);
  EXPECT_TRUE(out.places.empty());
}

TEST(Progress, ANumberOfTheWholeCityNeedsNoPlaces) {
  auto const out = progress(AcrossPlaces::sum, {}, {.baseline = 412, .actual = 487, .target = 600});
  EXPECT_EQ(out.from, 412);
  EXPECT_NEAR(*out.share, 75.0 / 188, 1e-12);
}

TEST(Progress, SaysWhyThereIsNoShare) {
  EXPECT_EQ(progress(AcrossPlaces::sum, {}).why_no_share, WhyNoShare::no_number);
  std::vector<PlaceCourse> const unbased{course("A", {}, 4)};
  EXPECT_EQ(progress(AcrossPlaces::sum, unbased).why_no_share, WhyNoShare::no_baseline);
  EXPECT_EQ(progress(AcrossPlaces::none, unbased).why_no_share, WhyNoShare::not_rolled_up);
  std::vector<PlaceCourse> const aimless{course("A", 3, 4)};
  EXPECT_EQ(progress(AcrossPlaces::sum, aimless).why_no_share, WhyNoShare::no_target);
  std::vector<PlaceCourse> const still{course("A", 3, 4, 3)};
  EXPECT_EQ(progress(AcrossPlaces::sum, still).why_no_share, WhyNoShare::target_is_baseline);
}

TEST(Progress, ARatioWeighsBaselinesByTheDenominatorsOfToday) {
  std::vector<PlaceCourse> const places{
      {"A", {.value = 10}, {.numerator = 40, .denominator = 100}, {.value = 50}},
      {"B", {.value = 20}, {.numerator = 90, .denominator = 300}, {.value = 60}},
      {"C", {.value = 90}, {.value = 95}, {.value = 99}}};  // no denominator: cannot be pooled
  auto const out = progress(AcrossPlaces::ratio, places, {}, 100);
  EXPECT_NEAR(*out.from, (10 * 100 + 20 * 300) / 400.0, 1e-12);
  EXPECT_NEAR(*out.to, 100 * 130 / 400.0, 1e-12);
  EXPECT_NEAR(*out.target, (50 * 100 + 60 * 300) / 400.0, 1e-12);
  EXPECT_EQ(out.places.size(), 2U);
}

TEST(Pace, ComparesTheShareWithTheTimeOfTheNumber) {
  EXPECT_EQ(pace(halfway(0.49)), Pace::on_pace);
  EXPECT_EQ(pace(halfway(0.44)), Pace::behind);
  EXPECT_EQ(pace(halfway(-0.2)), Pace::behind);
  auto late = halfway(0.95);
  late.by = make_day(2025, 12, 31);  // the day has passed: all of the time is used
  EXPECT_EQ(pace(late), Pace::on_pace);
  late.share = 0.85;
  EXPECT_EQ(pace(late), Pace::behind);
}

TEST(Pace, SaysWhenItCannotTell) {
  auto facts = halfway(0.6);
  facts.share.reset();
  EXPECT_EQ(pace(facts), Pace::cannot_tell);
  facts = halfway(0.6);
  facts.as_of = facts.from;
  EXPECT_EQ(pace(facts), Pace::cannot_tell);
  facts = halfway(0.6);
  facts.today = make_day(2026, 4, 15);  // 46 days after February, 1.5 months are 46.5
  EXPECT_EQ(pace(facts), Pace::on_pace);
  facts.today = make_day(2026, 4, 16);
  EXPECT_EQ(pace(facts), Pace::cannot_tell);
  facts = halfway(0.6);
  facts.baseline = 40, facts.lower = 39, facts.upper = 60;
  EXPECT_EQ(pace(facts), Pace::cannot_tell);
  facts.lower = 41;
  EXPECT_EQ(pace(facts), Pace::on_pace);
}

}  // namespace arpent::measure
