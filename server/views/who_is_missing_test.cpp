// Who is there and who is missing: meetings count by group and district, voices by where they were heard, both beside
// those who live there; whom to ask next.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

class WhoIsMissingView : public testing::Test {
 protected:
  CityForTests city;  // pupils: Nord 100, Sud 200, Est 300
  int meetings = 0;

  std::string meeting(Json fields = Json::object()) {
    if (!fields.contains("starts_at")) fields["starts_at"] = "2026-02-09T17:00:00.000Z";
    fields.update({{"title", "Meeting " + std::to_string(++meetings)}, {"kind", "local_group"}, {"action", city.club}});
    return city.create("meeting", fields);
  }
  void there(std::string const& at, char const* as, Json const& place, int people) {
    city.create("attendance", {{"meeting", at}, {"there_as", as}, {"territory", place}, {"people", people}});
  }
  Json ask(Json const& input = Json::object()) { return city.view("who_is_missing", input); }
  static Json district(Json const& answer, char const* name) {
    for (auto const& one : answer["districts"])
      if (one["name"] == name) return one;
    return nullptr;
  }
  static Json group(Json const& answer, char const* as) {
    for (auto const& one : answer["there"])
      if (one["there_as"] == as) return one;
    return nullptr;
  }
  // As somebody who does not belong to the team.
  Json as_member() {
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
      return *city.house().all.find("who_is_missing")->read(call, reader, Json::object());
    });
  }
};

TEST_F(WhoIsMissingView, CountsAtMeetingsByGroupAndByDistrict) {
  auto const one = meeting(), other = meeting();
  there(one, "parents", city.nord, 20);
  there(one, "officers", city.nord, 10);
  there(other, "parents", city.est, 10);
  auto const answer = ask();
  EXPECT_EQ(answer["base"], "pupils");
  EXPECT_EQ(answer["presence"]["people"], 40);
  EXPECT_EQ(group(answer, "parents")["people"], 30);
  EXPECT_EQ(group(answer, "parents")["share"], 75);
  EXPECT_EQ(answer["parents_word"], "over");
  auto const nord = district(answer, "Nord"), sud = district(answer, "Sud");
  EXPECT_EQ(nord["presence"]["people"], 30);
  EXPECT_EQ(nord["presence"]["share"], 75);
  EXPECT_EQ(nord["share"], 16.7) << "of the pupils";
  EXPECT_EQ(nord["presence"]["word"], "over");
  EXPECT_EQ(sud["presence"]["people"], 0);
  EXPECT_EQ(sud["presence"]["word"], "strongly_under");
  EXPECT_EQ(sud["presence"]["short_of"], 14) << "a third of forty";
}

TEST_F(WhoIsMissingView, ACountWithoutAPlaceIsOfThePlaceOfItsMeetingAndElseOfNoDistrict) {
  there(meeting({{"territory", city.sud}}), "residents", nullptr, 7);
  there(meeting(), "residents", nullptr, 5);
  auto const answer = ask();
  EXPECT_EQ(district(answer, "Sud")["presence"]["people"], 7);
  EXPECT_EQ(answer["presence"]["people"], 7);
  EXPECT_EQ(answer["presence"]["elsewhere"], 5);
}

TEST_F(WhoIsMissingView, LooksBackAsFarAsAskedAndLeavesOutWhatWasCalledOff) {
  there(meeting({{"starts_at", "2025-09-01T17:00:00.000Z"}}), "parents", city.nord, 8);
  auto const off = meeting();
  there(off, "parents", city.nord, 9);
  EXPECT_EQ(ask()["presence"]["people"], 17);
  EXPECT_EQ(ask({{"months", 3}})["presence"]["people"], 9);
  city.perform("meeting.cancel", {{"id", off}, {"because", "Snow"}});
  EXPECT_EQ(ask()["presence"]["people"], 8);
}

TEST_F(WhoIsMissingView, ProtectsTheFewAndStillNamesTheMissing) {
  auto const one = meeting();
  there(one, "parents", city.nord, 3);
  there(one, "elected", city.est, 60);
  EXPECT_EQ(district(ask(), "Nord")["presence"]["people"], 3) << "the team sees all counts";
  auto const answer = as_member();
  EXPECT_EQ(district(answer, "Nord")["presence"]["people"], nullptr);
  EXPECT_EQ(group(answer, "parents")["people"], nullptr);
  EXPECT_EQ(district(answer, "Sud")["presence"]["word"], "strongly_under");
}

TEST_F(WhoIsMissingView, SaysWhomToAskNextAndThroughWhom) {
  city.create("stakeholder",
              {{"name", "Café Sud"}, {"kind", "association"}, {"ring", "wide"}, {"territory", city.sud}});
  there(meeting(), "parents", city.nord, 60);
  auto const next = ask()["next"];
  ASSERT_FALSE(next.empty());
  EXPECT_EQ(ask()["next_of"], "presence");
  int seats = 0;
  for (auto const& one : next) {
    seats += one["seats"].get<int>();
    EXPECT_NE(one["name"], "Nord");
    EXPECT_EQ(one["through"].size(), one["name"] == "Sud" ? 1U : 0U);
  }
  EXPECT_EQ(seats, 20);
}

TEST_F(WhoIsMissingView, TellsADistrictQuarterByQuarter) {
  there(meeting({{"starts_at", "2025-11-20T17:00:00.000Z"}}), "parents", city.nord, 6);
  there(meeting(), "parents", city.nord, 8);
  there(meeting(), "parents", city.sud, 8);
  auto const quarters = city.view("district_engagement", {{"id", city.nord}})["quarters"];
  ASSERT_EQ(quarters.size(), 8);
  EXPECT_EQ(quarters[7]["key"], "2026-Q1");
  EXPECT_EQ(quarters[7]["present"], 8);
  EXPECT_EQ(quarters[6]["present"], 6);
  EXPECT_EQ(quarters[5]["present"], 0);
}

}  // namespace
}  // namespace arpent::views
