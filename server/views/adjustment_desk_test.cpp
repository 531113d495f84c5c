// What a change of course is chosen from: the changes of the card nobody gave a reason, and what may have led to it.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;

class Desk : public testing::Test {
 protected:
  CityForTests city;

  Json changes() { return city.view("adjustment_desk", {{"id", city.club}})["changes"]; }
  Json reasons() { return city.view("adjustment_desk", {{"id", city.club}})["reasons"]; }
  std::vector<std::string> reasons(std::string const& kind) {
    std::vector<std::string> out;
    for (auto const& one : reasons())
      if (one["kind"] == kind) out.push_back(one["title"]);
    return out;
  }
};

TEST_F(Desk, ShowsWhatTheLedgerSaysOfTheCardUntilAReasonIsGiven) {
  EXPECT_EQ(changes(), Json::array()) << "how it was written first is no change";
  city.perform("action.change", {{"id", city.club}, {"state", "paused"}}, "No room");
  city.perform("action.change", {{"id", city.club}, {"state", "running"}, {"territories", {city.nord}}});
  auto const open = changes();
  ASSERT_EQ(open.size(), 2);
  EXPECT_EQ(open[0]["card"][1], (Json{{"field", "territories"}, {"before", nullptr}, {"after", "Nord"}}));
  EXPECT_EQ(open[1]["card"], (Json{{{"field", "state"}, {"before", "running"}, {"after", "paused"}}}));
  EXPECT_EQ(open[1]["why"], "No room");
  EXPECT_EQ(open[1]["on"], "2026-03-12");

  city.perform("adjustment.explain",
               {{"action", city.club}, {"entry", open[0]["entry"]}, {"why_changed", "Only there"}});
  ASSERT_EQ(changes().size(), 1) << "the one that has its reason now is gone";
  EXPECT_EQ(changes()[0]["entry"], open[1]["entry"]);
}

TEST_F(Desk, LeavesOutWhatWasTakenBackAndWhatIsNotOnTheCard) {
  city.change("action", city.club, {{"budget", 1200}});
  EXPECT_EQ(changes(), Json::array());
  city.change("action", city.club, {{"state", "paused"}});
  city.perform("entry.undo", {{"moment", changes()[0]["entry"]}});
  EXPECT_EQ(changes(), Json::array());
}

TEST_F(Desk, OffersWhatMayHaveLedToIt) {
  city.create("observation", {{"sort", "seen"}, {"text", "The door is locked"}, {"about", city.club}});
  city.create("observation", {{"sort", "heard"}, {"text", "They stay at home"}, {"about", city.children}});
  city.create("observation", {{"sort", "seen"}, {"text", "No coffee"}, {"about", city.cafes}});
  auto const condition = city.create("condition", {{"title", "Restructure"}, {"kind", "parallel_process"}});
  city.create("condition", {{"title", "Elections"}, {"kind", "event"}});
  city.create(
      "influence",
      {{"condition", condition}, {"action", city.club}, {"direction", "on_action"}, {"text", "Nobody has the key"}});
  city.create("condition_news", {{"condition", condition}, {"standing", "known"}, {"says", "It begins in May"}});
  auto const meeting = city.create(
      "meeting",
      {{"title", "Second"}, {"kind", "local_group"}, {"action", city.club}, {"starts_at", "2026-02-09T16:00:00.000Z"}});
  city.create("cluster", {{"meeting", meeting}, {"quadrant", "weakness"}, {"title", "Doors"}});
  city.create("example", {{"meeting", meeting}, {"title", "Port-Boyer, last winter"}});
  city.create("decision", {{"meeting", meeting}, {"text", "The key stays at the school"}});

  EXPECT_THAT(reasons("observation"), testing::UnorderedElementsAre("The door is locked", "They stay at home"));
  EXPECT_THAT(reasons("influence"), ElementsAre("Nobody has the key"));
  EXPECT_THAT(reasons("condition"), ElementsAre("Restructure"));
  EXPECT_THAT(reasons("condition_news"), ElementsAre("It begins in May"));
  EXPECT_THAT(reasons("cluster"), ElementsAre("Doors"));
  EXPECT_THAT(reasons("example"), ElementsAre("Port-Boyer, last winter"));
  EXPECT_THAT(reasons("decision"), ElementsAre("The key stays at the school"));
  EXPECT_THAT(reasons("measurement"), ElementsAre("Enfants présents", "Enfants présents", "Enfants présents"));
  auto const all = reasons();
  auto const number = std::find_if(all.begin(), all.end(), [](Json const& one) { return one["place"] == "Nord"; });
  ASSERT_NE(number, all.end());
  EXPECT_EQ((*number)["value"], 150);
  EXPECT_EQ((*number)["period"], "2026-02");
}

TEST_F(Desk, WhatItRestsOnIsNamedOnTheLineOfTime) {
  auto const meeting = city.create("meeting", {{"title", "Second"}, {"kind", "local_group"}, {"action", city.club}});
  auto const cluster = city.create("cluster", {{"meeting", meeting}, {"quadrant", "weakness"}, {"title", "Doors"}});
  auto const number = city.tell(city.children, city.sud, "2026-01", 7);
  city.create("adjustment", {{"action", city.club},
                             {"is", "Three evenings"},
                             {"why_changed", "Nobody came"},
                             {"because_of", {cluster, number}}});
  auto const all = city.view("changes");
  auto const line = std::find_if(all["changes"].begin(), all["changes"].end(),
                                 [](Json const& one) { return one["kind"] == "adjustment"; });
  ASSERT_NE(line, all["changes"].end());
  auto const& because = (*line)["because_of"];
  EXPECT_EQ(because[0]["title"], "Doors");
  EXPECT_EQ(because[0]["within"], meeting);
  EXPECT_EQ(because[1]["title"], "Enfants présents, Sud");
  EXPECT_EQ(because[1]["within"], city.children);
}

}  // namespace
}  // namespace arpent::views
