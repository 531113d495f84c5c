// The screens of the plan, on the tiny city: what each of them says, and that the past is said by the same rules.
#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

constexpr auto a_month = std::chrono::hours{24 * 31};

Json const& find(Json const& all, std::string const& id) {
  static Json const nothing;
  for (auto const& one : all)
    if (one["id"] == id) return one;
  return nothing;
}

TEST(PlanTree, SaysWhatIsSeenOfEachGoalAndWhichActionsPointNowhere) {
  CityForTests city;
  auto const tree = city.view("plan_tree");
  EXPECT_EQ(tree["plan"]["vision"], "Que chaque enfant grandisse bien.");
  ASSERT_EQ(tree["goals"].size(), 3U);
  EXPECT_EQ(find(tree["goals"], city.served)["word"], "by_activity_only");
  EXPECT_EQ(find(tree["goals"], city.unserved)["word"], "not_seen");
  auto const& top = find(tree["goals"], city.top);
  EXPECT_EQ(top["seen"], 1);
  EXPECT_EQ(top["leaves"], 2);
  ASSERT_EQ(top["beside"].size(), 1U) << "context stands beside its goal";
  EXPECT_EQ(tree["without_goal"], Json::array({city.cafes}));
  auto const& club = find(tree["actions"], city.club);
  EXPECT_EQ(club["rung"], 4);
  EXPECT_EQ(club["measured"], 2);
  EXPECT_EQ(club["concerned"], 3);
  EXPECT_EQ(club["next"]["$say"], "ladder.next.districts") << club["next"];
  EXPECT_EQ(club["next"]["$params"]["n"], "1");
  EXPECT_EQ(tree["rungs"][4]["actions"], 1);
}

TEST(PlanTree, ShowsTheGoalsOfAThemeWithThoseAbove) {
  CityForTests city;
  auto const theme = city.create("theme", {{"title", "Parents"}});
  city.change("goal", city.unserved, {{"themes", Json::array({theme})}});
  auto const tree = city.view("plan_tree", {{"theme", theme}});
  ASSERT_EQ(tree["goals"].size(), 2U);
  EXPECT_EQ(tree["goals"][0]["id"], city.top);
  EXPECT_EQ(tree["goals"][1]["id"], city.unserved);
  EXPECT_TRUE(tree["actions"].empty());
}

TEST(PlanMap, DrawsOnlyWhatIsThere) {
  CityForTests city;
  auto const map = city.view("plan_map");
  ASSERT_EQ(map["links"].size(), 1U);
  EXPECT_EQ(map["links"][0]["goal"], city.served);
  EXPECT_EQ(map["goals"].size(), 2U) << "the top goal has no link of its own";
}

TEST(PlanAges, NamesThePassageWithoutAnAction) {
  CityForTests city;
  auto const ages = city.view("plan_ages");
  ASSERT_EQ(ages["ages"].size(), 5U);
  EXPECT_EQ(ages["ages"][2]["actions"][0]["id"], city.club);
  ASSERT_EQ(ages["passages"].size(), 4U);
  EXPECT_TRUE(ages["passages"][2]["actions"].empty());
  EXPECT_EQ(ages["no_age"][0]["id"], city.cafes);
}

TEST(PlanGaps, QueuesALinkOnlyWhenItHasAged) {
  CityForTests city;
  auto const fresh = city.view("plan_gaps");
  EXPECT_TRUE(fresh["queue"].empty());
  EXPECT_EQ(fresh["orphans"][0]["id"], city.cafes);
  EXPECT_EQ(fresh["goals_without_action"][0]["id"], city.unserved);
  EXPECT_EQ(fresh["untested_links"], 1);
  city.clock.advance(a_month * 8);
  auto const aged = city.view("plan_gaps");
  ASSERT_EQ(aged["queue"].size(), 1U);
  EXPECT_EQ(aged["queue"][0]["queued_as"], "aged");
  EXPECT_EQ(aged["queue"][0]["reason"], "parce qu’on y finit ses devoirs");
}

TEST(TwoDays, TellsThemApartByTheSameRules) {
  CityForTests city;
  city.clock.advance(a_month);
  city.put("contribution", {{"id", city.link}, {"state", "doubted"}});
  city.tell(city.children, city.nord, "2026-03", 180);
  city.tell(city.children, city.sud, "2026-03", 150);
  auto const news = city.create("action", {{"title", "Sport"}, {"state", "running"}});
  auto const compared = city.view("plan_compare", {{"from", "2026-03-12"}});
  EXPECT_TRUE(compared["was_there"]);
  ASSERT_EQ(compared["actions_added"].size(), 1U);
  EXPECT_EQ(compared["actions_added"][0]["id"], news);
  ASSERT_EQ(compared["links"].size(), 1U);
  EXPECT_EQ(compared["links"][0]["before"], "confirmed");
  EXPECT_EQ(compared["links"][0]["after"], "doubted");
  ASSERT_EQ(compared["numbers"].size(), 1U);
  EXPECT_EQ(compared["numbers"][0]["before"], 360) << "150 + 120 + 90, the latest of each district";
  EXPECT_EQ(compared["numbers"][0]["after"], 420);
  EXPECT_EQ(find(city.view("plan_tree", {}, "2026-03-12")["goals"], city.served)["word"], "by_activity_only");
  EXPECT_EQ(find(city.view("plan_tree")["goals"], city.served)["word"], "not_seen") << "a doubted link shows nothing";
  auto const before = city.view("plan_compare", {{"from", "2026-01-01"}, {"to", "2026-02-01"}});
  EXPECT_FALSE(before["was_there"]);
}

}  // namespace
}  // namespace arpent::views
