#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

class ActionPageTest : public testing::Test {
 protected:
  ActionPageTest() { city.house().name_of_actor = city::name_of_actor; }
  Json page(std::optional<std::string> on = {}) { return city.view("action_page", {{"id", city.club}}, std::move(on)); }
  static std::vector<std::string> deeds(Json const& page) {
    std::vector<std::string> out;
    for (auto const& deed : page["deeds"]) out.push_back(deed["what"]);
    return out;
  }

  CityForTests city;
};

TEST_F(ActionPageTest, SaysWhatTheActionIsAndHowFarItHasCome) {
  auto const seen = page();
  EXPECT_EQ(seen["action"]["title"], "Club du soir");
  EXPECT_EQ(seen["lead"]["title"], "Cheffe de projet");
  EXPECT_EQ(seen["lead"]["person"], "Amina");
  EXPECT_EQ(seen["yours"], true);
  EXPECT_EQ(seen["ladder"]["rung"], 4);
  EXPECT_EQ(seen["ladder"]["next_code"], "districts");
  EXPECT_EQ(seen["ladder"]["next"]["$say"], "ladder.next.districts");
  ASSERT_EQ(seen["ladder"]["missing"].size(), 1U);
  EXPECT_EQ(seen["ladder"]["missing"][0]["name"], "Est");
}

TEST_F(ActionPageTest, ComparesOnThePlacesThatAnswered) {
  auto const number = page()["numbers"].at(0);
  EXPECT_EQ(number["answered"], 2);
  EXPECT_EQ(number["concerned"], 3);
  EXPECT_EQ(number["value"], 270);
  EXPECT_EQ(number["compared"], 2);
  EXPECT_EQ(number["from"], 200);
  EXPECT_EQ(number["to"], 270);
  EXPECT_EQ(number["wanted"], 400);
  EXPECT_EQ(number["start"], 300) << "the lines of the chart are those of all three";
  EXPECT_EQ(number["target"], 600);
}

TEST_F(ActionPageTest, KeepsAHoleInASeriesAndSaysHowManyAnswered) {
  city.tell(city.children, city.nord, "2025-11", 100);
  auto const number = page()["numbers"].at(0);
  std::vector<std::string> periods, answers;
  for (auto const& point : number["series"]) {
    periods.push_back(point["period"]);
    answers.push_back(point["value"].dump() + " of " + point["answered"].dump());
  }
  EXPECT_THAT(periods, ElementsAre("2025-11", "2025-12", "2026-01", "2026-02"));
  EXPECT_THAT(answers, ElementsAre("100.0 of 1", "null of 0", "90.0 of 1", "270.0 of 2"));
}

TEST_F(ActionPageTest, NamesTheLatestOfEachPlaceAndWhoTellsUs) {
  auto const places = page()["numbers"].at(0)["places"];
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0]["name"], "Nord");
  EXPECT_EQ(places[0]["value"], 150);
  EXPECT_EQ(places[0]["teller"], "Amina");
  EXPECT_EQ(places[2]["period"], "2026-01");
  EXPECT_EQ(places[2]["counted"], false) << "a number of January is no number of February";
}

TEST_F(ActionPageTest, ShowsTheNumberThatArrivedLast) {
  city.clock.advance(std::chrono::hours{1});
  city.tell(city.children, city.est, "2026-02", 38);
  auto const arrival = page()["numbers"].at(0)["arrival"];
  EXPECT_EQ(arrival["value"], 38);
  EXPECT_EQ(arrival["place"], "Est");
  EXPECT_EQ(arrival["at"], "2026-03-12T10:00:00.000Z");
  EXPECT_THAT(deeds(page()), Contains("everywhere"));
}

TEST_F(ActionPageTest, GivesTheGoalWithItsReasonAndItsAge) {
  city.clock.advance(std::chrono::hours{24 * 220});
  auto const goal = page()["goals"].at(0);
  EXPECT_EQ(goal["code"], "1.1");
  EXPECT_EQ(goal["reason"], "parce qu’on y finit ses devoirs");
  EXPECT_EQ(goal["state"], "confirmed");
  EXPECT_EQ(goal["months"], 7);
  EXPECT_EQ(goal["aged"], true);
}

TEST_F(ActionPageTest, TellsWhatHappenedFromTheLedgerNewestFirst) {
  city.clock.advance(std::chrono::hours{24});
  city.change("action", city.club, {{"weather", "support_needed"}, {"weather_line", "Deux écoles sans salle"}});
  city.clock.advance(std::chrono::hours{24});
  city.change("action", city.club, {{"state", "paused"}});
  auto const told = page();
  EXPECT_EQ(told["deeds"][0]["what"], "state");
  EXPECT_EQ(told["deeds"][0]["word"], "paused");
  EXPECT_EQ(told["deeds"][1]["what"], "weather");
  EXPECT_EQ(told["deeds"][1]["title"], "Deux écoles sans salle");
  EXPECT_THAT(deeds(told), Contains("linked"));
  EXPECT_THAT(deeds(told), Contains("first_number"));
  EXPECT_THAT(deeds(told), Not(Contains("everywhere")));
  EXPECT_THAT(deeds(page("2026-03-12")), Not(Contains("weather"))) << "the past knows nothing of it yet";
}

TEST_F(ActionPageTest, ShowsAnActionThatWasDroppedWithoutItsLadder) {
  city.change("action", city.cafes, {{"state", "dropped"}});
  auto const seen = city.view("action_page", {{"id", city.cafes}});
  EXPECT_EQ(seen["action"]["state"], "dropped");
  EXPECT_EQ(seen["ladder"]["next_code"], "");
  auto const list = city.view("action_list")["actions"];
  EXPECT_EQ(list.back()["id"], city.cafes);
}

TEST_F(ActionPageTest, HoldsTalkAndWork) {
  city.create("comment", {{"about", city.club}, {"text", "Et le mercredi ?"}});
  city.create("task", {{"action", city.club}, {"title", "Trouver une salle"}, {"assignee", city.post}});
  auto const seen = page();
  EXPECT_EQ(seen["comments"][0]["text"], "Et le mercredi ?");
  EXPECT_EQ(seen["comments"][0]["by_name"], "Amina");
  EXPECT_EQ(seen["tasks"][0]["assignee_name"], "Cheffe de projet");
}

TEST_F(ActionPageTest, HoldsTheLatestWordsAndSaysHowManyCameBefore) {
  for (int n = 1; n <= 23; ++n) city.create("comment", {{"about", city.club}, {"text", std::to_string(n)}});
  auto const seen = page();
  ASSERT_EQ(seen["comments"].size(), 20U);
  EXPECT_EQ(seen["comments"].front()["text"], "4");
  EXPECT_EQ(seen["comments"].back()["text"], "23");
  EXPECT_EQ(seen["earlier_comments"], 3);
  auto const all = city.view("action_page", {{"id", city.club}, {"comments", 23}});
  EXPECT_EQ(all["comments"].size(), 23U);
  EXPECT_EQ(all["earlier_comments"], 0);
}

TEST_F(ActionPageTest, ListsTheGoalsOfEachActionByCode) {
  auto const list = city.view("action_list")["actions"];
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["goals"], Json::parse(R"(["1.1"])"));
  EXPECT_EQ(list[0]["measured"], 2);
}

TEST(Evidence, GoesBackToWhatANumberReplaced) {
  CityForTests city;
  auto const first = city.tell(city.children, city.nord, "2025-12", 40);
  city.put("measurement", {{"id", first}, {"state", "superseded"}});
  auto const second = city.tell(city.children, city.nord, "2025-12", 41);
  city.put("measurement", {{"id", second}, {"supersedes", first}});
  city.put("counter_value", {{"measurement", second}, {"proposed_value", 44}, {"reason", "On a oublié la salle B"}});
  auto const trail = city.view("evidence", {{"measurement", second}});
  ASSERT_EQ(trail["numbers"].size(), 2U);
  EXPECT_EQ(trail["numbers"][0]["value"], 41);
  EXPECT_EQ(trail["numbers"][0]["place"], "Nord");
  EXPECT_EQ(trail["numbers"][0]["contests"][0]["proposed"], 44);
  EXPECT_EQ(trail["numbers"][1]["value"], 40);
  EXPECT_EQ(trail["numbers"][1]["state"], "superseded");
}

TEST_F(ActionPageTest, HoldsWhatMeetingsLeftOnceTheyAreOver) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
  auto const next = city.create("meeting", {{"title", "La suivante"},
                                            {"kind", "local_group"},
                                            {"action", city.club},
                                            {"starts_at", "2026-04-14T16:00:00.000Z"}});
  city.perform("meeting.open", {{"id", meeting}});
  city.create("example", {{"meeting", meeting}, {"title", "Nord, cet hiver"}, {"what_happened", "Seize enfants."}});
  auto const cluster = [&](char const* quadrant, char const* title) {
    return city.create("cluster", {{"meeting", meeting}, {"quadrant", quadrant}, {"title", title}});
  };
  auto const noise = cluster("weakness", "Le bruit");
  cluster("threat", "Vide, donc pas montré");
  auto const note = city.perform("swot_note.write", {{"meeting", meeting},
                                                     {"id", "6513270e-269e-4d37-b2a7-4de452e6b438"},
                                                     {"quadrant", "weakness"},
                                                     {"text", "Trop de bruit"}});
  ASSERT_TRUE(note.is_object());
  city.perform("swot_note.place",
               {{"meeting", meeting}, {"note", "6513270e-269e-4d37-b2a7-4de452e6b438"}, {"cluster", noise}});
  auto const decision =
      city.create("decision", {{"meeting", meeting}, {"action", city.club}, {"text", "Une salle calme"}});
  EXPECT_EQ(page()["meetings"]["live"]["id"], meeting);
  EXPECT_EQ(page()["meetings"]["stories"].size(), 0U) << "it is for those who are there, as long as it lasts";
  city.perform("decision.answer", {{"id", decision}, {"yes", true}});
  city.perform("meeting.close", {{"id", meeting}});
  auto const seen = page();
  auto const& left = seen["meetings"];
  EXPECT_EQ(left["live"], nullptr);
  EXPECT_EQ(left["next"]["id"], next);
  EXPECT_EQ(left["held"], 1);
  ASSERT_EQ(left["stories"].size(), 1U);
  EXPECT_EQ(left["stories"][0]["what_happened"], "Seize enfants.");
  EXPECT_EQ(left["stories"][0]["on"], "2026-03-12");
  ASSERT_EQ(left["groups"].size(), 1U);
  EXPECT_EQ(left["groups"][0]["title"], "Le bruit");
  EXPECT_EQ(left["groups"][0]["notes"], 1);
  ASSERT_EQ(left["decisions"].size(), 1U);
  EXPECT_EQ(left["decisions"][0]["state"], "confirmed");
  EXPECT_THAT(deeds(seen), testing::IsSupersetOf({"met", "decided"}));
}

TEST_F(ActionPageTest, TellsOnceWhatADecisionBecame) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
  auto const decision = city.create(
      "decision",
      {{"meeting", meeting}, {"action", city.club}, {"text", "Une salle calme"}, {"leads_to", "adjustment"}});
  city.perform("decision.answer", {{"id", decision}, {"yes", true}});
  EXPECT_THAT(deeds(page()), Contains("decided"));
  EXPECT_THAT(deeds(page()), Not(Contains("adjusted")));
  auto const other = city.create("adjustment", {{"action", city.club}, {"is", "Le jeudi"}, {"why_changed", "Grève"}});
  city.perform("adjustment.confirm", {{"id", other}});
  EXPECT_THAT(deeds(page()), Contains("adjusted"));
  city.perform("adjustment.review", {{"id", other}, {"effect", "Dix enfants de plus"}});
  EXPECT_THAT(deeds(page()), Contains("effect"));
}

}  // namespace
}  // namespace arpent::views
