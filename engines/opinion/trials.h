// The same votes, some missing or shuffled: what results are tried against.
//
// Chance is drawn from the votes of people and on statements and not from their numbers, so that a trial comes out the
// same however they are numbered, and whichever side is called agreeing; and from whole numbers, so on every machine.
#pragma once
#include "opinion/votes.h"

namespace arpent::opinion {

struct Keys {
  std::vector<std::uint64_t> people, statements;  // by number; 0 for statements that do not count
  std::vector<std::uint64_t> own;                 // of statements, and no two that count alike
};
Keys keys_of(Votes const&);

// Each active vote stays with chance 1 - share.
Votes without_some(Votes const&, Keys const&, double share, std::uint64_t seed);
// Votes of each active statement are handed out anew among those who voted on it.
Votes shuffled_within(Votes const&, Keys const&, std::uint64_t seed);
// `size` of the people, and only active votes.
Votes some_people(Votes const&, Keys const&, std::size_t size, std::uint64_t seed);

}  // namespace arpent::opinion
