// Numbers that wait to be read, with what the reader needs to decide.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

class Waiting : public testing::Test {
 protected:
  Json submit(std::string const& place, double value, char const* period = "2026-03") {
    return city.perform("measurement.submit",
                        {{"indicator", city.children}, {"territory", place}, {"period", period}, {"value", value}});
  }
  Json lines(std::optional<std::string> on = std::nullopt) {
    return city.view("waiting_numbers", {}, std::move(on))["numbers"];
  }
  CityForTests city;
};

TEST_F(Waiting, AreNoneWhereAllCount) {
  EXPECT_EQ(lines(), Json::array());
  submit(city.nord, 155);
  EXPECT_EQ(lines(), Json::array());
}

TEST_F(Waiting, SayWhyAndWhatCameBefore) {
  auto const told = submit(city.nord, 600);
  auto const all = lines();
  ASSERT_EQ(all.size(), 1U);
  auto const& one = all[0];
  EXPECT_EQ(one["id"], told["id"]);
  EXPECT_EQ(one["state"], "submitted");
  EXPECT_EQ(one["value"], 600);
  EXPECT_EQ(one["last"], 150);
  EXPECT_EQ(one["place"], "Nord");
  EXPECT_EQ(one["action_title"], "Club du soir");
  EXPECT_EQ(one["told_by"], "Amina");
  ASSERT_EQ(one["reasons"].size(), 1U);
  EXPECT_EQ(one["reasons"][0]["$say"], "measurement.held.far_from_last");
  EXPECT_EQ(one["reasons"][0]["$params"]["last"], "150");
}

TEST_F(Waiting, SayWhoHandsOverAndToWhom) {
  auto const reporters = city.perform("reporter.list", Json::object())["reporters"];
  city.perform("reporter.hand_over", {{"id", reporters[0]["id"]}, {"proposed_name", "Karim"}});
  auto const all = city.view("waiting_numbers", {}, std::nullopt)["hand_overs"];
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["id"], reporters[0]["id"]);
  EXPECT_EQ(all[0]["person"], "Karim");
  EXPECT_FALSE(all[0]["title"].get<std::string>().empty());
  city.perform("reporter.confirm_hand_over", {{"id", reporters[0]["id"]}});
  EXPECT_EQ(city.view("waiting_numbers", {}, std::nullopt)["hand_overs"], Json::array());
}

TEST_F(Waiting, StandInTheOrderOfAgeAndGoWhenTheyAreRead) {
  auto const first = submit(city.sud, 5000), second = submit(city.nord, -1);
  auto const all = lines();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["id"], first["id"]);
  city.perform("measurement.accept", {{"id", first["id"]}});
  city.perform("measurement.return", {{"id", second["id"]}, {"question", "Moins un ?"}});
  auto const left = lines();
  ASSERT_EQ(left.size(), 1U) << "what was sent back still waits";
  EXPECT_EQ(left[0]["state"], "returned");
  EXPECT_EQ(left[0]["question"], "Moins un ?");
  submit(city.nord, 152);
  EXPECT_EQ(lines(), Json::array()) << "the answer came";
}

TEST_F(Waiting, AreReadAsOfADay) {
  submit(city.nord, 600);
  auto const then = lines();
  city.clock.advance(std::chrono::hours{48});
  city.perform("measurement.accept", {{"id", then[0]["id"]}});
  EXPECT_EQ(lines(), Json::array());
  auto const past = lines("2026-03-12");
  ASSERT_EQ(past.size(), 1U);
  EXPECT_EQ(past[0], then[0]);
}

}  // namespace
}  // namespace arpent::views
