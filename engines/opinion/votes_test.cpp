#include "opinion/votes.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

TEST(OpinionVotes, KeepTheLatestOfEachPairInSortedRows) {
  Votes votes;
  EXPECT_EQ(votes.put(2, 7, Vote::agree), std::nullopt);
  EXPECT_EQ(votes.put(0, 3, Vote::disagree), std::nullopt);
  EXPECT_EQ(votes.put(2, 1, Vote::pass), std::nullopt);
  EXPECT_EQ(votes.put(2, 7, Vote::disagree), Vote::agree) << "the vote that was replaced";
  EXPECT_EQ(votes.people(), 3u);
  EXPECT_EQ(votes.statements(), 8u);
  EXPECT_EQ(votes.size(), 3u);
  ASSERT_EQ(votes.row(2).size(), 2u);
  EXPECT_EQ(votes.row(2)[0], Cast::of(1, Vote::pass));
  EXPECT_EQ(votes.row(2)[1], Cast::of(7, Vote::disagree));
  EXPECT_EQ(votes.row(2)[1].value(), -1);
  EXPECT_TRUE(votes.row(1).empty());
  EXPECT_EQ(votes.take_back(2, 1), Vote::pass);
  EXPECT_EQ(votes.take_back(2, 1), std::nullopt);
  EXPECT_EQ(votes.of(2, 7), Vote::disagree);
  EXPECT_EQ(votes.of(9, 7), std::nullopt);
  EXPECT_EQ(votes.size(), 2u);
}

TEST(OpinionVotes, RememberWhoCameFirst) {
  Votes votes;
  votes.moderate(1, {Moderation::rejected});
  votes.put(4, 3, Vote::agree);
  votes.put(1, 0, Vote::agree);
  votes.put(4, 0, Vote::pass);
  votes.take_back(1, 0);
  EXPECT_EQ(std::vector(votes.people_by_first_vote().begin(), votes.people_by_first_vote().end()),
            (std::vector<Person>{4, 1}));
  EXPECT_EQ(std::vector(votes.statements_by_first_vote().begin(), votes.statements_by_first_vote().end()),
            (std::vector<Statement>{3, 0}));
  EXPECT_EQ(votes.active(), (std::vector<Statement>{0, 2, 3}));
  votes.moderate(2, {Moderation::accepted, true});
  EXPECT_EQ(votes.active(), (std::vector<Statement>{0, 3})) << "what speaks about the conversation does not count";
}

TEST(OpinionVotes, RefuseWhatCannotBe) {
  Votes votes;
  EXPECT_THROW(votes.put(0, Votes::statements_max, Vote::agree), Fault);
  EXPECT_THROW(votes.put(Votes::people_max, 0, Vote::agree), Fault);
  Cast const twice[] = {Cast::of(3, Vote::agree), Cast::of(3, Vote::pass)};
  EXPECT_THROW(votes.set_row(0, twice), Fault);
  EXPECT_EQ(votes.size(), 0u);
}

// The same as a plain map would, over many changes, so that rows move and holes are closed.
TEST(OpinionVotes, AgreeWithAPlainMap) {
  std::mt19937 chance(1);
  Votes votes;
  std::map<std::pair<Person, Statement>, Vote> plain;
  for (int step = 0; step < 60'000; ++step) {
    auto const person = static_cast<Person>(chance() % 90);
    auto const statement = static_cast<Statement>(chance() % 700);
    auto const vote = static_cast<Vote>(static_cast<int>(chance() % 3) - 1);
    if (chance() % 5 == 0) votes.take_back(person, statement), plain.erase({person, statement});
    else votes.put(person, statement, vote), plain[{person, statement}] = vote;
    if (step % 20'000 == 0) {
      auto const row = std::vector(votes.row(person).begin(), votes.row(person).end());
      votes.set_row(person, row);
    }
  }
  ASSERT_EQ(votes.size(), plain.size());
  std::map<std::pair<Person, Statement>, Vote> seen;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) seen[{i, cast.statement()}] = cast.vote();
  EXPECT_EQ(seen, plain);
}

TEST(OpinionVotes, NumberAnyIds) {
  Numbering<std::string> number;
  EXPECT_EQ(number("b"), 0u);
  EXPECT_EQ(number("a"), 1u);
  EXPECT_EQ(number("b"), 0u);
  EXPECT_EQ(number.find("c"), std::nullopt);
  EXPECT_EQ(number.ids(), (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace arpent::opinion
