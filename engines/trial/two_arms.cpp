#include "trial/two_arms.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {
namespace {

double times_ln(int n, double p) { return n == 0 ? 0 : n * std::log(p); }

void check(Blocks const& blocks, std::vector<Block> const& seen) {
  require(blocks.a_size >= 1 && blocks.b_size >= 1, "a block has at least one of each");
  require(blocks.gamma > 0, "a prior has positive parameters");
  for (auto const& block : seen)
    require(block.a_events >= 0 && block.b_events >= 0 && block.a_events <= blocks.a_size &&
                block.b_events <= blocks.b_size,
            "events are more than exposed in a block");
}

// The rates expected of the next block, from those before it.
class Learner {
 public:
  explicit Learner(Blocks const& blocks) : of_(blocks), gamma_b_(blocks.gamma * blocks.b_size / blocks.a_size) {}

  double a() const { return (a_events_ + of_.gamma) / (blocks_ * of_.a_size + 2 * of_.gamma); }
  double b() const { return (b_events_ + gamma_b_) / (blocks_ * of_.b_size + 2 * gamma_b_); }
  void learn(Block const& block) {
    ++blocks_;
    a_events_ += block.a_events;
    b_events_ += block.b_events;
  }

 private:
  Blocks of_;
  double gamma_b_;
  int blocks_ = 0, a_events_ = 0, b_events_ = 0;
};

double ln_likelihood(Blocks const& of, Block const& seen, double a, double b) {
  return times_ln(seen.a_events, a) + times_ln(of.a_size - seen.a_events, 1 - a) + times_ln(seen.b_events, b) +
         times_ln(of.b_size - seen.b_events, 1 - b);
}

// The rate x of a such that (x, x + d) is nearest to (a, b).
double nearest(Blocks const& of, double a, double b, double d) {
  double const low = std::max(0.0, -d), high = std::min(1.0, 1 - d);
  auto const slope = [&](double x) {
    return of.a_size * ((1 - a) / (1 - x) - a / x) + of.b_size * ((1 - b) / (1 - x - d) - b / (x + d));
  };
  double const hair = (high - low) * 1e-15;
  return root(slope, low + hair, high - hair);
}

}  // namespace

std::vector<double> ln_e_of_blocks(Blocks const& blocks, std::vector<Block> const& seen, Side side) {
  check(blocks, seen);
  Learner learner(blocks);
  std::vector<double> out;
  double ln_e = 0;
  for (auto const& block : seen) {
    double const a = learner.a(), b = learner.b();
    double const both = (blocks.a_size * a + blocks.b_size * b) / (blocks.a_size + blocks.b_size);
    bool const bets = side == Side::two || (side == Side::a_greater ? a > b : b > a);
    if (bets) ln_e += ln_likelihood(blocks, block, a, b) - ln_likelihood(blocks, block, both, both);
    out.push_back(ln_e);
    learner.learn(block);
  }
  return out;
}

double ln_e_of_difference(Blocks const& blocks, std::vector<Block> const& seen, double difference) {
  check(blocks, seen);
  require(difference > -1 && difference < 1, "a difference of rates lies between -1 and 1");
  Learner learner(blocks);
  double ln_e = 0;
  for (auto const& block : seen) {
    double const a = learner.a(), b = learner.b(), x = nearest(blocks, a, b, difference);
    ln_e += ln_likelihood(blocks, block, a, b) - ln_likelihood(blocks, block, x, x + difference);
    learner.learn(block);
  }
  return ln_e;
}

Interval difference_sequence(Blocks const& blocks, std::vector<Block> const& seen, double alpha) {
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  if (seen.empty()) return {-1, 1};
  double const limit = -std::log(alpha);
  auto const beyond = [&](double d) { return ln_e_of_difference(blocks, seen, d) - limit; };
  constexpr int steps = 99;  // -.99 … .99 by .01
  int first = steps + 1, last = -steps - 1;
  for (int k = -steps; k <= steps; ++k)
    if (beyond(k / 100.0) < 0) first = std::min(first, k), last = std::max(last, k);
  if (first > last) return {-1, 1};  // no point of the scan is inside: nothing can be said
  constexpr double edge = 1 - 1e-9;
  auto const end = [&](double outside, double inside) {
    return beyond(outside) < 0 ? outside : root(beyond, outside, inside);
  };
  double const lower = end(first == -steps ? -edge : (first - 1) / 100.0, first / 100.0);
  double const upper = end(last == steps ? edge : (last + 1) / 100.0, last / 100.0);
  return {lower <= -edge ? -1 : lower, upper >= edge ? 1 : upper};
}

Interval difference_union(Counts a, Counts b, double alpha) {
  auto const of_a = confidence_sequence(a, alpha / 2), of_b = confidence_sequence(b, alpha / 2);
  return {of_a.lower - of_b.upper, of_a.upper - of_b.lower};
}

std::vector<double> ln_e_of_arrivals(std::vector<Arrival> const& arrivals, double g, bool one_sided) {
  require(g > 0, "a prior has positive parameters");
  int events[2] = {0, 0}, seen[2] = {0, 0};
  std::vector<double> out;
  double ln_e = 0;
  for (auto const& arrival : arrivals) {
    require(arrival.chance > 0 && arrival.chance < 1, "the chance of an arm lies strictly between 0 and 1");
    double const one = (events[1] + g) / (seen[1] + 2 * g), other = (events[0] + g) / (seen[0] + 2 * g);
    auto const of = [&](double rate) { return arrival.event ? rate : 1 - rate; };
    if (!one_sided || one > other)
      ln_e += std::log(of(arrival.first ? one : other)) -
              std::log(arrival.chance * of(one) + (1 - arrival.chance) * of(other));
    out.push_back(ln_e);
    ++seen[arrival.first];
    events[arrival.first] += arrival.event;
  }
  return out;
}

}  // namespace arpent::trial
