// Pairs counted from columns of bits, 64 people a word: AND and POPCNT. For dense votes.
#pragma once
#include "opinion/pairs.h"

namespace arpent::opinion {

// `place` of a statement: its column, or anything from rows.last on when it has none here.
void count_by_bits(Votes const&, std::vector<std::uint16_t> const& place, Rows, Pair* cells, Workers const&);
// What one word of one pair costs on this machine, roughly, in nanoseconds.
double ns_per_word();

}  // namespace arpent::opinion
