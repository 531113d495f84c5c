// Whether people fall into distinct groups, and into which.
//
// Who is grouped: people with at least min(7, S) active votes, one of them no pass. k-means on their places for k of 2
// to 5; k is chosen by how little the groups change when a tenth of the votes is missing, and "no distinct groups" (k =
// 1) is an answer: when nothing is stable, or when votes shuffled within each statement look as structured. Sources:
// stability selection as Ben-Hur, Elisseeff, Guyon 2002; adjusted Rand index of Hubert, Arabie 1985; parallel analysis
// of Horn 1965 with permutations; silhouette of Rousseeuw 1987.
#pragma once
#include <array>
#include <string_view>

#include "opinion/kmeans.h"

namespace arpent::opinion {

constexpr std::size_t groups_max = 5;
constexpr std::size_t votes_to_be_grouped = 7;  // or all statements, where there are fewer

// Ascending numbers of the people who are grouped.
std::vector<Person> to_be_grouped(Places const&, std::size_t statements);
// max(3, 5 %).
std::size_t least_group(std::size_t people);

constexpr std::int8_t in_no_group = -1;
struct Grouping {
  std::vector<std::int8_t> label;  // by person: place of the group, or in_no_group
  std::vector<bool> between;       // by person: (d2 - d1)/(d1 + d2) < 0.2 of the two nearest centres; false for k = 1
  std::vector<Point> centres;      // by place; one group: the mean of all
  std::vector<int> ids;            // by place: stable from one publication to the next
  std::vector<std::size_t> sizes;  // people, those between included
  std::vector<std::size_t> clear;  // people who are not between
  double sse = 0;
  std::size_t k() const { return centres.size(); }
};

// At a given k of 1 to 5; nothing when no restart gave groups of at least least_group. Ids are 0 .. k-1, places by
// size, the largest first (then by x, y).
std::optional<Grouping> grouped(Places const&, std::vector<Person> const& people, std::size_t k, std::uint64_t seed,
                                Workers const& = {});

// Gives the groups the ids they had: the matching with most people in common (Hungarian by trial of all, k ≤ 5); a
// group without a partner gets an id that was never used. Places follow the order of ids. People are matched by number.
void keep_ids(Grouping& now, Grouping const& before, int& next_id);

// How much of the grouping is there again without a tenth of the votes, on average of five trials (up to twenty
// where people are few); by k - 2. Nothing
// where no groups of that k are large enough. Costs five maps: to be run aside. Above 20,000 people of a sample.
using Stability = std::array<std::optional<double>, groups_max - 1>;
Stability stability(Votes const&, Loadings const&, Places const&, std::uint64_t seed, Workers const& = {});

// λ1 against the greatest λ1 of 20 shuffles within statements, the 99th percentile there is of twenty. Above 20,000
// people both are of a sample of as many. Costs twenty maps: to be run aside and kept until votes grow by 5 %.
struct Structure {
  double first = 0, shuffled = 0;
  std::size_t votes = 0;  // when it was found
  bool is_there() const { return first > shuffled; }
  bool is_fresh(std::size_t now) const { return now * 20 < votes * 21 && now * 20 > votes * 19; }
};
Structure structure(Votes const&, Loadings const&, Places const&, std::uint64_t seed, Workers const& = {});

// Camps or a spectrum: the silhouette's distance from what 20 clouds of one normal distribution of the same covariance
// give, in their standard deviations. Of at most 800 people. Below 2 one speaks of a spectrum (a rule of thumb).
struct Separation {
  double silhouette = 0, z = 0;
  bool is_spectrum() const { return z < 2; }
};
Separation separation(Places const&, Grouping const&, std::uint64_t seed, Workers const& = {});

enum class Grouped { yes, too_few_people, too_few_votes, no_structure, nothing_stable };
std::string_view name_of(Grouped);

struct Choice {
  std::size_t k = 1;
  Grouped why = Grouped::nothing_stable;
};
// The most stable k; of those within 0.03 of it the smallest; below 0.6, or without structure, one.
Choice choose(Stability const&, Structure const&);
// From one publication to the next: another k is adopted when it was chosen four times in a row.
struct Steady {
  std::size_t k = 0, candidate = 0;  // 0: nothing published so far
  int wins = 0;
  std::size_t settle(std::size_t chosen);
};

// Adjusted Rand index of two labellings of the same people; a negative label in either leaves a person out. 1 for equal
// partitions, about 0 for unrelated ones; 1 when both have one group only.
double rand_index(std::span<std::int8_t const>, std::span<std::int8_t const>);
// Mean silhouette over clusters of given points; singletons count 0.
double silhouette(std::span<Point const>, std::span<std::int8_t const> label);

}  // namespace arpent::opinion
