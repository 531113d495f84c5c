// Two ways compared, looked at whenever one likes.
// Source: Turner, Ly and Grünwald, "Generic E-variables for exact sequential k-sample tests" (2021); specification 3.4.
#pragma once
#include <vector>

#include "trial/proportion.h"

namespace arpent::trial {

// Blocks of fixed sizes: in each, a_size got one way and b_size the other. What a block is compared with is learnt from
// the blocks before it.
struct Block {
  int a_events = 0;
  int b_events = 0;
};
struct Blocks {
  int a_size = 1;
  int b_size = 1;
  double gamma = 0.18;  // of the prior of a; b has gamma · b_size / a_size
};
enum class Side { two, a_greater, b_greater };

// ln E after each block against "both rates are equal" (two) or "a's rate is at most b's" (a_greater). Golden:
// safestats_two_proportions.json, 1e-9.
std::vector<double> ln_e_of_blocks(Blocks const& blocks, std::vector<Block> const& seen, Side side = Side::two);

// ln E after the last block against "rate of b - rate of a = difference", -1 < difference < 1: the reverse information
// projection onto the pairs (x, x + difference).
double ln_e_of_difference(Blocks const& blocks, std::vector<Block> const& seen, double difference);

// The confidence sequence of the difference b - a: {d: E_d < 1/alpha}. Scanned at .01, ends by bisection. Golden:
// difference_cs_blocks.json, 1e-6.
Interval difference_sequence(Blocks const& blocks, std::vector<Block> const& seen, double alpha);

// The plain fallback: the difference of two confidence sequences at alpha/2 each. Wider.
Interval difference_union(Counts a, Counts b, double alpha);

// Arrivals drawn by lot: each got way 1 with a chance that was known before it came. Valid only where it was really
// drawn.
struct Arrival {
  bool first = false;  // got way 1
  bool event = false;
  double chance = 0.5;  // of way 1, strictly between 0 and 1
};
// ln E after each arrival against "the outcome does not depend on the way"; one_sided: only for way 1 being higher.
// q_k = (events + g) / (arrivals + 2 g) of way k before this one.
std::vector<double> ln_e_of_arrivals(std::vector<Arrival> const& arrivals, double g = 0.5, bool one_sided = false);

}  // namespace arpent::trial
