#include "opinion/live.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <random>

#include "opinion/testing/conversation.h"
#include "opinion/testing/synthetic.h"

namespace arpent::opinion {
namespace {

Pairs counted(Votes const& votes) {
  std::vector<Statement> all(votes.statements());
  std::iota(all.begin(), all.end(), Statement{0});
  return Pairs::of(votes, all);
}

void expect_batch(Live& live, Votes const& wanted, std::string const& what) {
  EXPECT_EQ(live.votes().size(), wanted.size()) << what;
  EXPECT_TRUE(live.pairs() == counted(wanted)) << what << ": tables bit for bit";
  Live batch(wanted);
  EXPECT_EQ(live.solve().loading, batch.solve().loading) << what << ": the map follows from the tables alone";
  EXPECT_EQ(live.map().noise, batch.map().noise) << what;
}

struct Ballot {
  Person person;
  Cast cast;
};
std::vector<Ballot> ballots(Votes const& votes) {
  std::vector<Ballot> out;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) out.push_back({i, cast});
  return out;
}

// In any order, with other votes before the last ones and some taken back in between.
void expect_any_order(Votes const& votes, std::uint64_t seed, std::string const& what) {
  std::mt19937_64 chance(seed);
  auto all = ballots(votes);
  std::shuffle(all.begin(), all.end(), chance);
  Live live;
  for (auto const& [i, cast] : all) {
    if (chance() % 4 == 0) live.put(i, cast.statement(), static_cast<Vote>(static_cast<int>(chance() % 3) - 1));
    if (chance() % 9 == 0) live.take_back(i, cast.statement());
    live.put(i, cast.statement(), cast.vote());
  }
  for (Statement j = 0; j < votes.statements(); ++j) live.moderate(j, votes.standing(j));
  expect_batch(live, votes, what + " in order " + std::to_string(seed));
}

TEST(OpinionLive, IsWhatABatchWouldBe) {
  auto votes = made_up({.people = 120, .statements = 45, .density = 0.3});
  votes.moderate(7, {Moderation::rejected, false});
  for (unsigned seed = 1; seed <= 3; ++seed) expect_any_order(votes, seed, "made up");
}

TEST(OpinionLive, ReplaysRealHistories) {
  bool any = false;
  for (auto const& name : golden::conversations) {
    auto const given = golden::conversation(name);
    if (!given || !given->has_history) continue;
    if (given->votes.size() > 6'000 && !std::getenv("ARPENT_LONG")) continue;
    any = true;
    Live live;
    Numbering<int> person, statement;
    for (auto const& ballot : given->ballots)
      live.put(person(ballot.person), statement(ballot.statement), static_cast<Vote>(ballot.vote));
    for (Statement j = 0; j < given->votes.statements(); ++j) live.moderate(j, given->votes.standing(j));
    expect_batch(live, given->votes, name);
    for (unsigned seed = 1; seed <= 3; ++seed) expect_any_order(given->votes, seed, name);
  }
  if (!any) GTEST_SKIP() << "no conversations here (ARPENT_REFERENCE)";
}

TEST(OpinionLive, PlacesAPersonAtOnceAndTurnsNothingOver) {
  Live live(made_up({.people = 200, .statements = 40, .density = 0.4}));
  auto const before = live.solve();
  auto const stood = live.place(3);
  auto const open = [&] {
    for (Statement j = 0;; ++j)
      if (!live.votes().of(3, j)) return j;
  }();
  live.put(3, open, Vote::agree);
  EXPECT_EQ(live.changes(), 1u);
  EXPECT_NE(live.place(3).at, stood.at);
  EXPECT_EQ(live.put(3, open, Vote::agree), Vote::agree) << "the same vote again changes nothing";
  EXPECT_EQ(live.changes(), 1u);
  auto const& after = live.solve();
  double together = 0;
  for (std::size_t j = 0; j < 40; ++j) together += before.loading[j].x * after.loading[j].x;
  EXPECT_GT(together, 0) << "axes keep their side";
  EXPECT_EQ(live.place(99'999).at, (Point{0, 0})) << "nobody yet";
}

TEST(OpinionLive, BearsMoreStatementsThanItsTables) {
  Live live(made_up({.people = 40, .statements = 20, .density = 0.6}));
  live.put(1, 3'050, Vote::agree);
  live.put(1, 3'050, Vote::disagree);
  EXPECT_EQ(live.take_back(1, 3'050), Vote::disagree);
  EXPECT_EQ(live.solve().statements.size(), 3'051u);
}

}  // namespace
}  // namespace arpent::opinion
