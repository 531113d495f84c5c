// What a moderator should look at: accounts that vote alike at the same time, faster than one can read, or always the
// same. A report, never a verdict: a family on one sofa looks like this too, and nobody is excluded by a number. The
// bounds are rules of thumb and have not been verified on known abuse. Source: own method; no reference program.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "opinion/votes.h"

namespace arpent::opinion {

// One ballot as it came in, re-votes included.
struct TimedVote {
  Person person = 0;
  Statement statement = 0;
  Vote vote = Vote::pass;
  std::int64_t at_ms = 0;
};

struct AbuseRules {
  std::size_t shared_least = 12;  // statements both voted on, at most `within_ms` apart
  double same_least = 0.98;       // of these, votes that are the same
  std::int64_t within_ms = 600'000;
  std::int64_t pace_ms = 1'000;  // median time from one ballot to the next, below which nobody reads
  std::size_t votes_least = 12;  // for pace and one-sidedness
};

struct Alike {
  Person first = 0, second = 0;  // first < second
  std::size_t shared = 0, same = 0;
  std::int64_t apart_ms = 0;  // mean time between their votes on a shared statement
};
// Accounts connected by pairs that are alike, at least three.
struct Ring {
  std::vector<Person> people{};  // ascending
  std::size_t pairs = 0;         // of them alike: n(n-1)/2 where each is like each
};
struct Hasty {
  Person person = 0;
  std::size_t ballots = 0;
  std::int64_t pace_ms = 0;  // the lower median
};
struct OneSided {
  Person person = 0;
  Vote always = Vote::agree;  // or disagree; who only passes is not one-sided
  std::size_t votes = 0;
};

struct AbuseReport {
  std::vector<Alike> alike{};         // most shared first, then by numbers
  std::vector<Ring> rings{};          // largest first, then by the first number
  std::vector<Hasty> hasty{};         // fastest first, then by number
  std::vector<OneSided> one_sided{};  // most votes first, then by number
};

// Of a vote log in any order; of ballots on the same pair the latest counts (in the order given, at the same time), but
// for pace, where all do. Time grows with the pairs of votes on one statement within `within_ms`: 30,000 people who
// vote on the same twenty statements at once take some seconds, the same people over a week almost nothing. Faults name
// a rule that makes no sense, or a statement beyond Votes::statements_max.
AbuseReport abuse(std::span<TimedVote const> log, AbuseRules const& rules = {});

// The votes without some people, who keep their numbers: what excluding them would do, before anybody does it, and how
// to take it back. People who are not there are passed over.
Votes without(Votes const&, std::span<Person const> excluded);

struct Moved {
  Statement statement = 0;
  std::size_t before = 0, after = 0;  // rank from 1; 0: not among the first `top`
  friend bool operator==(Moved, Moved) = default;
};
// How the first `top` of a list change: whoever is there before or after with another rank, by rank after, those gone
// last. Empty: no change.
std::vector<Moved> changes_at_top(std::span<Statement const> before, std::span<Statement const> after,
                                  std::size_t top = 10);
// The same of a ranking of one's own, with everybody and without those excluded.
using Ranking = std::function<std::vector<Statement>(Votes const&)>;
std::vector<Moved> effect_of_excluding(Votes const&, std::span<Person const> excluded, Ranking const&,
                                       std::size_t top = 10);

}  // namespace arpent::opinion
