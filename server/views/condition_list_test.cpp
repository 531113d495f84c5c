// What the plan depends on: who watches it, where it holds, what is known of it, and in which order it is read.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;

class ConditionListView : public testing::Test {
 protected:
  CityForTests city;

  std::string condition(char const* title, Json fields = Json::object()) {
    fields.update({{"title", title}, {"kind", "funding"}});
    return city.create("condition", fields);
  }
  std::vector<std::string> titles() {
    std::vector<std::string> out;
    auto const list = city.view("condition_list");
    for (auto const& one : list["conditions"]) out.push_back(one["condition"]["title"]);
    return out;
  }
  Json only(std::string const& id) { return city.view("condition_list", {{"id", id}})["conditions"][0]; }
};

TEST_F(ConditionListView, StandsInTheOrderOfReviewWithWhatIsOverAtTheEnd) {
  condition("Later", {{"review_on", "2026-06-01"}});
  condition("Over", {{"review_on", "2026-03-01"}, {"ends_on", "2026-03-11"}});
  condition("Without a day");
  condition("Due", {{"review_on", "2026-03-12"}});
  condition("Ends today", {{"review_on", "2026-03-13"}, {"ends_on", "2026-03-12"}});
  EXPECT_THAT(titles(), ElementsAre("Due", "Ends today", "Later", "Without a day", "Over"));
  auto const list = city.view("condition_list")["conditions"];
  EXPECT_EQ(list[0]["due"], true);
  EXPECT_EQ(list[1]["over"], false) << "it holds on its last day";
  EXPECT_EQ(list[4]["over"], true);
  EXPECT_EQ(list[4]["due"], false) << "what is over is looked at no more";
}

TEST_F(ConditionListView, NamesWhoWatchesItAndWhereItHolds) {
  EXPECT_EQ(only(condition("By a post", {{"owner", city.post}}))["owner_name"], "Amina, Cheffe de projet");
  auto const vacant = city.create("post", {{"title", "Vacant post"}});
  EXPECT_EQ(only(condition("By nobody yet", {{"owner", vacant}}))["owner_name"], "Vacant post");
  EXPECT_EQ(only(condition("By a person", {{"owner", city.amina}}))["owner_name"], "Amina");
  auto const here = only(condition("Here", {{"territories", {city.sud, city.nord}}}));
  EXPECT_EQ(here["owner_name"], nullptr);
  EXPECT_THAT(here["places"].get<std::vector<std::string>>(), testing::UnorderedElementsAre("Nord", "Sud"));
}

TEST_F(ConditionListView, ReadsNewsAndInfluencesTheLatestFirstEachWithItsOwn) {
  auto const one = condition("One"), other = condition("Other");
  auto const news = [&](std::string const& of, char const* says, char const* on) {
    city.create("condition_news", {{"condition", of}, {"standing", "known"}, {"says", says}, {"on_date", on}});
  };
  news(one, "Earlier", "2026-01-01"), news(other, "Elsewhere", "2026-02-01"), news(one, "Later", "2026-03-01");
  city.create("influence",
              {{"condition", one}, {"action", city.cafes}, {"direction", "on_action"}, {"text", "No post"}});
  auto const read = only(one);
  ASSERT_EQ(read["news"].size(), 2);
  EXPECT_EQ(read["news"][0]["says"], "Later");
  EXPECT_EQ(read["influences"][0]["action_title"], "Cafés des parents");
  EXPECT_TRUE(only(other)["influences"].empty());
  city.change("action", city.cafes, {{"state", "dropped"}});
  EXPECT_EQ(only(one)["influences"][0]["action_title"], "Cafés des parents") << "also of an action that is no more";
}

TEST_F(ConditionListView, TellsOfThePastWhatWasKnownThen) {
  auto const one = condition("One", {{"review_on", "2026-03-20"}});
  city.clock.advance(std::chrono::hours{24 * 20});
  city.create("condition_news", {{"condition", one}, {"standing", "known"}, {"says", "Signed"}});
  EXPECT_EQ(only(one)["due"], true);
  auto const then = city.view("condition_list", Json::object(), "2026-03-12")["conditions"];
  ASSERT_EQ(then.size(), 1);
  EXPECT_EQ(then[0]["due"], false);
  EXPECT_TRUE(then[0]["news"].empty());
}

}  // namespace
}  // namespace arpent::views
