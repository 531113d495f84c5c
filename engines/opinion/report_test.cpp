// What must hold of groups, agreement, the next statement and the report, whatever the votes.
#include "opinion/report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numeric>
#include <random>

#include "opinion/testing/synthetic.h"
#include "opinion/testing/threads.h"

namespace arpent::opinion {
namespace {

// Everything of a report as text that loses no bit.
std::string published(Report const& report) {
  std::string out;
  auto const say = [&](auto... values) {
    char cell[40];
    ((std::snprintf(cell, sizeof cell, "%a ", static_cast<double>(values)), out += cell), ...);
  };
  for (auto const& [x, y] : report.map.loading) say(x, y);
  for (std::size_t i = 0; i < report.places.size(); ++i)
    say(report.places.x[i], report.places.y[i], report.places.xy[i]);
  for (auto const label : report.groups.label) say(label);
  for (auto const& [x, y] : report.groups.centres) say(x, y);
  say(report.trials.structure.first, report.trials.structure.shuffled, report.separation.z, report.groups.sse);
  for (auto const& k : report.trials.stability) say(k.value_or(-1));
  for (auto const& one : report.agreements)
    say(one.statement, one.score, one.group_aware, one.robust.value_or(-1), one.broad, one.contested, one.dimension,
        one.value);
  return out + std::string(name_of(report.shown)) + std::string(name_of(report.why_not));
}

Votes three_camps(std::uint64_t seed = 3) {
  return made_up({.people = 240, .statements = 50, .density = 0.5, .groups = 3, .seed = seed});
}

TEST(OpinionReport, IsTheSameTwiceAndWithTwoThreads) {
  auto const votes = three_camps();
  Dimension district{4, {}};
  for (Person i = 0; i < votes.people(); ++i) district.of.push_back(static_cast<std::int16_t>(i % 5 == 4 ? -1 : i % 5));
  Settings const settings{.seed = 11, .dimensions = {district}};
  auto const once = published(report(votes, settings));
  EXPECT_EQ(once, published(report(votes, settings)));
  EXPECT_EQ(once, published(report(votes, settings, nullptr, two_threads())));
  EXPECT_NE(once.find("groups"), std::string::npos) << "there are camps to be found";
}

TEST(OpinionReport, DoesNotDependOnNumbers) {
  auto const votes = three_camps();
  std::mt19937 chance(4);
  std::vector<Person> person(votes.people());
  std::vector<Statement> statement(votes.statements());
  std::iota(person.begin(), person.end(), Person{0});
  std::iota(statement.begin(), statement.end(), Statement{0});
  std::shuffle(person.begin(), person.end(), chance);
  std::shuffle(statement.begin(), statement.end(), chance);
  Votes turned;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) turned.put(person[i], statement[cast.statement()], cast.vote());
  auto const here = report(votes, {.seed = 5}), there = report(turned, {.seed = 5});
  EXPECT_EQ(here.trials.stability, there.trials.stability);
  EXPECT_EQ(here.trials.structure.shuffled, there.trials.structure.shuffled);
  EXPECT_EQ(here.groups.k(), there.groups.k());
  for (Person i = 0; i < votes.people(); ++i) EXPECT_EQ(here.groups.label[i], there.groups.label[person[i]]);
  for (auto const& one : here.agreements)
    for (auto const& other : there.agreements)
      if (other.statement == statement[one.statement]) {
        EXPECT_EQ(one.score, other.score);
        EXPECT_EQ(one.groups, other.groups);
        EXPECT_EQ(one.robust, other.robust);
      }
}

TEST(OpinionReport, IsMirroredWhenAllVotesAreTurned) {
  auto const votes = three_camps();
  Votes turned;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) turned.put(i, cast.statement(), static_cast<Vote>(-cast.value()));
  auto const here = report(votes, {.seed = 5}), there = report(turned, {.seed = 5});
  EXPECT_EQ(here.groups.label, there.groups.label);
  EXPECT_EQ(here.trials.stability, there.trials.stability);
  for (auto const& one : here.agreements)
    for (auto const& other : there.agreements)
      if (other.statement == one.statement)
        for (std::size_t g = 0; g < one.groups.size(); ++g) {
          EXPECT_EQ(one.groups[g].agree, other.groups[g].disagree);
          EXPECT_EQ(one.groups[g].votes, other.groups[g].votes);
        }
}

TEST(OpinionReport, LeavesGroupsAloneWhenSomebodyOnlyPasses) {
  auto votes = three_camps();
  auto const before = report(votes, {.seed = 5});
  for (Statement j = 0; j < 30; ++j) votes.put(240, j, Vote::pass);
  auto const after = report(votes, {.seed = 5});
  ASSERT_EQ(after.groups.label.size(), 241u);
  EXPECT_EQ(after.groups.label[240], in_no_group);
  EXPECT_EQ(std::vector(after.groups.label.begin(), after.groups.label.end() - 1), before.groups.label);
  EXPECT_EQ(after.coverage.only_passing, 1u);
  EXPECT_EQ(after.coverage.on_map, before.coverage.on_map);
}

TEST(OpinionReport, NeverKnewAStatementThatWasTakenOut) {
  auto votes = three_camps();
  Votes without;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i))
      if (cast.statement() != 49) without.put(i, cast.statement(), cast.vote());
  votes.moderate(49, {Moderation::accepted, true});
  EXPECT_EQ(published(report(votes, {.seed = 5})), published(report(without, {.seed = 5})));
}

TEST(OpinionReport, ShowsAListWhereThereAreFew) {
  auto const few = made_up({.people = 14, .statements = 30, .density = 0.8});
  auto const seen = report(few, {});
  EXPECT_EQ(seen.shown, Shown::list);
  EXPECT_EQ(seen.why_not, WhyNot::few_people);
  EXPECT_EQ(seen.places.size(), 0u) << "no coordinates";
  EXPECT_TRUE(seen.groups.label.empty());
  EXPECT_EQ(seen.agreements.size(), 30u) << "the ranked list is there";
  EXPECT_EQ(report(made_up({.people = 20, .statements = 9, .density = 0.5}), {}).why_not, WhyNot::few_votes);
  EXPECT_EQ(report(made_up({.people = 60, .statements = 40, .density = 0.08}), {}).why_not,
            WhyNot::few_with_seven_votes);
  EXPECT_EQ(report(three_camps(), {.tries = false}).why_not, WhyNot::not_tried_yet);
  for (auto const& nothing : {Votes{}, made_up({.people = 1, .statements = 1, .density = 0.9})})
    EXPECT_EQ(report(nothing, {}).shown, Shown::list);
}

TEST(OpinionReport, BearsThoseWhoAllSayTheSame) {
  for (auto const vote : {Vote::agree, Vote::pass, Vote::disagree}) {
    Votes votes;
    for (Person i = 0; i < 30; ++i)
      for (Statement j = 0; j < 12; ++j) votes.put(i, j, vote);
    auto const seen = report(votes, {});
    EXPECT_EQ(seen.shown, Shown::list);
    EXPECT_EQ(seen.agreements.front().broad, vote == Vote::agree);
    for (auto const& one : seen.agreements) EXPECT_TRUE(std::isfinite(one.score));
    auto const places = Placing(seen.map).of(votes);
    EXPECT_FALSE(grouped(places, to_be_grouped(places, 12), 2, 1)) << "all stand at one point";
    auto const next = Router(seen.map, seen.agreements, {}).next(1, {});
    ASSERT_TRUE(next);
    EXPECT_LT(next->statement, 12u);
  }
}

TEST(OpinionReport, SeesNoGroupsInOneCloud) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    found += report(made_up({.people = 150, .statements = 40, .density = 0.5, .groups = 1, .seed = seed}),
                    {.robustness = false})
                 .shown == Shown::groups;
  EXPECT_LE(found, 1) << "of twelve conversations with one opinion";
}

TEST(OpinionReport, KeepsPictureAndNamesFromOneToTheNext) {
  auto votes = three_camps();
  auto const first = report(votes, {.seed = 5});
  ASSERT_EQ(first.shown, Shown::groups);
  for (Person i = 240; i < 250; ++i)
    for (Statement j = 0; j < 12; ++j) votes.put(i, j, i % 2 ? Vote::agree : Vote::disagree);
  auto const second = report(votes, {.seed = 5}, &first);
  EXPECT_EQ(second.groups.ids, first.groups.ids);
  std::size_t same = 0;
  for (Person i = 0; i < 240; ++i) same += second.groups.label[i] == first.groups.label[i];
  EXPECT_GE(same, 220u);
  EXPECT_EQ(second.trials.structure.votes, first.trials.structure.votes) << "trials are fresh: votes grew by 2 %";
}

TEST(OpinionGroups, KeepTheirIdsByCommonPeople) {
  auto const of = [](std::vector<std::int8_t> label, std::vector<int> ids) {
    auto const k = ids.size();
    return Grouping{.label = label,
                    .between = {},
                    .centres = std::vector<Point>(k),
                    .ids = ids,
                    .sizes = std::vector<std::size_t>(k),
                    .clear = std::vector<std::size_t>(k)};
  };
  auto now = of({2, 2, 0, 0, 1, 1, -1}, {0, 1, 2});
  int next_id = 0;
  keep_ids(now, of({0, 0, 1, 1, 1, -1, 0}, {3, 7}), next_id);
  EXPECT_EQ(now.ids, (std::vector<int>{3, 7, 8})) << "the third is new";
  EXPECT_EQ(now.label, (std::vector<std::int8_t>{0, 0, 1, 1, 2, 2, -1}));
  EXPECT_EQ(next_id, 9);
}

TEST(OpinionGroups, ChangeTheirNumberAfterFourWins) {
  Steady steady;
  EXPECT_EQ(steady.settle(3), 3u) << "the first is adopted at once";
  for (int win = 0; win < 3; ++win) EXPECT_EQ(steady.settle(2), 3u);
  EXPECT_EQ(steady.settle(3), 3u) << "wins must follow each other";
  for (int win = 0; win < 3; ++win) EXPECT_EQ(steady.settle(2), 3u);
  EXPECT_EQ(steady.settle(2), 2u);
}

TEST(OpinionGroups, AreChosenByStability) {
  Structure const there{3, 1, 100}, none{1, 1, 100};
  EXPECT_EQ(choose({0.80, 0.82, 0.5, 0.4}, there).k, 2u) << "within .03 the smaller";
  EXPECT_EQ(choose({0.70, 0.82, std::nullopt, 0.4}, there).k, 3u);
  EXPECT_EQ(choose({0.59, 0.2, std::nullopt, std::nullopt}, there).why, Grouped::nothing_stable);
  EXPECT_EQ(choose({0.9, 0.9, 0.9, 0.9}, none).why, Grouped::no_structure);
}

TEST(OpinionGroups, RandIndexOfKnownPartitions) {
  std::vector<std::int8_t> const a{0, 0, 0, 1, 1, 1}, b{0, 0, 1, 1, 2, 2};
  EXPECT_DOUBLE_EQ(rand_index(a, a), 1);
  EXPECT_NEAR(rand_index(a, b), 0.24242424242424243, 1e-15);  // scikit-learn, adjusted_rand_score
  std::vector<std::int8_t> const c{1, 1, 1, 0, 0, 0};
  EXPECT_DOUBLE_EQ(rand_index(a, c), 1) << "names of groups do not matter";
}

TEST(OpinionAgreement, OfFourPeopleByHand) {
  Tally const tally{3, 1, 4};
  EXPECT_DOUBLE_EQ(tally.share(), 4.0 / 6);
  EXPECT_DOUBLE_EQ(tally.bound(), 4.0 / 6 - std::sqrt(4.0 / 6 * 2.0 / 6 / 7));
  for (std::uint32_t n = 0; n < 60; ++n) {
    Tally const unanimous{n, 0, n}, more{n + 1, 0, n + 1};
    EXPECT_GT(more.share(), unanimous.share());
    EXPECT_GT(more.bound(), unanimous.bound()) << "one more who agrees never lowers it";
  }
}

// Two groups of ten: what all like, what one objects to, and what too few of one saw.
TEST(OpinionAgreement, GivesBadgesAndSaysWhoIsMissing) {
  Votes votes;
  Grouping groups{
      .label = {}, .between = {}, .centres = {{-1, 0}, {1, 0}}, .ids = {0, 1}, .sizes = {10, 10}, .clear = {10, 10}};
  for (Person i = 0; i < 20; ++i) {
    bool const second = i >= 10;
    groups.label.push_back(second);
    groups.between.push_back(false);
    votes.put(i, 0, Vote::agree);
    votes.put(i, 1, second ? Vote::disagree : Vote::agree);
    if (!second || i < 12) votes.put(i, 2, Vote::agree);
    votes.put(i, 3, i % 4 == 0 ? Vote::disagree : Vote::agree);
  }
  Dimension const role{2, std::vector<std::int16_t>{0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1}};
  auto const seen = agreements(votes, {groups, {role}});
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[0].statement, 0u);
  EXPECT_TRUE(seen[0].broad);
  EXPECT_TRUE(seen[0].objects.empty());
  EXPECT_EQ(seen[0].dimension, 0);
  EXPECT_EQ(seen[0].value, 1) << "four votes of the other role are too few to be asked";
  EXPECT_EQ(seen[1].statement, 3u);
  EXPECT_EQ(seen[1].objects, (std::vector<std::uint8_t>{0, 1})) << "a fifth or more is against";
  auto const& contested = seen[2];
  EXPECT_EQ(contested.statement, 1u);
  EXPECT_TRUE(contested.contested);
  EXPECT_FALSE(contested.broad);
  EXPECT_DOUBLE_EQ(contested.group_aware, 11.0 / 12 * 1.0 / 12);
  EXPECT_EQ(seen[3].statement, 2u);
  EXPECT_EQ(seen[3].scored, Scored::too_few_votes);
  EXPECT_EQ(seen[3].waiting, (std::vector<std::uint8_t>{1})) << "two votes of ten people";
}

TEST(OpinionAgreement, TakesABadgeAwayOnlyBelowTheSlack) {
  std::vector<Agreement> now(2);
  now[0].statement = 0, now[0].score = 0.585;
  now[1].statement = 1, now[1].score = 0.575;
  Badges const before[] = {{0, true, false}, {1, true, false}};
  keep_badges(now, before);
  EXPECT_TRUE(now[0].broad);
  EXPECT_FALSE(now[1].broad);
}

TEST(OpinionAgreement, LowersMinoritiesThatTheMapDoesNotSee) {
  Votes votes;
  Dimension role{2, {}};
  for (Person i = 0; i < 40; ++i) {
    role.of.push_back(i < 6);
    votes.put(i, 0, i < 6 ? Vote::disagree : Vote::agree);
    votes.put(i, 1, Vote::agree);
  }
  auto const groups = report(votes, {.tries = false}).groups;
  auto const seen = agreements(votes, {groups, {role}});
  EXPECT_EQ(seen[1].statement, 0u);
  EXPECT_GT(seen[1].of_groups, 0.6) << "of all together, much agreement";
  EXPECT_LT(seen[1].score, 0.2) << "none among the six";
  EXPECT_FALSE(seen[1].broad);
}

TEST(OpinionNext, BeginsWithConsensusThenDividesThenAsksTheFresh) {
  auto const votes = three_camps();
  auto const seen = report(votes, {.seed = 5});
  Router const router(seen.map, seen.agreements, {}, {.seed = 5});
  std::vector<Cast> row;
  auto const vote = [&](Next const& next) {
    row.push_back(Cast::of(next.statement, Vote::agree));
    std::sort(row.begin(), row.end());
  };
  std::vector<Reason> why;
  for (int n = 0; n < 50; ++n) {
    auto const next = router.next(77, row);
    ASSERT_TRUE(next) << n;
    EXPECT_EQ(router.next(77, row)->statement, next->statement) << "the same again";
    EXPECT_TRUE(std::none_of(row.begin(), row.end(), [&](Cast cast) { return cast.statement() == next->statement; }));
    EXPECT_EQ(next->asks_for_more, n >= 8) << n;
    why.push_back(next->reason);
    vote(*next);
  }
  EXPECT_FALSE(router.next(77, row)) << "nothing is left";
  EXPECT_EQ((std::vector<Reason>(why.begin(), why.begin() + 3)),
            (std::vector<Reason>{Reason::near_consensus, Reason::splitting, Reason::fresh}));
  EXPECT_GT(std::count(why.begin(), why.end(), Reason::informative), 20);
  EXPECT_GT(std::count(why.begin(), why.end(), Reason::fewest_votes), 4);
  Statement const few[] = {9, 11};
  auto const among = router.next(77, {}, {}, few);
  EXPECT_TRUE(among->statement == 9 || among->statement == 11);
}

TEST(OpinionNext, ShowsNewStatementsUntilTheyHaveTheirViews) {
  auto votes = three_camps();
  votes.moderate(50, {Moderation::accepted, false});
  auto const seen = report(votes, {.seed = 5, .tries = false});
  Router const router(seen.map, seen.agreements, {}, {.best = 0, .seed = 5});
  Cast const row[] = {Cast::of(0, Vote::agree), Cast::of(1, Vote::pass), Cast::of(2, Vote::agree)};
  for (std::uint64_t person = 0; person < 20; ++person) EXPECT_EQ(router.next(person, row)->statement, 50u);
}

TEST(OpinionNext, LetsASilentCategorySpeak) {
  auto const votes = three_camps();
  Dimension district{2, std::vector<std::int16_t>(240, 0)};
  auto const seen = report(votes, {.seed = 5, .dimensions = {district}, .tries = false});
  auto categories = std::vector{tally(votes, district.of, 2)};
  for (Statement j = 0; j < 50; ++j)
    if (j != 21) categories[0].at(j, 1).votes = 3;
  Router const router(seen.map, seen.agreements, categories, {.category = 1000, .best = 1, .seed = 5});
  Cast const row[] = {Cast::of(0, Vote::agree), Cast::of(1, Vote::pass), Cast::of(2, Vote::agree)};
  std::int16_t const own[] = {1}, other[] = {0};
  EXPECT_EQ(router.next(1, row, own)->statement, 21u);
  EXPECT_NE(router.next(1, row, other)->statement, 21u);
}

TEST(OpinionReport, ComparesTwoPeople) {
  Cast const one[] = {Cast::of(0, Vote::agree), Cast::of(2, Vote::agree), Cast::of(5, Vote::pass),
                      Cast::of(6, Vote::disagree)};
  Cast const other[] = {Cast::of(0, Vote::agree), Cast::of(2, Vote::disagree), Cast::of(5, Vote::pass),
                        Cast::of(6, Vote::disagree)};
  auto const seen = likeness(one, other);
  EXPECT_EQ(seen.both, 3u);
  EXPECT_EQ(seen.same, 2u);
}

}  // namespace
}  // namespace arpent::opinion
