// The compatible mode where no reference results are at hand: small conversations by hand, and what must always hold.
#include "opinion/compat.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "opinion/draw.h"
#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

// Two camps of six and four that disagree on 0 and 1 and agree on 2; 3 was rejected, and only the first two saw it.
Votes camps() {
  Votes votes;
  for (Person i = 0; i < 10; ++i) {
    auto const side = i < 6 ? Vote::agree : Vote::disagree;
    votes.put(i, 0, side);
    votes.put(i, 1, i == 2 ? Vote::pass : side);
    votes.put(i, 2, Vote::agree);
    if (i < 2) votes.put(i, 3, Vote::disagree);
  }
  votes.moderate(3, {Moderation::rejected});
  return votes;
}

Votes chance_votes(std::uint64_t seed, std::size_t people, std::size_t statements) {
  Draw draw(seed);
  Votes votes;
  double const density = 0.2 + 0.8 * draw.unit();
  for (Person i = 0; i < people; ++i)
    for (Statement j = 0; j < statements; ++j) {
      if (draw.unit() > density) continue;
      double const lean = (i + j) % 3 == 0 ? 0.8 : 0.3, u = draw.unit();
      votes.put(i, j, u < 0.1 ? Vote::pass : u < 0.1 + 0.9 * lean ? Vote::agree : Vote::disagree);
    }
  for (Statement j = 0; j < statements; ++j)
    if (draw.below(6) == 0) votes.moderate(j, {Moderation::rejected, draw.below(2) == 0});
  return votes;
}

void expect_finite(Compat const& c) {
  auto const finite = [](auto const& numbers) {
    for (double const x : numbers) EXPECT_TRUE(std::isfinite(x));
  };
  finite(c.map.centre), finite(c.map.axis[0]), finite(c.map.axis[1]), finite(c.map.extremity);
  finite(c.priority), finite(c.consensus.agree), finite(c.consensus.disagree), finite(c.groups.silhouette);
  for (auto const at : c.map.position) EXPECT_TRUE(std::isfinite(at.x) && std::isfinite(at.y));
  for (auto const& one : c.stance)
    EXPECT_TRUE(std::isfinite(one.centricness) && std::isfinite(one.coreness) && std::isfinite(one.extremeness));
  for (auto const& list : c.representative)
    for (auto const& entry : list) EXPECT_TRUE(std::isfinite(entry.r) && std::isfinite(entry.r_test));
}

TEST(Compat, SeesTwoCamps) {
  auto const c = compat(camps());
  expect_finite(c);
  EXPECT_EQ(c.map.set_aside, (std::vector<bool>{false, false, false, true}));
  EXPECT_DOUBLE_EQ(c.map.centre[0], 0.2);
  EXPECT_DOUBLE_EQ(c.map.centre[1], 0.1);
  EXPECT_DOUBLE_EQ(c.map.centre[2], 1);
  EXPECT_DOUBLE_EQ(c.map.centre[3], 0) << "as if everybody had passed";
  EXPECT_EQ(c.map.clustered, std::vector<bool>(10, true)) << "fewer than 15: all of them";
  // Person 9: -1.2 on 0 and -1.1 on 1; S = 4, and n = 4 for the rejected statement counts as seen.
  auto const [p, q] = std::pair(c.map.axis[0][0], c.map.axis[0][1]);
  EXPECT_NEAR(p * p + q * q, 1, 1e-12) << "nothing varies but 0 and 1";
  EXPECT_NEAR(c.map.position[9].x, -1.2 * p - 1.1 * q, 1e-12);
  EXPECT_NEAR(c.map.statement_position[0].x, 2 * 0.8 * p, 1e-12);
  EXPECT_DOUBLE_EQ(c.map.extremity[2], 0);
  ASSERT_EQ(c.groups.groups.centre.size(), 2u);
  for (std::size_t i = 1; i < 10; ++i) EXPECT_EQ(c.group[i] == c.group[0], i < 6);
  auto const first = static_cast<std::size_t>(c.group[0]);
  EXPECT_EQ(c.tallies[first][0], (CompatTally{6, 0, 6}));
  EXPECT_EQ(c.tallies[first][3], (CompatTally{0, 2, 2})) << "as they voted";
  auto const& theirs = c.representative[1 - first];
  ASSERT_EQ(theirs.size(), 3u) << "what they agree on most, then what they alone disagree with";
  EXPECT_EQ(theirs[0].statement, 2u);
  EXPECT_TRUE(theirs[0].is_best_agree);
  EXPECT_FALSE(theirs[1].agrees || theirs[2].agrees);
  ASSERT_EQ(c.majorities.agree.size(), 1u);
  EXPECT_EQ(c.majorities.agree[0].statement, 2u);
  EXPECT_EQ(c.majorities.agree[0].successes, 10);
  EXPECT_TRUE(c.majorities.disagree.empty());
  EXPECT_DOUBLE_EQ(c.consensus.agree[2], 7.0 / 8 * 5 / 6);
  // I = (1 - 1/12)(0 + 1)(11/12), times 1 + 8 · 2^(-10/5).
  EXPECT_DOUBLE_EQ(c.priority[2], std::pow(11.0 / 12 * 11 / 12 * 3, 2));
}

TEST(Compat, KnowsItsTestsByHeart) {
  EXPECT_NEAR(compat_one_proportion(10, 10), std::sqrt(11.0), 1e-12);
  EXPECT_NEAR(compat_one_proportion(4, 9), 0, 1e-12);
  EXPECT_DOUBLE_EQ(compat_two_proportions(5, 5, 5, 5), 0) << "all are successes";
  // 4 of 4 against 1 of 4 after one more in all: pooled 5/8.
  EXPECT_NEAR(compat_two_proportions(3, 0, 3, 3), 0.75 / std::sqrt(5.0 / 8 * 3 / 8 / 2), 1e-12);
  EXPECT_NEAR(compat_two_proportions(3, 0, 3, 3), -compat_two_proportions(0, 3, 3, 3), 1e-12);
  auto const tests = compat_tests({3, 1, 6}, {1, 1, 2});
  EXPECT_DOUBLE_EQ(tests.p_agree, 0.5);
  EXPECT_DOUBLE_EQ(tests.r_agree, 1);
  EXPECT_DOUBLE_EQ(tests.r_disagree, 0.5);
}

TEST(Compat, ClustersTheActiveAndThoseWhoOnceWere) {
  Votes votes;
  for (Person i = 0; i < 40; ++i)
    for (Statement j = 0; j < (i < 20 ? 7 + i % 3 : i % 6 + 1); ++j)
      votes.put(i, j, (i + j) % 2 ? Vote::agree : Vote::disagree);
  auto const map = compat_map(votes);
  for (Person i = 0; i < 40; ++i) EXPECT_EQ(map.clustered[i], i < 20);
  Person const before[] = {31, 77};
  auto const later = compat_map(votes, before);
  for (Person i = 0; i < 40; ++i) EXPECT_EQ(later.clustered[i], i < 20 || i == 31);

  Votes few;
  for (Person i = 0; i < 30; ++i)
    for (Statement j = 0; j < (i < 4 ? 8 : i % 6 + 1); ++j) few.put(i, j, Vote::agree);
  auto const filled = compat_map(few);
  EXPECT_EQ(std::count(filled.clustered.begin(), filled.clustered.end(), true), 15);
  for (Person i = 4; i < 30; ++i) EXPECT_TRUE(i % 6 != 5 || filled.clustered[i]) << "of the most active others";
}

TEST(Compat, KmeansFollowsItsRulesOnTies) {
  Point const points[] = {{0, 0}, {0, 0}, {2, 0}, {1, 0}};
  auto const one = compat_kmeans(points, {}, 2, 1);
  ASSERT_EQ(one.centre.size(), 2u);
  EXPECT_EQ(one.members[1], (std::vector<std::size_t>{2, 3})) << "the point between goes to the later cluster";
  EXPECT_EQ(one.centre[1], (Point{1.5, 0}));
  double const weights[] = {1, 1, 1, 3};
  EXPECT_EQ(compat_kmeans(points, weights, 2, 1).centre[1], (Point{1.25, 0}));
  EXPECT_EQ(compat_kmeans(points, {}, 10, 100).centre.size(), 3u) << "no more clusters than distinct points";
  EXPECT_TRUE(compat_kmeans({}, {}, 3, 10).centre.empty());
  double const short_weights[] = {1};
  EXPECT_THROW(compat_kmeans(points, short_weights, 2, 1), Fault);
}

TEST(Compat, ChangesTheNumberOfGroupsSlowly) {
  CompatCount count;
  count = count.next(3);
  EXPECT_EQ(count.shown, 3u) << "the first at once";
  for (int update = 0; update < 3; ++update) EXPECT_EQ((count = count.next(2)).shown, 3u);
  EXPECT_EQ((count = count.next(4)).shown, 3u);
  for (int update = 0; update < 3; ++update) EXPECT_EQ((count = count.next(2)).shown, 3u);
  EXPECT_EQ(count.next(2).shown, 2u) << "four times running";
}

TEST(Compat, DrawsWhatToShowByItsPriority) {
  Draw draw(1);
  std::vector<int> times(5);
  for (int i = 0; i < 8000; ++i) ++times[compat_drawn({4, 0, 100, 2}, {0, 1, 3, 4}, draw)];
  EXPECT_NEAR(times[0], 4000, 200);
  EXPECT_NEAR(times[1], 1000, 120) << "0 counts as 1";
  EXPECT_EQ(times[2], 0) << "seen, or not allowed";
  EXPECT_NEAR(times[3], 2000, 160);
  EXPECT_NEAR(times[4], 1000, 120) << "nobody voted on it so far";
  EXPECT_THROW(compat_drawn({1}, {}, draw), Fault);
}

// By its own definition, on the full matrix: D with zeros for missing votes.
TEST(Compat, AxesSolveTheDensePicture) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const votes = chance_votes(seed, 30, 12);
    auto const map = compat_map(votes);
    double trace = 0;
    for (std::size_t axis = 0; axis < 2; ++axis) {
      std::vector<double> back(map.statements.size());
      trace = 0;
      for (auto const i : map.people) {
        double along = 0;
        std::vector<double> row(map.statements.size());
        for (std::size_t j = 0; j < row.size(); ++j) {
          auto const vote = votes.of(i, map.statements[j]);
          if (vote && !map.set_aside[j]) row[j] = value_of(*vote) - map.centre[j];
          along += row[j] * map.axis[axis][j];
          trace += row[j] * row[j];
        }
        for (std::size_t j = 0; j < row.size(); ++j) back[j] += along * row[j];
      }
      for (std::size_t j = 0; j < back.size(); ++j)
        EXPECT_NEAR(back[j], map.strength[axis] * map.axis[axis][j], 1e-8) << "seed " << seed;
    }
    EXPECT_NEAR(map.strength_of_all, trace, 1e-9);
    EXPECT_GE(map.strength[0], map.strength[1]);
    EXPECT_LE(map.strength[0] + map.strength[1], trace + 1e-9);
  }
}

TEST(Compat, MirrorsWhenEverybodyIsOfTheOtherOpinion) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const votes = chance_votes(seed, 40, 15);
    Votes turned;
    for (Person const i : votes.people_by_first_vote())
      for (Cast const cast : votes.row(i)) turned.put(i, cast.statement(), static_cast<Vote>(-cast.value()));
    for (Statement j = 0; j < votes.statements(); ++j) turned.moderate(j, votes.standing(j));
    auto const one = compat(votes), other = compat(turned);
    std::map<Statement, std::size_t> place;
    for (std::size_t j = 0; j < other.map.statements.size(); ++j) place[other.map.statements[j]] = j;
    for (std::size_t j = 0; j < one.map.statements.size(); ++j) {
      EXPECT_DOUBLE_EQ(one.map.centre[j], -other.map.centre[place[one.map.statements[j]]]);
      EXPECT_NEAR(one.map.axis[0][j], other.map.axis[0][place[one.map.statements[j]]], 1e-7);
    }
    for (std::size_t i = 0; i < one.map.people.size(); ++i)
      EXPECT_NEAR(one.map.position[i].x, -other.map.position[i].x, 1e-6) << "seed " << seed;
    ASSERT_EQ(one.majorities.agree.size(), other.majorities.disagree.size());
    for (std::size_t at = 0; at < one.majorities.agree.size(); ++at)
      EXPECT_EQ(one.majorities.agree[at].p, other.majorities.disagree[at].p);
  }
}

TEST(Compat, KeepsItsShapesWhateverTheVotes) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Draw draw(seed);
    auto const votes = chance_votes(seed, draw.below(60), 1 + draw.below(25));
    auto const c = compat(votes);
    expect_finite(c);
    ASSERT_EQ(c.group.size(), c.map.people.size());
    EXPECT_LE(c.groups.groups.centre.size(), 5u);
    EXPECT_EQ(c.tallies.size(), c.groups.groups.centre.size());
    for (std::size_t i = 0; i < c.group.size(); ++i) EXPECT_EQ(c.group[i] >= 0, c.map.clustered[i]);
    std::size_t together = 0;
    for (auto const& own : c.groups.base.members) together += own.size();
    EXPECT_EQ(together, static_cast<std::size_t>(std::count(c.map.clustered.begin(), c.map.clustered.end(), true)));
    for (double const s : c.groups.silhouette) EXPECT_LE(std::fabs(s), 1);
    for (auto const& list : c.representative) EXPECT_LE(list.size(), 5u);
  }
}

TEST(Compat, HoldsAtTheEdges) {
  expect_finite(compat({}));
  EXPECT_TRUE(compat({}).map.people.empty());
  Votes one;
  one.put(0, 0, Vote::agree);
  expect_finite(compat(one));
  EXPECT_EQ(compat(one).group, (std::vector<int>{0}));
  one.take_back(0, 0);
  EXPECT_TRUE(compat(one).map.people.empty()) << "a vote that was taken back was never given";
  EXPECT_TRUE(compat(one).map.statements.empty());
  Votes passes;
  for (Person i = 0; i < 20; ++i)
    for (Statement j = 0; j < 9; ++j) passes.put(i, j, Vote::pass);
  auto const c = compat(passes);
  expect_finite(c);
  EXPECT_EQ(c.map.strength[0], 0);
  EXPECT_EQ(c.groups.groups.centre.size(), 1u) << "all stand in one place";
  for (Statement j = 0; j < 9; ++j) passes.moderate(j, {Moderation::rejected});
  expect_finite(compat(passes));
  EXPECT_THROW(compat_stances(c.map, {0}), Fault);
  EXPECT_THROW(compat_tallies(passes, c.map, {0}, SetAside::as_voted), Fault);
}

}  // namespace
}  // namespace arpent::opinion
