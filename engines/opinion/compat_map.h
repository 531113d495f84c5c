// The map as Polis draws it, for comparability with conversations held there; `map.h` is our own way.
//
// Rejected and "meta" statements are taken as passed by everybody, those who never saw them included; missing votes are
// the mean of their statement; the axes are the two leading right singular vectors of what is left. Source: Small,
// Bjorkegren, Erkkilä, Shaw, Megill, "Polis: scaling deliberation by mapping high dimensional opinion spaces" (2021),
// and the mathematics of the program at compdemocracy.org. Golden values: a reference implementation in numpy, cold
// start, exact eigenvectors. Left out, as they follow from the machine and not from the votes: random starts of the
// axes, and axes from samples of large conversations.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "opinion/map.h"

namespace arpent::opinion {

struct CompatMap {
  std::vector<Person> people;   // with a vote, in order of first vote, at most 100,000; what follows is in this order
  std::vector<Point> position;  // √(S / max(n, 1)) Σ (v - c) p over votes; n counts every statement set aside
  std::vector<bool> clustered;  // who takes part in groups
  std::vector<Statement> statements;  // S of them, with a vote, in order of first vote; what follows is in this order
  std::vector<bool> set_aside;        // rejected, or meta
  std::vector<double> centre;         // c: mean vote, in [-1, 1]; 0 where set aside
  std::array<std::vector<double>, 2> axis;  // p: of length 1 (zero if there is none), Σ p³ ≥ 0
  std::array<double, 2> strength{};         // eigenvalues of D'D, greatest first
  double strength_of_all = 0;               // its trace
  std::vector<Point> statement_position;    // of a voter who only agrees with it: √S (1 - c) p
  std::vector<double> extremity;            // its distance from the middle
};

// People with at least min(7, S) votes take part in groups, those set aside counted; so do those who took part before;
// and where they are fewer than 15, the most active others (the earlier, on a tie) up to 15.
CompatMap compat_map(Votes const&, std::span<Person const> clustered_before = {}, Workers const& = {});

// Where people stand to the middle and to their group, as Polis exports it; by person of the map.
struct CompatStance {
  double centricness = 0;  // 1 - distance to the mean of all clustered
  double coreness = 0;     // 1 - distance to the mean of the group
  double extremeness = 0;  // how far beyond the group's mean, seen from the middle
};
// `group`: of each person of the map, -1: none; those stand at 0.
std::vector<CompatStance> compat_stances(CompatMap const&, std::vector<int> const& group);

}  // namespace arpent::opinion
