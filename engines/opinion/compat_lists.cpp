#include "opinion/compat_lists.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

constexpr double significant = 1.2816;  // one-sided, 90 %
constexpr std::size_t listed = 5;
constexpr double meta_priority = 49;

double share(int successes, int n) { return (successes + 1.0) / (n + 2.0); }

CompatTally operator-(CompatTally a, CompatTally b) {
  return {a.agree - b.agree, a.disagree - b.disagree, a.seen - b.seen};
}
CompatTally& operator+=(CompatTally& a, CompatTally b) {
  a.agree += b.agree, a.disagree += b.disagree, a.seen += b.seen;
  return a;
}

void check(CompatMap const& map, std::vector<std::vector<CompatTally>> const& tallies) {
  for (auto const& of_group : tallies)
    require(of_group.size() == map.statements.size(), "one tally a statement, in every group");
}

std::vector<CompatTally> sum_of(CompatMap const& map, std::vector<std::vector<CompatTally>> const& tallies) {
  std::vector<CompatTally> out(map.statements.size());
  for (auto const& of_group : tallies)
    for (std::size_t j = 0; j < out.size(); ++j) out[j] += of_group[j];
  return out;
}

struct Candidate {
  std::size_t place = 0;
  CompatTally own{};
  CompatTests tests{};

  bool agrees() const { return tests.r_agree_test > tests.r_disagree_test; }
  bool is_sufficient() const {
    return (tests.r_agree_test > significant && tests.p_agree_test > significant) ||
           (tests.r_disagree_test > significant && tests.p_disagree_test > significant);
  }
  double metric() const {
    auto const& t = tests;
    return agrees() ? t.r_agree * t.r_agree_test * t.p_agree * t.p_agree_test
                    : t.r_disagree * t.r_disagree_test * t.p_disagree * t.p_disagree_test;
  }
  double strongest() const { return std::max(tests.r_agree_test, tests.r_disagree_test); }
};

bool is_better_agree(Candidate const& one, std::optional<Candidate> const& than) {
  auto const& t = one.tests;
  if (one.own.agree == 0 && one.own.disagree == 0) return false;
  if (!than) return t.p_agree_test > significant || (t.r_agree > 1 && t.p_agree > 0.5);
  auto const& best = than->tests;
  if (best.r_agree > 1)
    return t.r_agree * t.r_agree_test * t.p_agree * t.p_agree_test >
           best.r_agree * best.r_agree_test * best.p_agree * best.p_agree_test;
  return t.p_agree * t.p_agree_test > best.p_agree * best.p_agree_test;
}

CompatEntry entry_of(CompatMap const& map, Candidate const& from, bool is_best_agree) {
  auto const& t = from.tests;
  bool const agrees = from.agrees();
  return {.statement = map.statements[from.place],
          .agrees = agrees,
          .successes = agrees ? from.own.agree : from.own.disagree,
          .seen = from.own.seen,
          .p = agrees ? t.p_agree : t.p_disagree,
          .p_test = agrees ? t.p_agree_test : t.p_disagree_test,
          .r = agrees ? t.r_agree : t.r_disagree,
          .r_test = agrees ? t.r_agree_test : t.r_disagree_test,
          .is_best_agree = is_best_agree};
}

std::vector<CompatEntry> representative(CompatMap const& map, std::vector<CompatTally> const& own,
                                        std::vector<CompatTally> const& all) {
  std::optional<Candidate> best, best_agree;
  std::vector<Candidate> sufficient;
  for (std::size_t j = 0; j < own.size(); ++j) {
    if (map.set_aside[j]) continue;
    Candidate const one{j, own[j], compat_tests(own[j], all[j] - own[j])};
    if (one.is_sufficient()) sufficient.push_back(one);
    if (!best || one.strongest() > best->strongest()) best = one;
    if (is_better_agree(one, best_agree)) best_agree = one;
  }
  std::vector<CompatEntry> out;
  if (best_agree) out.push_back(entry_of(map, *best_agree, true));
  else if (sufficient.empty() && best) out.push_back(entry_of(map, *best, false));
  std::stable_sort(sufficient.begin(), sufficient.end(),
                   [](Candidate const& a, Candidate const& b) { return a.metric() > b.metric(); });
  for (auto const& one : sufficient)
    if (out.size() < listed && !(best_agree && one.place == best_agree->place))
      out.push_back(entry_of(map, one, false));
  std::stable_partition(out.begin(), out.end(), [](CompatEntry const& entry) { return entry.agrees; });
  return out;
}

}  // namespace

std::vector<std::vector<CompatTally>> compat_tallies(Votes const& votes, CompatMap const& map,
                                                     std::vector<int> const& group, SetAside set_aside) {
  require(group.size() == map.people.size(), "one group a person");
  std::size_t groups = 0;
  for (int const g : group) groups = std::max(groups, static_cast<std::size_t>(g + 1));
  std::vector<std::size_t> place(votes.statements());
  for (std::size_t j = 0; j < map.statements.size(); ++j) place[map.statements[j]] = j;
  std::vector out(groups, std::vector<CompatTally>(map.statements.size()));
  std::vector<int> members(groups);
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] < 0) continue;
    auto const g = static_cast<std::size_t>(group[i]);
    ++members[g];
    for (Cast const cast : votes.row(map.people[i])) {
      auto& tally = out[g][place[cast.statement()]];
      ++tally.seen;
      if (cast.value() > 0) ++tally.agree;
      if (cast.value() < 0) ++tally.disagree;
    }
  }
  if (set_aside == SetAside::as_passed)
    for (std::size_t g = 0; g < groups; ++g)
      for (std::size_t j = 0; j < map.statements.size(); ++j)
        if (map.set_aside[j]) out[g][j] = {0, 0, members[g]};
  return out;
}

std::vector<CompatTally> compat_tally_of_all(Votes const& votes, CompatMap const& map) {
  auto out = compat_tallies(votes, map, std::vector<int>(map.people.size()), SetAside::as_passed);
  return out.empty() ? std::vector<CompatTally>() : std::move(out.front());
}

double compat_one_proportion(int successes, int n) {
  return 2 * std::sqrt(n + 1.0) * ((successes + 1.0) / (n + 1.0) - 0.5);
}

double compat_two_proportions(int successes, int successes_others, int n, int n_others) {
  double const s1 = successes + 1.0, s2 = successes_others + 1.0, n1 = n + 1.0, n2 = n_others + 1.0;
  double const together = (s1 + s2) / (n1 + n2);
  if (together == 1) return 0;
  return (s1 / n1 - s2 / n2) / std::sqrt(together * (1 - together) * (1 / n1 + 1 / n2));
}

CompatTests compat_tests(CompatTally own, CompatTally others) {
  CompatTests out;
  out.p_agree = share(own.agree, own.seen);
  out.p_disagree = share(own.disagree, own.seen);
  out.p_agree_test = compat_one_proportion(own.agree, own.seen);
  out.p_disagree_test = compat_one_proportion(own.disagree, own.seen);
  out.r_agree = out.p_agree / share(others.agree, others.seen);
  out.r_disagree = out.p_disagree / share(others.disagree, others.seen);
  out.r_agree_test = compat_two_proportions(own.agree, others.agree, own.seen, others.seen);
  out.r_disagree_test = compat_two_proportions(own.disagree, others.disagree, own.seen, others.seen);
  return out;
}

std::vector<std::vector<CompatEntry>> compat_representative(CompatMap const& map,
                                                            std::vector<std::vector<CompatTally>> const& tallies) {
  check(map, tallies);
  auto const all = sum_of(map, tallies);
  std::vector<std::vector<CompatEntry>> out;
  for (auto const& own : tallies) out.push_back(representative(map, own, all));
  return out;
}

CompatMajorities compat_majorities(CompatMap const& map, std::vector<CompatTally> const& of_all) {
  check(map, {of_all});
  auto const list = [&](bool agrees) {
    std::vector<CompatEntry> out;
    for (std::size_t j = 0; j < of_all.size(); ++j) {
      int const successes = agrees ? of_all[j].agree : of_all[j].disagree, seen = of_all[j].seen;
      double const p = share(successes, seen), test = compat_one_proportion(successes, seen);
      if (map.set_aside[j] || p <= 0.5 || test <= significant) continue;
      out.push_back({map.statements[j], agrees, successes, seen, p, test});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](CompatEntry const& a, CompatEntry const& b) { return a.p * a.p_test > b.p * b.p_test; });
    out.resize(std::min(out.size(), listed));
    return out;
  };
  return {list(true), list(false)};
}

CompatConsensus compat_consensus(CompatMap const& map, std::vector<std::vector<CompatTally>> const& tallies) {
  check(map, tallies);
  CompatConsensus out{std::vector<double>(map.statements.size(), 1.0), std::vector<double>(map.statements.size(), 1.0)};
  for (auto const& own : tallies)
    for (std::size_t j = 0; j < own.size(); ++j) {
      out.agree[j] *= share(own[j].agree, own[j].seen);
      out.disagree[j] *= share(own[j].disagree, own[j].seen);
    }
  return out;
}

std::vector<double> compat_priorities(Votes const& votes, CompatMap const& map,
                                      std::vector<std::vector<CompatTally>> const& tallies) {
  check(map, tallies);
  auto const all = sum_of(map, tallies);
  std::vector<double> out;
  for (std::size_t j = 0; j < all.size(); ++j) {
    auto const [agree, disagree, seen] = all[j];
    double const importance = (1 - share(seen - agree - disagree, seen)) * (map.extremity[j] + 1) * share(agree, seen);
    double const root = importance * (1 + 8 * std::exp2(-seen / 5.0));
    out.push_back(votes.standing(map.statements[j]).meta ? meta_priority : root * root);
  }
  return out;
}

std::size_t compat_drawn(std::vector<double> const& priorities, std::vector<std::size_t> const& places, Draw& draw) {
  require(!places.empty(), "there is a statement to show");
  auto const weight = [&](std::size_t place) {
    return place < priorities.size() && priorities[place] > 0 ? priorities[place] : 1.0;
  };
  double all = 0;
  for (auto const place : places) all += weight(place);
  double left = draw.unit() * all;
  for (auto const place : places)
    if ((left -= weight(place)) < 0) return place;
  return places.back();
}

}  // namespace arpent::opinion
