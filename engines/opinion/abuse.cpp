#include "opinion/abuse.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

struct OnStatement {
  std::int64_t at_ms;
  std::size_t person;  // place among those with votes enough
  Vote vote;
};

void check(AbuseRules const& rules) {
  require(rules.shared_least >= 1 && rules.votes_least >= 2, "one vote shows nothing");
  require(rules.same_least > 0 && rules.same_least <= 1, "a share lies above 0 and at most at 1");
  require(rules.within_ms >= 0 && rules.pace_ms >= 0, "a time is not negative");
}

// By person, then statement, then time; of the same pair the latest stands last.
std::vector<TimedVote> sorted(std::span<TimedVote const> log) {
  std::vector<TimedVote> out(log.begin(), log.end());
  std::stable_sort(out.begin(), out.end(), [](TimedVote const& a, TimedVote const& b) {
    return std::tuple(a.person, a.statement, a.at_ms) < std::tuple(b.person, b.statement, b.at_ms);
  });
  return out;
}

std::vector<TimedVote> latest(std::vector<TimedVote> const& sorted) {
  std::vector<TimedVote> out;
  for (auto const& one : sorted) {
    bool const again = !out.empty() && out.back().person == one.person && out.back().statement == one.statement;
    again ? out.back() = one : out.emplace_back(one);
  }
  return out;
}

template <class F>
void each_person(std::vector<TimedVote> const& votes, F const& take) {
  for (std::size_t from = 0, to = 0; from < votes.size(); from = to) {
    while (to < votes.size() && votes[to].person == votes[from].person) ++to;
    take(std::span(votes).subspan(from, to - from));
  }
}

std::vector<Hasty> hasty(std::vector<TimedVote> const& all, AbuseRules const& rules) {
  std::vector<Hasty> out;
  each_person(all, [&](std::span<TimedVote const> ballots) {
    if (ballots.size() < rules.votes_least) return;
    std::vector<std::int64_t> at, gap;
    for (auto const& one : ballots) at.push_back(one.at_ms);
    std::sort(at.begin(), at.end());
    for (std::size_t i = 1; i < at.size(); ++i) gap.push_back(at[i] - at[i - 1]);
    auto const middle = gap.begin() + static_cast<std::ptrdiff_t>((gap.size() - 1) / 2);
    std::nth_element(gap.begin(), middle, gap.end());
    if (*middle < rules.pace_ms) out.push_back({ballots.front().person, ballots.size(), *middle});
  });
  std::stable_sort(out.begin(), out.end(), [](Hasty const& a, Hasty const& b) { return a.pace_ms < b.pace_ms; });
  return out;
}

std::vector<OneSided> one_sided(std::vector<TimedVote> const& votes, AbuseRules const& rules) {
  std::vector<OneSided> out;
  each_person(votes, [&](std::span<TimedVote const> own) {
    auto const always = own.front().vote;
    if (own.size() < rules.votes_least || always == Vote::pass) return;
    if (std::all_of(own.begin(), own.end(), [&](TimedVote const& one) { return one.vote == always; }))
      out.push_back({own.front().person, always, own.size()});
  });
  std::stable_sort(out.begin(), out.end(), [](OneSided const& a, OneSided const& b) { return a.votes > b.votes; });
  return out;
}

std::vector<Alike> alike(std::vector<TimedVote> const& votes, AbuseRules const& rules) {
  std::vector<Person> people;  // with votes enough
  std::map<Statement, std::vector<OnStatement>> on;
  struct Place {
    Statement statement;
    std::int64_t at_ms;
    Vote vote;
  };
  std::vector<std::vector<Place>> of;
  each_person(votes, [&](std::span<TimedVote const> own) {
    if (own.size() < rules.shared_least) return;
    of.emplace_back();
    for (auto const& one : own) {
      of.back().push_back({one.statement, one.at_ms, one.vote});
      on[one.statement].push_back({one.at_ms, people.size(), one.vote});
    }
    people.push_back(own.front().person);
  });
  for (auto& [statement, those] : on)
    std::stable_sort(those.begin(), those.end(), [](auto const& a, auto const& b) { return a.at_ms < b.at_ms; });

  struct Count {
    std::size_t shared = 0, same = 0;
    std::int64_t apart_ms = 0;
  };
  std::vector<Alike> out;
  std::vector<Count> with(people.size());
  std::vector<std::size_t> met;
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (auto const& own : of[i]) {
      auto const& those = on[own.statement];
      auto at = std::lower_bound(those.begin(), those.end(), own.at_ms - rules.within_ms,
                                 [](OnStatement const& a, std::int64_t ms) { return a.at_ms < ms; });
      for (; at != those.end() && at->at_ms <= own.at_ms + rules.within_ms; ++at) {
        if (at->person <= i) continue;
        auto& count = with[at->person];
        if (count.shared++ == 0) met.push_back(at->person);
        count.same += at->vote == own.vote;
        count.apart_ms += std::max(at->at_ms, own.at_ms) - std::min(at->at_ms, own.at_ms);
      }
    }
    for (auto const k : met) {
      auto const [shared, same, apart] = std::exchange(with[k], {});
      if (shared < rules.shared_least || static_cast<double>(same) < rules.same_least * static_cast<double>(shared))
        continue;
      out.push_back({people[i], people[k], shared, same, apart / static_cast<std::int64_t>(shared)});
    }
    met.clear();
  }
  std::sort(out.begin(), out.end(), [](Alike const& a, Alike const& b) {
    return std::tuple(b.shared, a.first, a.second) < std::tuple(a.shared, b.first, b.second);
  });
  return out;
}

std::vector<Ring> rings(std::vector<Alike> const& pairs) {
  std::map<Person, Person> above;  // towards the least of the ring
  auto const root = [&](Person i) {
    while (above.at(i) != i) i = above[i] = above.at(above.at(i));
    return i;
  };
  for (auto const& pair : pairs) {
    above.try_emplace(pair.first, pair.first);
    above.try_emplace(pair.second, pair.second);
    Person const a = root(pair.first), b = root(pair.second);
    above[std::max(a, b)] = std::min(a, b);
  }
  std::map<Person, Ring> by_root;
  for (auto const& [person, up] : above) by_root[root(person)].people.push_back(person);
  for (auto const& pair : pairs) ++by_root[root(pair.first)].pairs;
  std::vector<Ring> out;
  for (auto& [least, ring] : by_root)
    if (ring.people.size() >= 3) out.push_back(std::move(ring));
  std::stable_sort(out.begin(), out.end(),
                   [](Ring const& a, Ring const& b) { return a.people.size() > b.people.size(); });
  return out;
}

}  // namespace

AbuseReport abuse(std::span<TimedVote const> log, AbuseRules const& rules) {
  check(rules);
  auto const all = sorted(log);
  auto const votes = latest(all);
  AbuseReport out{.alike = alike(votes, rules), .hasty = hasty(all, rules), .one_sided = one_sided(votes, rules)};
  out.rings = rings(out.alike);
  return out;
}

Votes without(Votes const& votes, std::span<Person const> excluded) {
  Votes out = votes;
  for (Person const i : excluded)
    if (i < out.people()) out.set_row(i, {});
  return out;
}

std::vector<Moved> changes_at_top(std::span<Statement const> before, std::span<Statement const> after,
                                  std::size_t top) {
  before = before.first(std::min(top, before.size()));
  after = after.first(std::min(top, after.size()));
  auto const rank = [](std::span<Statement const> list, Statement j) {
    auto const at = std::find(list.begin(), list.end(), j);
    return at == list.end() ? 0 : static_cast<std::size_t>(at - list.begin()) + 1;
  };
  std::vector<Moved> out;
  for (std::size_t at = 0; at < after.size(); ++at)
    if (auto const was = rank(before, after[at]); was != at + 1) out.push_back({after[at], was, at + 1});
  for (std::size_t at = 0; at < before.size(); ++at)
    if (rank(after, before[at]) == 0) out.push_back({before[at], at + 1, 0});
  return out;
}

std::vector<Moved> effect_of_excluding(Votes const& votes, std::span<Person const> excluded, Ranking const& ranking,
                                       std::size_t top) {
  return changes_at_top(ranking(votes), ranking(without(votes, excluded)), top);
}

}  // namespace arpent::opinion
