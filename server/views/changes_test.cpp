// One line of time of what the plan depends on, what was seen, changed and tried; and what comes back on Today.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class ChangesView : public testing::Test {
 protected:
  CityForTests city;
  std::string const restructure = city.create(
      "condition", {{"title", "Childhood service"}, {"kind", "parallel_process"}, {"starts_on", "2026-01-01"}});
  std::string const seen = city.create("observation", {{"sort", "seen"},
                                                       {"text", "Fridays are empty"},
                                                       {"about", city.club},
                                                       {"territory", city.nord},
                                                       {"on_date", "2026-03-02"}});

  std::string influence(std::string const& action, char const* text) {
    return city.create("influence", {{"condition", restructure},
                                     {"action", action},
                                     {"direction", "on_action"},
                                     {"text", text},
                                     {"on_date", "2026-03-03"}});
  }
  std::string adjust(Json fields = Json::object()) {
    fields.update({{"action", city.club}, {"why_changed", "Nobody came"}, {"because_of", {seen}}});
    if (!fields.contains("is")) fields["is"] = "Three evenings";
    return city.create("adjustment", fields);
  }
  static std::vector<std::string> titles(Json const& view, std::string const& kind) {
    std::vector<std::string> out;
    for (auto const& one : view["changes"])
      if (one["kind"] == kind) out.push_back(one["title"]);
    return out;
  }
  static Json one(Json const& view, std::string const& kind) {
    for (auto const& line : view["changes"])
      if (line["kind"] == kind) return line;
    return nullptr;
  }
  // As somebody who is no member of the linking group.
  Json as_core(std::string const& view) {
    Asker who;
    who.person = city.amina;
    who.roles = {"core"};
    return city.store().read(store::At::present(), [&](Reader& reader) {
      Call const call{who,
                      city.house().clock,
                      city.house().ids,
                      city.house().random,
                      city.house().name_of_actor,
                      city.house().base_url};
      return *city.house().all.find(view)->read(call, reader, Json::object());
    });
  }
  static std::vector<std::string> waiting(Json const& today, std::string const& kind) {
    std::vector<std::string> out;
    for (auto const& line : today["waiting"])
      if (line["kind"] == kind) out.push_back(line["title"]);
    return out;
  }
};

TEST_F(ChangesView, TellsWhatWasSeenAndWhatItLedTo) {
  auto const id = adjust();
  city.perform("adjustment.confirm", {{"id", id}, {"decided_where", "Committee"}});
  auto const view = city.view("changes");
  EXPECT_EQ(one(view, "observation")["led_to"][0]["id"], id);
  auto const line = one(view, "adjustment");
  EXPECT_EQ(line["because_of"][0]["title"], "Fridays are empty");
  EXPECT_EQ(line["word"], "confirmed");
  EXPECT_EQ(line["on"], "2026-03-12");
  EXPECT_EQ(line["decided_where"], "Committee");
  EXPECT_EQ(line["yours"], true) << "Amina leads the club";
}

TEST_F(ChangesView, ReadsInTheLedgerWhatTheCardSaidBefore) {
  auto const id = adjust({{"new_state", "paused"}, {"new_territories", {city.nord}}});
  auto const card = [&] { return one(city.view("changes"), "adjustment")["card"]; };
  EXPECT_EQ(card()[0], (Json{{"field", "state"}, {"before", "running"}, {"after", "paused"}})) << "proposed";
  city.perform("adjustment.confirm", {{"id", id}});
  city.change("action", city.club, {{"state", "running"}});
  EXPECT_EQ(card()[0], (Json{{"field", "state"}, {"before", "running"}, {"after", "paused"}}))
      << "what it did then, whatever was changed since";
  EXPECT_EQ(card()[1], (Json{{"field", "territories"}, {"before", nullptr}, {"after", "Nord"}}));
}

TEST_F(ChangesView, IsNarrowedToAnActionAGoalADistrict) {
  influence(city.cafes, "The parents' cafés lost their post");
  influence(city.club, "One contact per district");
  city.create("condition_news", {{"condition", restructure}, {"standing", "known"}, {"says", "It becomes two"}});
  EXPECT_THAT(titles(city.view("changes", {{"action", city.club}}), "influence"),
              ElementsAre("One contact per district"));
  EXPECT_THAT(titles(city.view("changes", {{"goal", city.top}}), "influence"), ElementsAre("One contact per district"))
      << "the club serves a goal below it";
  EXPECT_THAT(titles(city.view("changes", {{"goal", city.unserved}}), "influence"), ElementsAre());
  EXPECT_THAT(titles(city.view("changes", {{"action", city.cafes}}), "news"), ElementsAre("It becomes two"));
  EXPECT_THAT(titles(city.view("changes", {{"district", city.nord}}), "observation"), ElementsAre("Fridays are empty"));
  EXPECT_THAT(titles(city.view("changes", {{"district", city.sud}}), "observation"), ElementsAre());
  EXPECT_THAT(titles(city.view("changes", {{"to", "2026-03-01"}}), "observation"), ElementsAre());
}

TEST_F(ChangesView, ShowsInfluencesToTheLinkingGroupOnlyUntilTheyAreTold) {
  auto const id = influence(city.club, "One contact per district");
  EXPECT_THAT(titles(city.view("changes"), "influence"), ElementsAre("One contact per district"));
  EXPECT_THAT(titles(as_core("changes"), "influence"), ElementsAre());
  EXPECT_TRUE(as_core("condition_list")["conditions"][0]["influences"].empty());
  city.put("influence", {{"id", id}, {"told_on", "2026-03-12"}});
  EXPECT_THAT(titles(as_core("changes"), "influence"), ElementsAre("One contact per district"));
  EXPECT_EQ(as_core("condition_list")["conditions"][0]["influences"].size(), 1);
}

TEST_F(ChangesView, AddsUpWhatAdaptingCostsPerQuarter) {
  for (auto const& [field, value] : std::vector<std::pair<std::string, Json>>{
           {"hours", 3}, {"effort", "half_day"}, {"effort", "day"}, {"effort", "more"}})
    city.perform("adjustment.confirm", {{"id", adjust({{field, value}})}});
  adjust({{"hours", 100}});  // only proposed
  auto const cost = city.view("changes")["cost"];
  ASSERT_EQ(cost.size(), 1);
  EXPECT_EQ(cost[0], (Json{{"quarter", "2026-Q1"}, {"hours", 13.5}, {"adjustments", 4}, {"unsaid", 1}}));
}

// In the past all periods are gone through; now only the ends of what each place told are looked at.
TEST_F(ChangesView, TellsWhereNumbersTurnNowAsItWillOfThePast) {
  city.put("action", {{"id", city.club}, {"focus_rank", 1}});
  auto const turns = [&](Json const& view) {
    Json out = Json::array();
    for (auto const& line : view["changes"])
      if (line["kind"] == "number") out.push_back({line["period"], line["value"], line["answered"]});
    return out;
  };
  std::vector<Json> now;
  auto const look = [&] { now.push_back(turns(city.view("changes"))); };
  auto const next_day = [&] { city.clock.advance(std::chrono::hours{24}); };
  look();
  EXPECT_EQ(now.back(), Json::parse(R"([["2026-02", 270, 2], ["2026-01", 90, 1]])")) << "never whole";
  next_day();
  city.tell(city.children, city.est, "2026-02", 30);
  look();
  EXPECT_EQ(now.back(), Json::parse(R"([["2026-02", 300, 3], ["2026-01", 90, 1]])"));
  next_day();
  city.tell(city.children, city.nord, "2025-03", 5);
  city.tell(city.children, city.sud, "2025-04", 6);
  city.tell(city.children, city.est, "2025-05", 7);
  look();
  EXPECT_EQ(now.back(), Json::parse(R"([["2026-02", 300, 3], ["2025-03", 5, 1]])")) << "all had begun, none was whole";
  next_day();
  for (auto const* period : {"2025-06", "2025-07", "2026-03"})
    for (auto const& place : {city.nord, city.sud, city.est}) city.tell(city.children, place, period, 2);
  look();
  EXPECT_EQ(now.back(), Json::parse(R"([["2026-03", 6, 3], ["2025-06", 6, 3], ["2025-03", 5, 1]])"));
  next_day();
  city.tell(city.children, city.nord, "2018-01", 9);
  look();
  EXPECT_EQ(now.back(), Json::parse(R"([["2026-03", 6, 3], ["2025-06", 6, 3], ["2025-03", 5, 1]])"))
      << "longer ago than is looked back at";
  next_day();
  city.create("observation", {{"sort", "seen"}, {"text", "Later"}});
  for (std::size_t day = 0; day < now.size(); ++day)
    EXPECT_EQ(turns(city.view("changes", {}, "2026-03-" + std::to_string(12 + day))), now[day]) << day;
}

TEST_F(ChangesView, LeavesOffWhatIsEarlierAndSaysSo) {
  auto const all = city.view("changes");
  auto const cut = city.view("changes", {{"limit", 1}});
  EXPECT_EQ(cut["changes"].size(), 1);
  EXPECT_EQ(cut["earlier"], all["changes"].size() - 1);
}

TEST_F(ChangesView, ComesBackOnTodayOnItsDay) {
  city.change("condition", restructure, {{"review_on", "2026-03-13"}});
  auto const id = adjust({{"review_on", "2026-03-13"}});
  city.perform("adjustment.confirm", {{"id", id}});
  EXPECT_THAT(waiting(city.view("today"), "review"), ElementsAre());
  city.clock.advance(std::chrono::hours{24});
  EXPECT_THAT(waiting(city.view("today"), "review"), UnorderedElementsAre("Three evenings", "Childhood service"));
  city.perform("adjustment.review", {{"id", id}, {"effect", "More came"}});
  EXPECT_THAT(waiting(city.view("today"), "review"), ElementsAre("Childhood service"));
  EXPECT_EQ(one(city.view("changes"), "effect")["title"], "More came");
}

TEST_F(ChangesView, AnObservationWaitsUntilSomethingComesOfIt) {
  EXPECT_THAT(waiting(city.view("today"), "observed"), ElementsAre("Fridays are empty"));
  auto const id = adjust();
  EXPECT_THAT(waiting(city.view("today"), "observed"), ElementsAre());
  auto const kept = city.attempt("observation.remove", {{"id", seen}});
  ASSERT_FALSE(kept) << "something rests on it";
  EXPECT_EQ(kept.problem().code, "record.still_referenced");
  city.perform("adjustment.remove", {{"id", id}});
  EXPECT_THAT(waiting(city.view("today"), "observed"), ElementsAre("Fridays are empty"));
  city.perform("observation.answer", {{"id", seen}, {"answer", "The key is at the school"}});
  EXPECT_THAT(waiting(city.view("today"), "observed"), ElementsAre());
}

TEST_F(ChangesView, AnObservationSaysWhatBecameOfIt) {
  auto const led_to = [&] { return one(city.view("changes"), "observation")["led_to"]; };
  auto const meeting = city.create(
      "meeting",
      {{"title", "Fourth"}, {"kind", "local_group"}, {"action", city.club}, {"starts_at", "2026-04-09T16:00:00.000Z"}});
  auto const question =
      city.perform("observation.take_to_meeting", {{"id", seen}, {"meeting", meeting}, {"title", "Why Fridays?"}});
  EXPECT_EQ(question["note"], "Fridays are empty") << "what was seen stands below the question";
  EXPECT_EQ(
      led_to(),
      (Json{{{"kind", "meeting"}, {"id", meeting}, {"title", "Fourth"}, {"on", "2026-04-09"}, {"within", nullptr}}}));
  EXPECT_THAT(waiting(city.view("today"), "observed"), ElementsAre());
  auto const need = city.perform("observation.make_need", {{"id", seen}, {"public_title", "Nothing on Fridays"}});
  EXPECT_EQ(need["territory"], city.nord) << "its own place";
  EXPECT_EQ(need["title"], "Fridays are empty") << "its own words";
  EXPECT_EQ(city.perform("observation.make_need", {{"id", seen}})["id"], need["id"]) << "asked for again";
  EXPECT_EQ(led_to()[1]["title"], "Nothing on Fridays");
  EXPECT_EQ(led_to()[1]["within"], city.nord);
  adjust();
  EXPECT_EQ(led_to()[2]["title"], "Three evenings");

  auto const next = city.create("meeting", {{"title", "Fifth"}, {"kind", "local_group"}, {"action", city.club}});
  city.perform("agenda_item.carry", {{"id", question["id"]}, {"to", next}});
  EXPECT_EQ(led_to()[0]["title"], "Fifth") << "where it was carried to";
}

TEST_F(ChangesView, TellsOfMeetingsThatWereHeldAndWhatTheyDecided) {
  auto const meeting = city.create(
      "meeting",
      {{"title", "Third"}, {"kind", "local_group"}, {"action", city.club}, {"starts_at", "2026-03-12T08:00:00.000Z"}});
  EXPECT_TRUE(one(city.view("changes"), "meeting").is_null()) << "it is still to come";
  city.perform("meeting.open", {{"id", meeting}});
  city.perform("decision.create", {{"meeting", meeting}, {"text", "The key stays at the school"}});
  city.put("decision", {{"id", city.create("decision", {{"meeting", meeting}, {"text", "Open on Wednesdays"}})},
                        {"state", "confirmed"}});
  city.perform("meeting.close", {{"id", meeting}});
  auto const line = one(city.view("changes", {{"action", city.club}}), "meeting");
  EXPECT_EQ(line["title"], "Third");
  EXPECT_EQ(line["on"], "2026-03-12");
  ASSERT_EQ(line["led_to"].size(), 1) << "what is only proposed is not decided";
  EXPECT_EQ(line["led_to"][0]["title"], "Open on Wednesdays");
  EXPECT_TRUE(one(city.view("changes", {{"action", city.cafes}}), "meeting").is_null());
}

TEST_F(ChangesView, AnObservationOfNoPlaceBecomesANeedOfTheOneThatIsNamed) {
  auto const heard = city.create("observation", {{"sort", "heard"}, {"text", "Nobody minds the small ones"}});
  EXPECT_EQ(city.attempt("observation.make_need", {{"id", heard}}).problem().fields[0].field, "territory");
  EXPECT_EQ(city.perform("observation.make_need", {{"id", heard}, {"territory", city.sud}})["territory"], city.sud);
}

TEST_F(ChangesView, ConditionsSayWhatIsKnownAndWhenTheyAreLookedAtAgain) {
  city.change("condition", restructure, {{"review_on", "2026-03-12"}, {"owner", city.post}});
  auto const over = city.create("condition", {{"title", "Winter"}, {"kind", "event"}, {"ends_on", "2026-02-28"}});
  city.create("condition_news", {{"condition", restructure}, {"standing", "unknown"}, {"says", "Who leads it?"}});
  auto const list = city.view("condition_list")["conditions"];
  ASSERT_EQ(list.size(), 2);
  EXPECT_EQ(list[0]["due"], true);
  EXPECT_EQ(list[0]["owner_name"], "Amina, Cheffe de projet");
  EXPECT_EQ(list[0]["news"][0]["says"], "Who leads it?");
  EXPECT_EQ(list[1]["condition"]["id"], over);
  EXPECT_EQ(list[1]["over"], true);
  EXPECT_EQ(city.view("condition_list", {{"id", over}})["conditions"].size(), 1);
}

}  // namespace
}  // namespace arpent::views
