// What must hold of the numbers whatever the data, and what is refused.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "trial/bounded.h"
#include "trial/chances.h"
#include "trial/fault.h"
#include "trial/harm.h"
#include "trial/ladder.h"
#include "trial/lots.h"
#include "trial/many.h"
#include "trial/two_arms.h"

namespace arpent::trial {
namespace {

// Known by heart from the literature, so that the engine is tried where no reference results are at hand.
TEST(Trial, KnowsSomeNumbersByItself) {
  auto const seven = confidence_sequence({7, 20}, 0.05);  // specification of trials, 3.1
  EXPECT_NEAR(seven.lower, 0.10348, 5e-6);
  EXPECT_NEAR(seven.upper, 0.67283, 5e-6);
  EXPECT_NEAR(confidence_sequence({0, 20}, 0.05).upper, 0.26067, 5e-6);
  EXPECT_EQ(exposure_cap(2, 0.1, 0.1), 11);
  EXPECT_EQ(exposure_cap(3, 0.1, 0.05), 14);
  EXPECT_NEAR(ladder_operation(Plan{}, 0.02).completed, 0.90, 0.005);
  EXPECT_NEAR(ladder_operation(Plan{}, 0.10).expected_exposed, 30, 0.5);
  EXPECT_NEAR(pocock(2), 2.178, 1e-3);
  EXPECT_NEAR(obrien_fleming(5).back(), 2.040, 2e-3);
  EXPECT_NEAR(upper_bound_without_events(100, 0.05), 3.0 / 100, 1e-3);
}

TEST(Trial, BinomialTailsAddUpToOne) {
  for (int const n : {1, 7, 60, 5000})
    for (double const p : {1e-6, 0.02, 0.5, 0.97})
      for (int const k : {0, 1, n / 3, n / 2, n - 1})
        EXPECT_NEAR(std::exp(ln_binomial_at_most(k, n, p)) + std::exp(ln_binomial_at_least(k + 1, n, p)), 1, 1e-10)
            << k << " of " << n << " at " << p;
  EXPECT_EQ(ln_binomial_at_most(-1, 5, 0.5), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(ln_binomial_at_least(0, 5, 0.5), 0);
  EXPECT_NEAR(ln_binomial_at_most(0, 20000, 0.5), 20000 * std::log(0.5), 1e-6) << "far below what a double can hold";
}

TEST(Trial, SequencesHoldWhatWasSeenAndMirror) {
  for (int n = 1; n <= 60; n += 7)
    for (int s = 0; s <= n; s += 3) {
      auto const here = confidence_sequence({s, n}, 0.05), there = confidence_sequence({n - s, n}, 0.05);
      double const seen = static_cast<double>(s) / n;
      EXPECT_LE(here.lower, seen);
      EXPECT_GE(here.upper, seen);
      EXPECT_NEAR(here.lower, 1 - there.upper, 1e-12) << "failures are successes seen from the other side";
      auto const wider = confidence_sequence({s, n}, 0.01);
      EXPECT_LE(wider.lower, here.lower);
      EXPECT_GE(wider.upper, here.upper);
    }
}

TEST(Trial, AlarmsKeepTheirErrorExactly) {
  for (double const tolerable : {0.02, 0.05, 0.1, 0.3})
    for (double const alpha : {0.05, 0.1}) EXPECT_LE(harm_operation(tolerable, 120, tolerable, alpha).alarm, alpha);
  for (double const rate : {0.02, 0.1, 0.4}) {
    auto const operation = ladder_operation(Plan{}, rate);
    double all = operation.alarm + operation.completed;
    for (auto const review : operation.review) all += review;
    EXPECT_NEAR(all, 1, 1e-12);
  }
}

TEST(Trial, EvidenceAgainstATrueHypothesisIsAtMostOneOnAverage) {
  Blocks const blocks{3, 2};
  // Every pair of blocks at equal rates, weighted by its chance.
  for (double const rate : {0.1, 0.5, 0.8}) {
    double mean = 0;
    for (int a = 0; a <= 3; ++a)
      for (int b = 0; b <= 2; ++b)
        for (int c = 0; c <= 3; ++c)
          for (int d = 0; d <= 2; ++d) {
            double const chance = std::exp(ln_binomial_pmf(a, 3, rate) + ln_binomial_pmf(b, 2, rate) +
                                           ln_binomial_pmf(c, 3, rate) + ln_binomial_pmf(d, 2, rate));
            mean += chance * std::exp(ln_e_of_blocks(blocks, {{a, b}, {c, d}}).back());
          }
    EXPECT_LE(mean, 1 + 1e-12) << rate;
  }
}

TEST(Trial, PeekingDoesNotBreakIt) {
  std::mt19937_64 chance(20260312);
  std::bernoulli_distribution event(0.3);
  int crossed = 0;
  constexpr int rounds = 2000, blocks = 60;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Block> seen;
    for (int j = 0; j < blocks; ++j) {
      Block block;
      for (int i = 0; i < 5; ++i) block.a_events += event(chance), block.b_events += event(chance);
      seen.push_back(block);
    }
    auto const ln_e = ln_e_of_blocks({5, 5}, seen);
    crossed += std::any_of(ln_e.begin(), ln_e.end(), [](double e) { return e >= std::log(20.0); });
  }
  EXPECT_LE(crossed, rounds * (0.05 + 3 * std::sqrt(0.05 * 0.95 / rounds)));
  EXPECT_GT(crossed, 0) << "a test that never errs tests nothing";
}

TEST(Trial, DifferenceTurnsWithTheArms) {
  std::vector<Block> const seen{{1, 2}, {0, 3}, {2, 3}, {1, 2}, {0, 2}, {1, 3}};
  std::vector<Block> turned;
  for (auto const& block : seen) turned.push_back({block.b_events, block.a_events});
  auto const here = difference_sequence({4, 4}, seen, 0.1), there = difference_sequence({4, 4}, turned, 0.1);
  EXPECT_NEAR(here.lower, -there.upper, 1e-9);
  EXPECT_NEAR(here.upper, -there.lower, 1e-9);
  EXPECT_LT(here.lower, here.upper);
}

TEST(Trial, MeansMirror) {
  Observations const x{0.2, 0.9, 0.4, 0.7, 0.65, 0.3, 1, 0};
  Observations mirrored;
  for (auto const one : x) mirrored.push_back(1 - one);
  auto const here = kelly_sequence(x, 0.05), there = kelly_sequence(mirrored, 0.05);
  EXPECT_NEAR(here.lower, 1 - there.upper, 1e-12);
  auto const always = kelly_sequence(Observations(200, 1.0), 0.05);
  EXPECT_GT(always.lower, 0.9);
  EXPECT_EQ(always.upper, 1);
}

TEST(Trial, WhatComesWhileItIsPausedChangesNothing) {
  Monitor monitor{Plan{}};
  for (auto const outcome : {Outcome::calm, Outcome::red_line}) monitor.see(outcome);
  auto const paused = monitor.now();
  EXPECT_EQ(paused.state, State::paused_red_line);
  auto const after = monitor.see(Outcome::harm);
  EXPECT_TRUE(after.refused);
  EXPECT_EQ(after.counts.exposed, paused.counts.exposed);
}

TEST(Trial, DrawsAreFairAndRepeatable) {
  EXPECT_EQ(draw(11, 3, 7), draw(11, 3, 7));
  std::vector<int> drawn(11);
  for (std::uint64_t seed = 0; seed < 22000; ++seed)
    for (int const one : draw(11, 3, seed)) ++drawn[static_cast<std::size_t>(one)];
  for (int const count : drawn) EXPECT_NEAR(count, 6000, 5 * std::sqrt(6000.0));
}

TEST(Trial, OneDistrictNeverShowsFivePercent) {
  std::vector<double> const before(11, 50);
  std::vector<double> after(11, 50);
  after[4] = 1000;
  auto const lots = difference_in_differences(before, after, {4});
  EXPECT_NEAR(lots.p_two_sided, 1.0 / 11, 1e-12);
  EXPECT_EQ(lots.p_two_sided, lots.least_p);
}

TEST(Trial, RefusesWhatCannotBe) {
  EXPECT_THROW(confidence_sequence({12, 10}, 0.05), Fault);
  EXPECT_THROW(confidence_sequence({-1, 10}, 0.05), Fault);
  EXPECT_THROW(confidence_sequence({1, 10}, 0), Fault);
  EXPECT_THROW(harm_evidence({1, 10}, 1), Fault);
  EXPECT_THROW(kelly_sequence({0.5, std::nan("")}, 0.05), Fault);
  EXPECT_THROW(kelly_sequence({1.5}, 0.05), Fault);
  EXPECT_THROW(ln_e_of_blocks({2, 2}, {{3, 0}}), Fault);
  EXPECT_THROW(ln_e_of_arrivals({{true, true, 1.0}}), Fault);
  EXPECT_THROW(difference_in_differences({1, 2}, {1, std::numeric_limits<double>::infinity()}, {0}), Fault);
  EXPECT_THROW(difference_in_differences({1, 2}, {1, 2}, {0, 0}), Fault);
  EXPECT_THROW(stepped_wedge({{1, 2}, {1}}, {0, 1}), Fault);
  EXPECT_THROW(declared({1, -1}, 0.1), Fault);
  EXPECT_THROW(Monitor(Plan{.steps = {{10, 0.7}, {10, 0.5}}}), Fault);
  try {
    check(Plan{.tolerable = 0, .alpha_harm = 2, .steps = {}});
    FAIL();
  } catch (Fault const& fault) {
    EXPECT_NE(std::string(fault.what()).find("tolerable"), std::string::npos);
    EXPECT_NE(std::string(fault.what()).find("ladder"), std::string::npos) << "all faults at once";
  }
  EXPECT_EQ(confidence_sequence({0, 0}, 0.05).upper, 1) << "nothing seen, nothing ruled out";
}

TEST(Trial, ManyTests) {
  EXPECT_TRUE(declared({}, 0.1).empty());
  EXPECT_EQ(declared({100, 1, 100}, 0.1), (std::vector<int>{0, 2}));
  EXPECT_EQ(name_of(evidence_of(2.9)), "nothing_yet");
  EXPECT_EQ(name_of(evidence_of(20)), "enough_to_decide");
}

TEST(Proportion, TheRunningSequenceIsTheSequenceOfEachLook) {
  for (double const alpha : {0.01, 0.05, 0.4}) {
    RunningSequence running(alpha);
    unsigned state = 5;
    Counts counts;
    for (int look = 0; look < 400; ++look) {
      state = state * 1664525u + 1013904223u;
      int const more = static_cast<int>(state >> 29);
      counts.exposed += more;
      counts.events += look == 200 ? more : std::min(more, static_cast<int>(state >> 16 & 1));
      if (look == 300) counts = {0, 2};  // it need not grow
      auto const seen = running.after(counts), wanted = confidence_sequence(counts, alpha);
      ASSERT_NEAR(seen.lower, wanted.lower, 1e-12) << counts.events << " of " << counts.exposed;
      ASSERT_NEAR(seen.upper, wanted.upper, 1e-12) << counts.events << " of " << counts.exposed;
    }
  }
}

}  // namespace
}  // namespace arpent::trial
