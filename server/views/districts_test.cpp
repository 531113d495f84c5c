// The four screens of districts and their numbers, on the tiny city: two of three districts told us.
#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

Json const& row_of(Json const& rows, std::string const& field, std::string const& value) {
  for (auto const& row : rows)
    if (row[field] == value) return row;
  ADD_FAILURE() << field << " " << value << " is not there";
  static Json const nothing = Json::object();
  return nothing;
}

TEST(DistrictList, KeepsTheCitysOrderAndNamesTheSilent) {
  CityForTests city;
  auto const list = city.view("district_list");
  EXPECT_EQ(list["indicator"], city.children);
  EXPECT_EQ(list["period"], "2026-02");
  ASSERT_EQ(list["districts"].size(), 3u);
  EXPECT_EQ(list["districts"][0]["name"], "Nord");
  EXPECT_EQ(list["districts"][1]["name"], "Sud");
  EXPECT_EQ(list["districts"][0]["value"], 150);
  EXPECT_EQ(list["districts"][0]["target"], 200);
  EXPECT_EQ(list["districts"][0]["state"], "fresh");
  EXPECT_TRUE(list["districts"][2]["value"].is_null());
  ASSERT_EQ(list["silent"].size(), 1u);
  EXPECT_EQ(list["silent"][0]["name"], "Est");
  EXPECT_EQ(list["together"]["value"], 270);
  EXPECT_EQ(list["together"]["answered"], 2);
  EXPECT_EQ(list["together"]["concerned"], 3);
  EXPECT_EQ(list["equity"]["lowest"], 120);
  EXPECT_EQ(list["equity"]["highest"], 150);
  EXPECT_EQ(list["equity"]["gap"], 30);
}

TEST(DistrictList, LooksAtAnotherPeriodAndSaysHowANumberMoved) {
  CityForTests city;
  auto const january = city.view("district_list", {{"indicator", city.children}, {"period", "2026-01"}});
  EXPECT_EQ(row_of(january["districts"], "id", city.est)["value"], 90);
  EXPECT_EQ(january["silent"].size(), 2u);
  city.tell(city.children, city.est, "2026-02", 80);
  auto const february = city.view("district_list", {{"indicator", city.children}});
  auto const& est = row_of(february["districts"], "id", city.est);
  EXPECT_EQ(est["before"], 90);
  EXPECT_EQ(est["movement"], "worse");
  EXPECT_TRUE(february["silent"].empty());
}

TEST(DistrictList, ComparesThePlacesThatCarryATagWithTheRest) {
  CityForTests city;
  city.change("territory", city.nord, {{"tags", {"priority"}}});
  city.change("territory", city.est, {{"tags", {"priority"}}});
  auto const equity = city.view("district_list", {{"indicator", city.children}})["equity"];
  EXPECT_EQ(equity["tag"], "priority");
  EXPECT_EQ(equity["tagged"]["answered"], 1);
  EXPECT_EQ(equity["tagged"]["concerned"], 2);
  EXPECT_TRUE(equity["per_pupil"]);
  EXPECT_EQ(equity["tagged"]["rate"], 150);  // 150 of 100 pupils
  EXPECT_EQ(equity["rest"]["rate"], 60);     // 120 of 200
}

TEST(DistrictList, RefusesAPeriodThatIsNone) {
  CityForTests city;
  auto const answer = city.attempt("district_list", {{"indicator", city.children}, {"period", "2026-13"}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().fields.at(0).code, "districts.no_such_period");
}

TEST(DistrictPage, TiesWhatIsDoneHereToTheGoalsOfTheCity) {
  CityForTests city;
  auto const page = city.view("district_page", {{"id", city.nord}});
  EXPECT_EQ(page["territory"]["name"], "Nord");
  auto const& number = row_of(page["numbers"], "indicator", city.children);
  EXPECT_EQ(number["value"], 150);
  EXPECT_EQ(number["teller"], "Amina");
  EXPECT_EQ(row_of(page["actions"], "id", city.club)["rung"], 4);
  auto const& adds = row_of(page["adds"], "goal", city.served);
  EXPECT_EQ(adds["value"], 150);
  EXPECT_EQ(adds["of"], 270);
  EXPECT_EQ(adds["answered"], 2);
  EXPECT_EQ(adds["reason"], "parce qu’on y finit ses devoirs");
  EXPECT_TRUE(city.view("district_page", {{"id", city.est}})["adds"].empty()) << "nothing was told for February";
}

TEST(DistrictPage, HoldsItsPlacesContestsAndTasks) {
  CityForTests city;
  city.create("territory", {{"name", "École A"}, {"level", "place"}, {"parent", city.nord}});
  city.create("task", {{"title", "Trouver une salle"}, {"about", city.nord}});
  city.create("comment", {{"about", city.nord}, {"text", "La salle est petite"}});
  auto const number = city.tell(city.children, city.nord, "2026-02", 151);
  city.put("counter_value",
           {{"measurement", number}, {"proposed_value", 96}, {"reason", "La liste"}, {"state", "open"}});
  auto const page = city.view("district_page", {{"id", city.nord}});
  EXPECT_EQ(page["inside"][0]["name"], "École A");
  EXPECT_EQ(page["tasks"][0]["title"], "Trouver une salle");
  EXPECT_EQ(page["comments"][0]["text"], "La salle est petite");
  EXPECT_EQ(page["comments"][0]["who"], "Amina");
  EXPECT_EQ(page["earlier_comments"], 0);
  EXPECT_EQ(page["contests"][0]["proposed"], 96);
  EXPECT_EQ(page["contests"][0]["value"], 151);
  EXPECT_TRUE(city.view("district_page", {{"id", city.sud}})["contests"].empty());
}

TEST(MeasureGrid, ShowsWhatWaitsBeforeWhatCounts) {
  CityForTests city;
  city.put("measurement", {{"indicator", city.children},
                           {"territory", city.nord},
                           {"period", "2026-02"},
                           {"value", 900},
                           {"state", "submitted"},
                           {"held_back", "far_from_last"}});
  auto const grid = city.view("measure_grid", {{"indicator", city.children}});
  EXPECT_EQ(grid["rows"].size(), 3u);
  auto const& periods = grid["periods"];
  EXPECT_EQ(periods.back()["key"], "2026-03") << "the month that runs may be written in";
  EXPECT_TRUE(row_of(periods, "key", "2026-02")["due"]);
  EXPECT_EQ(row_of(periods, "key", "2026-02")["together"]["value"], 270) << "what waits does not count";
  for (auto const& box : grid["boxes"])
    if (box["place"] == city.nord && box["period"] == "2026-02") {
      EXPECT_EQ(box["value"], 900);
      EXPECT_EQ(box["state"], "submitted");
      EXPECT_EQ(box["held_back"]["$say"], "measurement.held.far_from_last");
    }
}

TEST(MeasureGrid, KnowsClosedPeriodsAndRefusesOnesThatAreNone) {
  CityForTests city;
  city.put("period_close", {{"indicator", city.children}, {"period", "2026-01"}});
  auto const grid = city.view("measure_grid", {{"indicator", city.children}, {"from", "2026-01"}, {"to", "2026-02"}});
  ASSERT_EQ(grid["periods"].size(), 2u);
  EXPECT_TRUE(grid["periods"][0]["closed"]);
  EXPECT_FALSE(grid["periods"][1]["closed"]);
  EXPECT_EQ(grid["earlier"], "2025-12");
  EXPECT_FALSE(city.attempt("measure_grid", {{"indicator", city.children}, {"from", "2026"}}));
  EXPECT_FALSE(city.attempt("measure_grid", {{"indicator", city.children}, {"from", "2026-02"}, {"to", "2026-01"}}));
}

TEST(MeasureGrid, HasOneRowForTheWholeCity) {
  CityForTests city;
  city.tell(city.leaving, "", "2025", 8);
  auto const grid = city.view("measure_grid", {{"indicator", city.leaving}});
  ASSERT_EQ(grid["rows"].size(), 1u);
  EXPECT_EQ(grid["rows"][0]["id"], "");
  EXPECT_EQ(grid["rows"][0]["name"], "Petite-Ville");
  EXPECT_EQ(grid["boxes"][0]["value"], 8);
}

TEST(IndicatorPage, SaysWhereFromWhereToAndWhoTellsUs) {
  CityForTests city;
  auto const page = city.view("indicator_page", {{"id", city.children}});
  EXPECT_EQ(page["record"]["title"], "Enfants présents");
  EXPECT_EQ(page["action_title"], "Club du soir");
  EXPECT_EQ(page["start"], 200) << "of the two districts that told us";
  EXPECT_EQ(page["target"], 400);
  auto const& nord = row_of(page["places"], "place", city.nord);
  EXPECT_EQ(nord["baseline"]["value"], 100);
  EXPECT_EQ(nord["target"]["on_date"], "2026-06-30");
  EXPECT_EQ(page["city"]["teller"]["person_name"], "Amina");
  auto const& january = row_of(page["points"], "key", "2026-01");
  EXPECT_EQ(january["value"], 90);
  EXPECT_EQ(january["answered"], 1);
  EXPECT_EQ(january["concerned"], 3);
}

TEST(IndicatorPage, IsThereForOneThatIsNoLongerFollowed) {
  CityForTests city;
  city.change("indicator", city.children, {{"state", "retired"}});
  EXPECT_EQ(city.view("indicator_page", {{"id", city.children}})["record"]["state"], "retired");
}

TEST(DistrictScreens, ReadThePastByTheSameRules) {
  CityForTests city;
  city.clock.advance(std::chrono::hours{24 * 10});
  city.tell(city.children, city.est, "2026-02", 95);
  EXPECT_TRUE(city.view("district_list")["silent"].empty());
  EXPECT_EQ(city.view("district_list", {}, "2026-03-12")["silent"].size(), 1u);
  EXPECT_EQ(city.view("district_page", {{"id", city.est}}, "2026-03-12")["numbers"][0]["value"], 90);
}

}  // namespace
}  // namespace arpent::views
