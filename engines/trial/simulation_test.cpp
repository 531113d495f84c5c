// How often the promises break when a test is looked at after every datum: simulated with a fixed seed. 2,000 rounds,
// 20,000 with ARPENT_LONG set. Bounds: the promise and three standard errors of the simulation.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>

#include "trial/bounded.h"
#include "trial/harm.h"
#include "trial/two_arms.h"

namespace arpent::trial {
namespace {

int rounds() { return std::getenv("ARPENT_LONG") ? 20'000 : 2'000; }
double at_most(double alpha) { return alpha + 3 * std::sqrt(alpha * (1 - alpha) / rounds()); }
bool crosses(std::vector<double> const& ln_e, double alpha = 0.05) {
  return std::any_of(ln_e.begin(), ln_e.end(), [&](double e) { return e >= -std::log(alpha); });
}

std::vector<Block> blocks_of(std::mt19937_64& chance, double a, double b, int many) {
  std::binomial_distribution<int> first(5, a), second(5, b);
  std::vector<Block> out;
  for (int j = 0; j < many; ++j) out.push_back({first(chance), second(chance)});
  return out;
}

TEST(TrialSimulation, BlocksKeepTheirErrorAndFindAnEffect) {
  std::mt19937_64 chance(1);
  double two = 0, one = 0, found = 0, until = 0, naive = 0;
  for (int round = 0; round < rounds(); ++round) {
    auto const null = blocks_of(chance, 0.3, 0.3, 100);
    two += crosses(ln_e_of_blocks({5, 5}, null));
    one += crosses(ln_e_of_blocks({5, 5}, null, Side::b_greater));
    double a = 0, b = 0, n = 0;
    bool is_off = false;
    for (auto const& block : null) {
      a += block.a_events, b += block.b_events, n += 5;
      double const p = (a + b) / (2 * n), spread = std::sqrt(2 * p * (1 - p) / n);
      is_off = is_off || (n >= 20 && spread > 0 && std::fabs(a - b) / n > 1.96 * spread);
    }
    naive += is_off;
    auto const ln_e = ln_e_of_blocks({5, 5}, blocks_of(chance, 0.3, 0.5, 100));
    auto const at = std::find_if(ln_e.begin(), ln_e.end(), [](double e) { return e >= std::log(20.0); });
    found += at != ln_e.end(), until += static_cast<double>(at - ln_e.begin()) + 1;
  }
  double const n = rounds();
  std::printf("blocks: %.4f, one-sided %.4f; z test at every look %.3f; .3 v .5 found %.3f after %.1f blocks\n",
              two / n, one / n, naive / n, found / n, until / n);
  EXPECT_LE(two / n, at_most(0.05));
  EXPECT_LE(one / n, at_most(0.05));
  EXPECT_GT(two, 0) << "a test that never errs tests nothing";
  EXPECT_GT(naive / n, 0.25) << "what looking again and again does to a test for a fixed sample";
  EXPECT_GT(found / n, 0.97);
  EXPECT_NEAR(until / n, 28, 3);
}

TEST(TrialSimulation, ArrivalsDrawnByLotKeepTheirError) {
  std::mt19937_64 chance(2);
  std::bernoulli_distribution event(0.2);
  std::uniform_real_distribution<double> unit;
  double off = 0, one_sided = 0;
  for (int round = 0; round < rounds(); ++round) {
    std::vector<Arrival> arrivals;
    for (int i = 0; i < 300; ++i) {
      double const pi = i % 2 ? 0.5 : 0.7;  // known before each arrival
      arrivals.push_back({.first = unit(chance) < pi, .event = event(chance), .chance = pi});
    }
    off += crosses(ln_e_of_arrivals(arrivals));
    one_sided += crosses(ln_e_of_arrivals(arrivals, 0.5, true));
  }
  std::printf("arrivals: %.4f, one-sided %.4f\n", off / rounds(), one_sided / rounds());
  EXPECT_LE(off / rounds(), at_most(0.05));
  EXPECT_LE(one_sided / rounds(), at_most(0.05));
  EXPECT_GT(off, 0);
}

TEST(TrialSimulation, MeansStayInTheirSequences) {
  std::mt19937_64 chance(3);
  std::bernoulli_distribution coin(0.4);
  double kelly = 0, hedged = 0, bernstein = 0;
  for (int round = 0; round < rounds(); ++round) {
    Observations x;
    bool is_kelly = false;
    for (int i = 0; i < 60; ++i) {
      x.push_back(coin(chance) ? 1 : 0);
      is_kelly = is_kelly || std::max(ln_kelly_up(x, 0.4), ln_kelly_down(x, 0.4)) >= std::log(2 / 0.05);
    }
    kelly += is_kelly;
    auto const wealth = betting_hedged(x, 0.4, 0.05);
    hedged += std::any_of(wealth.begin(), wealth.end(), [](double w) { return w >= 20; });
    auto const intervals = empirical_bernstein(x, 0.05);
    bernstein += std::any_of(intervals.begin(), intervals.end(),
                             [](Interval const& one) { return one.lower > 0.4 || one.upper < 0.4; });
  }
  std::printf("means: Kelly %.4f, hedged %.4f, Bernstein %.4f\n", kelly / rounds(), hedged / rounds(),
              bernstein / rounds());
  EXPECT_LE(kelly / rounds(), at_most(0.05));
  EXPECT_LE(hedged / rounds(), at_most(0.05));
  EXPECT_LE(bernstein / rounds(), at_most(0.05));
  EXPECT_GT(kelly, 0);
}

// Clusters of ten whose members are alike (intraclass correlation .1): watched one by one the alarm is false more often
// than it promises; one mean per cluster keeps the promise.
TEST(TrialSimulation, PeopleInGroupsAreOneObservation) {
  std::mt19937_64 chance(4);
  constexpr double tolerable = 0.1, icc = 0.1;
  constexpr int clusters = 20, size = 10;
  std::gamma_distribution<double> a(tolerable * (1 - icc) / icc), b((1 - tolerable) * (1 - icc) / icc);
  auto const limits = harm_boundaries(clusters * size, tolerable, 0.05).alarm_from;
  double by_person = 0, by_cluster = 0, found = 0;
  for (int round = 0; round < rounds(); ++round) {
    int events = 0, exposed = 0;
    bool is_alarm = false, is_off = false, is_found = false;
    Observations means, thrice;
    for (int c = 0; c < clusters; ++c) {
      double const x = a(chance), rate = x / (x + b(chance));
      int here = 0;
      for (int i = 0; i < size; ++i) {
        bool const event = std::bernoulli_distribution(rate)(chance);
        events += event, here += event, ++exposed;
        auto const limit = limits[static_cast<std::size_t>(exposed) - 1];
        is_alarm = is_alarm || (limit >= 0 && events >= limit);
      }
      means.push_back(static_cast<double>(here) / size);
      thrice.push_back(std::binomial_distribution<int>(size, std::min(1.0, 3 * rate))(chance) /
                       static_cast<double>(size));
      is_off = is_off || ln_kelly_up(means, tolerable) >= std::log(10.0);
      is_found = is_found || ln_kelly_up(thrice, tolerable) >= std::log(10.0);
    }
    by_person += is_alarm, by_cluster += is_off, found += is_found;
  }
  std::printf("groups of ten: one by one %.4f of .05, by group %.4f of .10; three times the rate found %.3f\n",
              by_person / rounds(), by_cluster / rounds(), found / rounds());
  EXPECT_GT(by_person / rounds(), 0.055);
  EXPECT_LE(by_cluster / rounds(), at_most(0.10));
  EXPECT_GT(found / rounds(), 0.9);
}

}  // namespace
}  // namespace arpent::trial
