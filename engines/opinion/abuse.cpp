#include "opinion/abuse.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

// The votes on one statement in order of time. People are numbered among those with votes enough; the vote stands in
// the two lowest bits.
struct OnStatement {
  std::vector<std::int64_t> at_ms{};
  std::vector<std::uint32_t> who_and_what{};
};
struct Ballot {
  std::uint32_t statement = 0;  // place
  std::int64_t at_ms = 0;
  std::uint32_t vote = 0;
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

// Of each person with votes enough, by statement's place.
struct Sheets {
  std::vector<Person> people{};
  std::vector<std::vector<Ballot>> ballots{};
  std::vector<OnStatement> on{};
};

Sheets sheets_of(std::vector<TimedVote> const& votes, AbuseRules const& rules) {
  Sheets out;
  Numbering<Statement> place;
  each_person(votes, [&](std::span<TimedVote const> own) {
    if (own.size() < rules.shared_least) return;
    out.people.push_back(own.front().person);
    auto& ballots = out.ballots.emplace_back();
    for (auto const& one : own)
      ballots.push_back({place(one.statement), one.at_ms, static_cast<std::uint32_t>(value_of(one.vote) + 1)});
  });
  std::vector<std::vector<std::pair<std::int64_t, std::uint32_t>>> on(place.ids().size());
  for (std::size_t i = 0; i < out.people.size(); ++i)
    for (auto const& one : out.ballots[i])
      on[one.statement].push_back({one.at_ms, static_cast<std::uint32_t>(i) << 2 | one.vote});
  for (auto& those : on) {
    std::sort(those.begin(), those.end());
    auto& columns = out.on.emplace_back();
    for (auto const& [at_ms, who] : those) columns.at_ms.push_back(at_ms), columns.who_and_what.push_back(who);
  }
  return out;
}

// Mean time between two people's votes on what they share.
std::int64_t apart_ms(std::vector<Ballot> const& one, std::vector<Ballot> const& other, AbuseRules const& rules) {
  std::map<std::uint32_t, std::int64_t> at;
  for (auto const& ballot : other) at[ballot.statement] = ballot.at_ms;
  std::int64_t sum = 0, shared = 0;
  for (auto const& ballot : one) {
    auto const found = at.find(ballot.statement);
    if (found == at.end()) continue;
    auto const apart = std::max(found->second, ballot.at_ms) - std::min(found->second, ballot.at_ms);
    if (apart <= rules.within_ms) sum += apart, ++shared;
  }
  return shared > 0 ? sum / shared : 0;
}

std::vector<Alike> alike(std::vector<TimedVote> const& votes, AbuseRules const& rules) {
  auto const sheets = sheets_of(votes, rules);
  std::vector<Alike> out;
  // Of the person at hand with each other: shared in the lower half, the same in the upper. There are at most 10,000
  // statements.
  std::vector<std::uint32_t> with(sheets.people.size()), met;
  for (std::uint32_t i = 0; i < sheets.people.size(); ++i) {
    for (auto const& own : sheets.ballots[i]) {
      auto const& on = sheets.on[own.statement];
      auto const begin = on.at_ms.begin();
      auto const from = std::lower_bound(begin, on.at_ms.end(), own.at_ms - rules.within_ms) - begin;
      auto const to = std::upper_bound(begin, on.at_ms.end(), own.at_ms + rules.within_ms) - begin;
      for (auto at = static_cast<std::size_t>(from); at < static_cast<std::size_t>(to); ++at) {
        std::uint32_t const k = on.who_and_what[at] >> 2;
        if (k <= i) continue;
        if (with[k] == 0) met.push_back(k);
        with[k] += (on.who_and_what[at] & 3u) == own.vote ? 0x10001u : 1u;
      }
    }
    for (auto const k : met) {
      auto const both = std::exchange(with[k], 0u);
      std::size_t const shared = both & 0xffffu, same = both >> 16;
      if (shared < rules.shared_least || static_cast<double>(same) < rules.same_least * static_cast<double>(shared))
        continue;
      out.push_back(
          {sheets.people[i], sheets.people[k], shared, same, apart_ms(sheets.ballots[i], sheets.ballots[k], rules)});
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
  for (auto const& one : log)
    require(one.statement < Votes::statements_max, "there is no statement {statement}", [&] {
      return Fault::Params{{"statement", std::to_string(one.statement)}};
    });
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
