#include "opinion/abuse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "opinion/agreement.h"
#include "opinion/draw.h"
#include "opinion/fault.h"
#include "opinion/testing/conversation.h"

namespace arpent::opinion {
namespace {

constexpr std::int64_t minute = 60'000;

// People who read, at half a minute a statement, each from their own hour; their votes are chance.
std::vector<TimedVote> readers(std::uint64_t seed, Person people, Statement statements) {
  Draw draw(seed);
  std::vector<TimedVote> log;
  for (Person i = 0; i < people; ++i) {
    auto at = static_cast<std::int64_t>(draw.below(48)) * 60 * minute;
    for (Statement j = 0; j < statements; ++j) {
      at += 10'000 + static_cast<std::int64_t>(draw.below(40'000));
      log.push_back({i, j, static_cast<Vote>(static_cast<int>(draw.below(3)) - 1), at});
    }
  }
  return log;
}

// The votes of another, so much later.
void copy(std::vector<TimedVote>& log, Person of, Person by, std::int64_t later) {
  for (std::size_t at = 0, n = log.size(); at < n; ++at)
    if (log[at].person == of) log.push_back({by, log[at].statement, log[at].vote, log[at].at_ms + later});
}

TEST(Abuse, LeavesReadersAlone) {
  auto const report = abuse(readers(1, 200, 30));
  EXPECT_TRUE(report.alike.empty() && report.rings.empty() && report.hasty.empty() && report.one_sided.empty());
  EXPECT_TRUE(abuse({}).alike.empty());
}

TEST(Abuse, SeesWhoVotesAlikeAtTheSameTime) {
  auto log = readers(2, 50, 20);
  copy(log, 7, 60, 5'000);
  copy(log, 7, 61, 8'000);
  copy(log, 9, 62, 11 * minute);  // the same votes, but later
  auto const report = abuse(log);
  ASSERT_EQ(report.alike.size(), 3u);
  EXPECT_EQ(report.alike[0].first, 7u);
  EXPECT_EQ(report.alike[0].second, 60u);
  EXPECT_EQ(report.alike[0].shared, 20u);
  EXPECT_EQ(report.alike[0].same, 20u);
  EXPECT_EQ(report.alike[0].apart_ms, 5'000);
  EXPECT_EQ(report.alike[2].first, 60u);
  ASSERT_EQ(report.rings.size(), 1u);
  EXPECT_EQ(report.rings[0].people, (std::vector<Person>{7, 60, 61}));
  EXPECT_EQ(report.rings[0].pairs, 3u);
}

TEST(Abuse, AllowsOneDifferenceInFiftyOnly) {
  auto log = readers(3, 1, 60);
  copy(log, 0, 1, 1'000);
  auto const differ = [&](Statement j) {
    for (auto& one : log)
      if (one.person == 1 && one.statement == j) one.vote = one.vote == Vote::agree ? Vote::pass : Vote::agree;
  };
  differ(4);
  EXPECT_EQ(abuse(log).alike.size(), 1u) << "59 of 60";
  differ(9);
  EXPECT_TRUE(abuse(log).alike.empty()) << "58 of 60";
  EXPECT_EQ(abuse(log, {.same_least = 0.96}).alike.size(), 1u);
}

TEST(Abuse, CountsOnlyTheLatestOfAPairButEveryBallotForPace) {
  std::vector<TimedVote> log;
  for (Statement j = 0; j < 12; ++j) {
    log.push_back({0, j, Vote::agree, 100 * j});
    log.push_back({0, j, Vote::disagree, 100 * j + 50});
    log.push_back({1, j, Vote::disagree, 20'000 * j});
  }
  auto const report = abuse(log);
  ASSERT_EQ(report.hasty.size(), 1u);
  EXPECT_EQ(report.hasty[0].person, 0u);
  EXPECT_EQ(report.hasty[0].ballots, 24u);
  EXPECT_EQ(report.hasty[0].pace_ms, 50);
  ASSERT_EQ(report.one_sided.size(), 2u);
  EXPECT_EQ(report.one_sided[0].always, Vote::disagree);
  ASSERT_EQ(report.alike.size(), 1u);
  std::reverse(log.begin(), log.end());
  EXPECT_EQ(abuse(log).one_sided.size(), 2u) << "whatever the order of the log";
}

TEST(Abuse, TakesPassesForNoSide) {
  std::vector<TimedVote> log;
  for (Statement j = 0; j < 30; ++j) log.push_back({0, j, Vote::pass, minute * j});
  for (Statement j = 0; j < 30; ++j) log.push_back({1, j, j == 3 ? Vote::pass : Vote::agree, minute * j});
  for (Statement j = 0; j < 11; ++j) log.push_back({2, j, Vote::agree, minute * j});
  EXPECT_TRUE(abuse(log).one_sided.empty());
}

// Against all pairs, one after the other, on chance logs with few statements and many copies.
TEST(Abuse, IsWhatComparingEverybodyGives) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto log = readers(seed, 20, 8);
    for (Person by = 20; by < 26; ++by)
      copy(log, static_cast<Person>(seed % 5), by, static_cast<std::int64_t>(by) * minute / 4);
    Draw(seed).shuffle(log);
    AbuseRules const rules{.shared_least = 3, .same_least = 0.8, .within_ms = 3 * minute, .votes_least = 3};
    std::map<std::pair<Person, Statement>, TimedVote> of;
    for (auto const& one : log) of[{one.person, one.statement}] = one;
    std::set<std::tuple<Person, Person, std::size_t, std::size_t>> wanted, seen;
    for (Person a = 0; a < 26; ++a)
      for (Person b = a + 1; b < 26; ++b) {
        std::size_t shared = 0, same = 0;
        for (Statement j = 0; j < 8; ++j) {
          auto const one = of.find({a, j}), other = of.find({b, j});
          if (one == of.end() || other == of.end()) continue;
          if (std::abs(one->second.at_ms - other->second.at_ms) > rules.within_ms) continue;
          ++shared;
          same += one->second.vote == other->second.vote;
        }
        if (shared >= 3 && static_cast<double>(same) >= 0.8 * static_cast<double>(shared))
          wanted.insert({a, b, shared, same});
      }
    for (auto const& pair : abuse(log, rules).alike) seen.insert({pair.first, pair.second, pair.shared, pair.same});
    EXPECT_EQ(seen, wanted) << seed;
    EXPECT_FALSE(wanted.empty());
  }
}

TEST(Abuse, ShowsWhatExcludingWouldDo) {
  EXPECT_EQ(changes_at_top(std::vector<Statement>{1, 2, 3, 4}, std::vector<Statement>{2, 1, 5, 3}, 3),
            (std::vector<Moved>{{2, 2, 1}, {1, 1, 2}, {5, 0, 3}, {3, 3, 0}}));
  EXPECT_TRUE(changes_at_top(std::vector<Statement>{1, 2, 3}, std::vector<Statement>{1, 2, 9}, 2).empty());

  Votes votes;  // six people like 0 more than 1; five bots like 1 alone
  for (Person i = 0; i < 11; ++i) {
    votes.put(i, 0, i < 6 ? Vote::agree : Vote::disagree);
    votes.put(i, 1, i < 3 || i >= 6 ? Vote::agree : Vote::disagree);
  }
  Person const bots[] = {6, 7, 8, 9, 10, 99};
  Ranking const by_agreement = [](Votes const& of) {
    Grouping const none{.centres = {{0, 0}}};
    std::vector<Statement> out;
    for (auto const& one : agreements(of, {none, {}})) out.push_back(one.statement);
    return out;
  };
  EXPECT_EQ(effect_of_excluding(votes, bots, by_agreement), (std::vector<Moved>{{0, 2, 1}, {1, 1, 2}}));
  EXPECT_EQ(without(votes, bots).size(), 12u);
  EXPECT_EQ(votes.size(), 22u) << "nothing happened to the votes themselves";
  EXPECT_TRUE(effect_of_excluding(votes, {}, by_agreement).empty());
}

TEST(Abuse, ReportsFewPeopleOfRealConversations) {
  int tried = 0;
  for (auto const& name : golden::conversations) {
    auto const given = golden::conversation(name);
    if (!given || !given->has_history) continue;
    std::map<int, Person> person;
    std::map<int, Statement> statement;
    std::vector<TimedVote> log;
    for (auto const& ballot : given->ballots)
      log.push_back({person.try_emplace(ballot.person, static_cast<Person>(person.size())).first->second,
                     statement.try_emplace(ballot.statement, static_cast<Statement>(statement.size())).first->second,
                     static_cast<Vote>(ballot.vote), ballot.time});
    auto const report = abuse(log);
    EXPECT_LE(report.alike.size(), 2 + person.size() / 50) << name;
    EXPECT_LE(report.hasty.size(), 2 + person.size() / 50) << name;
    EXPECT_LE(report.one_sided.size(), 2 + person.size() / 50) << name;
    ++tried;
  }
  if (tried == 0) GTEST_SKIP() << "no conversations here (ARPENT_REFERENCE)";
}

TEST(Abuse, SaysWhatIsWrong) {
  EXPECT_THROW(abuse({}, {.shared_least = 0}), Fault);
  EXPECT_THROW(abuse({}, {.same_least = 1.2}), Fault);
  EXPECT_THROW(abuse({}, {.within_ms = -1}), Fault);
  EXPECT_THROW(abuse({}, {.votes_least = 1}), Fault);
  TimedVote const beyond[] = {{.statement = Votes::statements_max}};
  EXPECT_THROW(abuse(beyond), Fault);
}

}  // namespace
}  // namespace arpent::opinion
