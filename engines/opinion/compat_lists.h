// What Polis says of statements once there are groups: tests per group, representative statements, majorities,
// consensus over groups, and what to show next. See compat_map.h for the source; labels may come from anywhere.
#pragma once
#include <vector>

#include "opinion/compat_map.h"
#include "opinion/draw.h"

namespace arpent::opinion {

struct CompatTally {
  int agree = 0, disagree = 0, seen = 0;  // seen: all votes, passes included
  friend bool operator==(CompatTally, CompatTally) = default;
};
// as_passed: a statement set aside counts as passed by every member. as_voted: as they voted.
enum class SetAside { as_passed, as_voted };
// [group][statement of the map]. `group`: of each person of the map, from 0; -1: in none, and not counted.
std::vector<std::vector<CompatTally>> compat_tallies(Votes const&, CompatMap const&, std::vector<int> const& group,
                                                     SetAside);
// Over everybody of the map, set aside as passed.
std::vector<CompatTally> compat_tally_of_all(Votes const&, CompatMap const&);

// Of a group against the union of the others. p = (A+1)/(n+2); r = p ÷ the others' p; tests are z values.
struct CompatTests {
  double p_agree = 0, p_disagree = 0, p_agree_test = 0, p_disagree_test = 0;
  double r_agree = 0, r_disagree = 0, r_agree_test = 0, r_disagree_test = 0;
};
CompatTests compat_tests(CompatTally own, CompatTally others);
// 2 √(n+1) ((s+1)/(n+1) - ½)
double compat_one_proportion(int successes, int n);
// With one success and one trial more in both; 0 where all are successes.
double compat_two_proportions(int successes, int successes_others, int n, int n_others);

struct CompatEntry {
  Statement statement = 0;
  bool agrees = false;          // the direction: more representative by agreeing (greater test) than by disagreeing
  int successes = 0, seen = 0;  // votes of that direction
  double p = 0, p_test = 0;
  double r = 0, r_test = 0;    // 0 among majorities
  bool is_best_agree = false;  // what the group agrees on most, for there should be one; the direction may differ
};
// Per group at most 5, those that it agrees with first. Tallies as_passed, by group.
std::vector<std::vector<CompatEntry>> compat_representative(CompatMap const&,
                                                            std::vector<std::vector<CompatTally>> const&);

struct CompatMajorities {
  std::vector<CompatEntry> agree{}, disagree{};  // at most 5 each, the strongest first
};
CompatMajorities compat_majorities(CompatMap const&, std::vector<CompatTally> const& of_all);

// Π over groups of (A+1)/(n+2), by statement. Tallies as_voted.
struct CompatConsensus {
  std::vector<double> agree{}, disagree{};
};
CompatConsensus compat_consensus(CompatMap const&, std::vector<std::vector<CompatTally>> const&);

// Weight with which a statement is drawn for somebody who has not seen it, by statement; 49 for meta ones. Tallies
// as_voted.
std::vector<double> compat_priorities(Votes const&, CompatMap const&, std::vector<std::vector<CompatTally>> const&);
// One of the places (of statements of the map that somebody has not seen and may see), each as likely as its priority;
// a priority of 0 counts as 1. Places beyond the priorities, of statements nobody voted on, count 1 too. Fault without
// any.
std::size_t compat_drawn(std::vector<double> const& priorities, std::vector<std::size_t> const& places, Draw&);

}  // namespace arpent::opinion
