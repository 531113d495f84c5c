// What must hold whatever the data, and what is refused.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "estimation/calibration.h"
#include "estimation/chart.h"
#include "estimation/disclosure.h"
#include "estimation/estimate.h"
#include "estimation/fault.h"
#include "estimation/interval.h"
#include "estimation/replicates.h"
#include "estimation/small_area.h"

namespace arpent::estimation {
namespace {

double const missing = std::nan("");

TEST(Estimation, KnowsASimpleSampleByHeart) {
  Column const y{2, 4, 4, 6, 9};
  Design const design({.weight = Column(5, 10)}, 5);
  auto const seen = mean(design, {y});
  EXPECT_DOUBLE_EQ(seen.value[0], 5);
  EXPECT_NEAR(seen.variance(0), 7.0 / 5, 1e-12);  // s² ÷ n, s² = 7
  EXPECT_EQ(seen.df, 4);
  Design const finite({.stages = {{.population = Column(5, 50)}}}, 5);
  EXPECT_EQ(finite.weight()[0], 10) << "weights follow from the drawing";
  EXPECT_NEAR(mean(finite, {y}).variance(0), 7.0 / 5 * 0.9, 1e-12);
}

struct Survey {
  Column y, weight;
  Codes stratum, unit, group;
};
Survey survey(std::uint64_t seed, std::size_t n = 240) {
  std::mt19937_64 chance(seed);
  std::uniform_real_distribution<> unit(0, 1);
  Survey out;
  for (std::size_t row = 0; row < n; ++row) {
    out.stratum.push_back(static_cast<int>(row % 3));
    out.unit.push_back(static_cast<int>(row / 12));
    out.group.push_back(static_cast<int>(unit(chance) * 4));
    out.weight.push_back(1 + 9 * unit(chance));
    out.y.push_back(unit(chance) < 0.05 ? missing : 10 * unit(chance) + out.group.back());
  }
  return out;
}
Design design_of(Survey const& s) {
  return Design({.weight = s.weight, .stratum = s.stratum, .stages = {{s.unit, {}}}}, s.y.size());
}

TEST(Estimation, DoesNotDependOnOrderLabelsOrScale) {
  auto const s = survey(1);
  auto const here = means_by(design_of(s), s.y, s.group, 4);
  Survey turned;
  for (std::size_t k = s.y.size(); k-- > 0;) {
    turned.y.push_back(s.y[k]);
    turned.weight.push_back(s.weight[k] * 7);
    turned.stratum.push_back(100 - s.stratum[k]);
    turned.unit.push_back(5 * s.unit[k] + 1);
    turned.group.push_back(s.group[k]);
  }
  auto const there = means_by(design_of(turned), turned.y, turned.group, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(here.value[i], there.value[i], 1e-12);
    EXPECT_NEAR(here.se(i), there.se(i), 1e-12);
  }
}

TEST(Estimation, TotalsOfDomainsAddUp) {
  auto const s = survey(2);
  auto const design = design_of(s);
  auto const parts = totals_by(design, s.y, s.group, 4);
  auto const whole = total(design, {s.y});
  auto const sum = contrast(parts, {1, 1, 1, 1});
  EXPECT_NEAR(sum.value, whole.value[0], 1e-9 * whole.value[0]);
  EXPECT_NEAR(sum.se(), whole.se(0), 1e-9 * whole.se(0));
  EXPECT_TRUE(std::isnan(means_by(design, s.y, Codes(s.y.size(), 0), 2).value[1]))
      << "a domain without anybody has no mean";
}

TEST(Estimation, CalibrationMeetsWhatIsKnownAndLeavesNoVarianceInIt) {
  auto const s = survey(3);
  auto const design = design_of(s);
  Auxiliary known;
  known.add_factor("group", s.group, {"a", "b", "c", "d"});
  std::vector<double> const margin{400, 300, 350, 280};
  for (auto const distance : {Distance::linear, Distance::raking, Distance::logit, Distance::truncated_linear}) {
    auto const calibration = Calibration::solve(design.weight(), known, totals_of(known, {margin}),
                                                {.distance = distance, .lower = 0.2, .upper = 5});
    auto const seen = category_totals(design.calibrated(calibration), s.group, 4);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(seen.value[i], margin[i], 1e-6);
      EXPECT_NEAR(seen.se(i), 0, 1e-6) << "a known total is not uncertain";
    }
  }
  auto const raked = Calibration::rake(design.weight(), known, {margin});
  auto const solved = Calibration::solve(design.weight(), known, totals_of(known, {margin}));
  for (std::size_t row = 0; row < s.y.size(); ++row) EXPECT_NEAR(raked->weight()[row], solved->weight()[row], 1e-6);
}

TEST(Estimation, LonelyUnitsAreSaid) {
  Sample sample{.weight = {1, 1, 1}, .stratum = {0, 0, 1}};
  Design const design(sample, 3);
  EXPECT_TRUE(design.had_lonely());
  EXPECT_GT(mean(design, {{1, 2, 9}}).se(0), 0);
  sample.lonely = Lonely::refuse;
  EXPECT_THROW(Design(sample, 3), Fault);
}

TEST(Estimation, RefusesWhatCannotBe) {
  EXPECT_THROW(Design({}, 0), Fault);
  EXPECT_THROW(Design({.weight = {1, 0}}, 2), Fault);
  EXPECT_THROW(Design({.weight = {1, -1}}, 2), Fault);
  EXPECT_THROW(Design({.weight = {1, std::numeric_limits<double>::infinity()}}, 2), Fault);
  EXPECT_THROW(Design({.weight = {1}}, 2), Fault);
  Design const two({.weight = {1, 1}}, 2);
  EXPECT_THROW(mean(two, {{missing, missing}}), Fault);
  EXPECT_THROW(mean(two, {{1, std::numeric_limits<double>::infinity()}}), Fault);
  EXPECT_THROW(ratio(two, {1, 2}, {0, 0}), Fault);
  Auxiliary known;
  EXPECT_THROW(known.add_factor("f", {0, 3}, {"a", "b"}), Fault);
  known.add_factor("f", {0, 0}, {"a", "b"});
  known.add_factor("g", {0, 1}, {"a", "b"});
  EXPECT_THROW(totals_of(known, {{5, 5}, {5, 6}}), Fault) << "margins that contradict each other";
  EXPECT_THROW(Calibration::rake({1, 1}, known, {{5, 5}, {5, 5}}), Fault) << "a category without respondents";
  Auxiliary wide;
  wide.add_factor("g", {0, 1}, {"a", "b"});
  EXPECT_THROW(Calibration::solve({1, 1}, wide, {100, 99}, {.distance = Distance::logit, .lower = 0.5, .upper = 2}),
               Fault)
      << "bounds too tight";
  EXPECT_EQ(thin_categories(known).size(), 4U);
  EXPECT_THROW(fay_herriot({{1, 2}, {1, 0}, {{1}, {1}}}), Fault);
  EXPECT_THROW(chart({1, missing}), Fault);
}

TEST(Estimation, SharesKeepTheirIntervalsInside) {
  for (double const p : {0.01, 0.2, 0.5, 0.99})
    for (auto const method : {Method::logit, Method::beta, Method::likelihood}) {
      auto const seen = proportion_interval(p, 0.02, 40, 200, method);
      EXPECT_GE(seen.lower, 0);
      EXPECT_LE(seen.upper, 1);
      EXPECT_LT(seen.lower, p);
      EXPECT_GT(seen.upper, p);
    }
  EXPECT_NEAR(proportion_interval(0, 0, 40, 100, Method::beta).upper, 1 - std::pow(0.025, 0.01), 1e-12);
  EXPECT_EQ(best_method(0.5, 29), Method::beta);
}

TEST(Estimation, ChartsSeeATrend) {
  std::vector<double> rising{5, 3, 5, 4, 4, 5, 3, 4};
  for (int k = 0; k < 7; ++k) rising.push_back(3 + 0.2 * k);
  auto const seen = chart(rising, {.better = Better::higher});
  EXPECT_EQ(seen.points.back().signal, Signal::trend);
  EXPECT_EQ(seen.variation, PointType::improvement);
  EXPECT_EQ(seen.points[7].signal, Signal::none) << "six rising steps, seven points";
  EXPECT_TRUE(chart({}).points.empty());
  EXPECT_FALSE(chart({4}).points[0].lower);
  EXPECT_FALSE(chart(std::vector<double>(20, 4.0)).points[3].lower) << "a constant series has no limits";
}

TEST(Estimation, RoundsToFiveWithoutBias) {
  std::mt19937_64 chance(5);
  std::uniform_real_distribution<> unit(0, 1);
  for (int const n : {1, 13, 27}) {
    double sum = 0;
    for (int k = 0; k < 20000; ++k) {
      int const seen = rounded_to_five(n, unit(chance));
      EXPECT_EQ(seen % 5, 0);
      sum += seen;
    }
    EXPECT_NEAR(sum / 20000, n, 0.1);
  }
  EXPECT_EQ(rounded_to_five(15, 0.0), 15);
}

// All tables of small counts that have the same margins and the same shown cells.
Bounds by_trying(Table const& table, std::vector<bool> const& hidden, std::size_t cell) {
  Bounds out{1e9, -1e9};
  Table guess = table;
  auto const fits = [&] {
    for (std::size_t r = 0; r < table.rows; ++r) {
      int a = 0, b = 0;
      for (std::size_t c = 0; c < table.columns; ++c)
        a += table.counts[r * table.columns + c], b += guess.counts[r * table.columns + c];
      if (a != b) return false;
    }
    for (std::size_t c = 0; c < table.columns; ++c) {
      int a = 0, b = 0;
      for (std::size_t r = 0; r < table.rows; ++r)
        a += table.counts[r * table.columns + c], b += guess.counts[r * table.columns + c];
      if (a != b) return false;
    }
    return true;
  };
  auto const go = [&](auto&& self, std::size_t at) -> void {
    if (at == guess.counts.size()) {
      if (!fits()) return;
      out.lower = std::min<double>(out.lower, guess.counts[cell]);
      out.upper = std::max<double>(out.upper, guess.counts[cell]);
      return;
    }
    if (!hidden[at]) return self(self, at + 1);
    for (int n = 0; n <= 9; ++n) guess.counts[at] = n, self(self, at + 1);
    guess.counts[at] = table.counts[at];
  };
  go(go, 0);
  return out;
}

TEST(Estimation, AuditFindsWhatAnybodyCanWorkOut) {
  std::mt19937_64 chance(9);
  for (int round = 0; round < 40; ++round) {
    Table table{.rows = 2, .columns = 3};
    std::vector<bool> hidden;
    for (int k = 0; k < 6; ++k)
      table.counts.push_back(static_cast<int>(chance() % 4)), hidden.push_back(chance() % 3 > 0);
    auto const seen = audit(table, hidden);
    for (std::size_t cell = 0; cell < 6; ++cell) {
      if (!hidden[cell]) continue;
      auto const wanted = by_trying(table, hidden, cell);
      EXPECT_EQ(seen[cell].lower, wanted.lower) << round << " " << cell;
      EXPECT_EQ(seen[cell].upper, wanted.upper) << round << " " << cell;
    }
  }
}

TEST(Estimation, SuppressionLeavesNoSmallCellToBeWorkedOut) {
  std::mt19937_64 chance(11);
  for (int round = 0; round < 30; ++round) {
    Table table{.rows = 5, .columns = 4};
    for (int k = 0; k < 20; ++k) table.counts.push_back(static_cast<int>(chance() % (round % 2 ? 60 : 20)));
    auto const seen = suppress(table);
    for (std::size_t cell = 0; cell < 20; ++cell) {
      if (table.counts[cell] > 0 && table.counts[cell] < floor_default) {
        EXPECT_TRUE(seen.hidden[cell]);
      }
      if (seen.hidden[cell] && seen.secondary < 20 - seen.primary) {
        EXPECT_GE(seen.bounds[cell].upper - seen.bounds[cell].lower, 5);
      }
    }
  }
  EXPECT_THROW(suppress({1, 1, {3}}, 4), Fault);
  EXPECT_FALSE(may_publish(10, 0.1));
  EXPECT_FALSE(may_publish(40, 0.34));
  EXPECT_TRUE(may_publish(11, 0.33));
}

TEST(Estimation, SmallAreasLeanOnOthersWhereTheyKnowLittle) {
  Areas areas;
  std::mt19937_64 chance(3);
  std::normal_distribution<> noise(0, 1);
  for (int i = 0; i < 30; ++i) {
    areas.variance.push_back(i % 2 ? 0.1 : 9);
    areas.x.push_back({1, static_cast<double>(i)});
    areas.y.push_back(2 + 0.5 * i + noise(chance) + std::sqrt(areas.variance.back()) * noise(chance));
  }
  auto const seen = fay_herriot(areas);
  EXPECT_TRUE(seen.converged);
  EXPECT_GT(seen.gamma[1], 0.7);
  EXPECT_LT(seen.gamma[0], 0.5);
  auto const even = smoothed_variances({4, 2, 1}, {2, 4, 1});
  EXPECT_NEAR(even[1], even[0] / 2, 1e-12);
}

// Domains of a large sample, whose scores are never written out, against columns of the same.
TEST(Estimate, DomainsOfALargeSampleAreThoseOfItsColumns) {
  std::size_t const rows = 101'000;
  int const k = 40;
  std::uint64_t state = 7;
  auto const chance = [&] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
  };
  Sample base{.weight = Column(rows), .stratum = Codes(rows)};
  Column y(rows);
  Codes by(rows), sex(rows), age(rows), school(rows);
  Column population(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    base.weight[row] = 1 + 4 * chance(), base.stratum[row] = row == 5 ? 9 : static_cast<int>(3 * chance());
    by[row] = static_cast<int>((k + 1) * chance()) - 1, sex[row] = chance() < 0.4,
    age[row] = static_cast<int>(4 * chance());
    y[row] = 10 + 3 * chance() + sex[row] + age[row] * 0.5, school[row] = static_cast<int>(900 * chance());
    population[row] = 50'000;
  }
  std::vector<Column> columns(k, Column(rows, 0.0));
  for (std::size_t row = 0; row < rows; ++row)
    if (by[row] >= 0) columns[static_cast<std::size_t>(by[row])][row] = y[row];
  for (bool const clustered : {false, true})
    for (auto const lonely : {Lonely::adjust, Lonely::average}) {
      auto sample = base;
      sample.lonely = lonely;
      sample.stages = {{.cluster = clustered ? school : Codes(), .population = population}};
      Design const plain(sample, rows);
      Auxiliary known;
      known.add_factor("sex", sex, {"f", "m"});
      known.add_factor("age", age, {"a", "b", "c", "d"});
      auto const calibration = Calibration::rake(plain.weight(), known, {{60e3, 40e3}, {20e3, 30e3, 25e3, 25e3}});
      for (auto const& design : {plain, plain.calibrated(calibration)}) {
        auto const seen = totals_by(design, y, by, k), wanted = total(design, columns);
        double most = 0;
        for (double const one : wanted.covariance) most = std::max(most, std::fabs(one));
        for (std::size_t at = 0; at < seen.covariance.size(); ++at)
          ASSERT_NEAR(seen.covariance[at], wanted.covariance[at], 1e-10 * most) << clustered << at;
      }
    }
}

TEST(Replicates, KnowTheirDegreesOfFreedom) {
  Design const design({.weight = {1, 1, 2, 2, 3, 3}}, 6);
  auto const jackknife = jackknife_unstratified(design, {0, 0, 1, 1, 2, 2});
  EXPECT_EQ(degrees_of_freedom(jackknife.weights), jackknife.df);
  auto twice = jackknife.weights;
  twice.insert(twice.end(), jackknife.weights.begin(), jackknife.weights.end());
  EXPECT_EQ(degrees_of_freedom(twice), jackknife.df) << "sets that say the same add nothing";
}

// 2 by 3 with two empty combinations, all weights 1. Values: R's formulas of svychisq, worked out outside in Python.
TEST(Estimation, ACombinationWithNobodyIsTested) {
  Codes const one{0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, other{0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
  Design const design({.weight = Column(10, 1)}, 10);
  auto const seen = independence(design, one, 2, other, 3);
  EXPECT_NEAR(seen.f, 27.0 / 7, 1e-12);
  EXPECT_NEAR(seen.numerator_df, 1.689655172413793, 1e-12);
  EXPECT_NEAR(seen.denominator_df, 15.206896551724137, 1e-11);
  EXPECT_THROW(independence(design, one, 3, other, 3), Fault) << "a category with nobody at all";
}

}  // namespace
}  // namespace arpent::estimation
