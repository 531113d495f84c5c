// The plan on two days: what was added, dropped, written differently and renamed, and what the numbers moved.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

class PlanCompare : public testing::Test {
 protected:
  CityForTests city;
  std::string const before = "2026-03-12";

  PlanCompare() { city.clock.advance(std::chrono::hours{24 * 30}); }
  Json compared() { return city.view("plan_compare", {{"from", before}}); }
};

TEST_F(PlanCompare, FindsNothingWhereNothingWasDone) {
  auto const same = compared();
  EXPECT_EQ(same["to"], "2026-04-11");
  EXPECT_EQ(same["was_there"], true);
  for (auto const* list : {"actions_added", "actions_dropped", "goals_added", "goals_dropped", "goals_renamed", "cards",
                           "links", "numbers"})
    EXPECT_TRUE(same[list].empty()) << list;
  EXPECT_EQ(same["goals"][0]["before"], "by_activity_only");
  EXPECT_EQ(same["goals"][0]["after"], "not_seen") << "numbers that nobody went on telling show no goal any more";
}

TEST_F(PlanCompare, NamesWhatTheCardOfAnActionSaysDifferently) {
  auto const other = city.create("post", {{"title", "Coordination"}});
  city.change("action", city.club, {{"lead", other}, {"territories", {city.nord, city.sud}}, {"budget", 5}});
  auto const cards = compared()["cards"];
  ASSERT_EQ(cards.size(), 1);
  EXPECT_EQ(cards[0]["thing"]["title"], "Club du soir");
  EXPECT_EQ(cards[0]["card"], (Json{{{"field", "lead"}, {"before", "Cheffe de projet"}, {"after", "Coordination"}},
                                    {{"field", "territories"}, {"before", nullptr}, {"after", "Nord, Sud"}}}))
      << "the budget does not stand on the card";
}

TEST_F(PlanCompare, TellsActionsAndGoalsThatCameWentOrHaveAnotherName) {
  auto const sport = city.create("action", {{"title", "Sport"}, {"state", "running"}});
  city.change("action", city.cafes, {{"state", "dropped"}});
  auto const goal = city.create("goal", {{"plan", city.plan}, {"title", "Play outside"}, {"parent", city.top}});
  city.change("goal", city.served, {{"title", "Aimer l’école"}});
  city.perform("goal.remove", {{"id", city.unserved}});
  auto const out = compared();
  EXPECT_EQ(out["actions_added"][0]["id"], sport);
  EXPECT_EQ(out["actions_dropped"][0]["id"], city.cafes);
  ASSERT_EQ(out["goals_added"].size(), 1);
  EXPECT_EQ(out["goals_added"][0]["id"], goal);
  EXPECT_EQ(out["goals_renamed"][0]["before"], "Aimer venir à l’école");
  EXPECT_EQ(out["goals_renamed"][0]["thing"]["title"], "Aimer l’école");
  EXPECT_EQ(out["goals_dropped"][0]["id"], city.unserved);
}

TEST_F(PlanCompare, ComparesNumbersOnlyInPlacesThatToldBothTimes) {
  city.tell(city.children, city.nord, "2026-03", 100);
  auto const moved = compared()["numbers"];
  ASSERT_EQ(moved.size(), 1);
  EXPECT_EQ(moved[0]["before"], 360);
  EXPECT_EQ(moved[0]["after"], 310);
  EXPECT_EQ(moved[0]["better"], false);
  EXPECT_EQ(moved[0]["places"], 3);
  EXPECT_EQ(moved[0]["after_period"], "") << "the places tell of different periods";
}

// Nord has 100 pupils and Sud 200: as on the page of the number itself.
TEST_F(PlanCompare, WeighsAMeanByPupils) {
  auto const mean = city.create("indicator", {{"action", city.club},
                                              {"title", "Heures par semaine"},
                                              {"how_noticed", "On demande aux familles"},
                                              {"says", "activity"},
                                              {"source", "Feuilles de présence"},
                                              {"unit", "heures"},
                                              {"measure", "number"},
                                              {"across_places", "mean"},
                                              {"frequency", "month"},
                                              {"by_territory", true},
                                              {"starts_on", "2026-01-01"}});
  city.tell(mean, city.nord, "2026-02", 3);
  city.tell(mean, city.sud, "2026-02", 6);
  city.clock.advance(std::chrono::hours{24 * 10});
  city.tell(mean, city.nord, "2026-03", 6);
  city.tell(mean, city.sud, "2026-03", 9);
  auto const moved = city.view("plan_compare", {{"from", "2026-04-15"}})["numbers"];
  ASSERT_EQ(moved.size(), 1) << moved;
  EXPECT_EQ(moved[0]["before"], 5);
  EXPECT_EQ(moved[0]["after"], 8);
}

TEST_F(PlanCompare, RefusesDaysInTheWrongOrder) {
  auto const refused = city.attempt("plan_compare", {{"from", "2026-03-12"}, {"to", "2026-03-01"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().fields[0].code, "compare.to_before_from");
}

}  // namespace
}  // namespace arpent::views
