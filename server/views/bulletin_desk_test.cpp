// What the bulletin is written from: news that still holds, influences nobody told of, and whom each ring reaches.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

class BulletinDesk : public testing::Test {
 protected:
  CityForTests city;
  std::string const restructure =
      city.create("condition", {{"title", "Childhood service"}, {"kind", "parallel_process"}});

  std::string news(char const* standing, char const* says, char const* on) {
    return city.create("condition_news",
                       {{"condition", restructure}, {"standing", standing}, {"says", says}, {"on_date", on}});
  }
  Json desk() { return city.view("bulletin_desk"); }
  std::vector<std::string> all(char const* list, char const* field) {
    std::vector<std::string> out;
    auto const laid = desk();
    for (auto const& one : laid[list]) out.push_back(one[field]);
    return out;
  }
  std::string partner(char const* name, char const* ring, Json const& contact = nullptr) {
    return city.create("stakeholder", {{"name", name}, {"kind", "association"}, {"ring", ring}, {"contact", contact}});
  }
  std::string person(char const* name, char const* email) {
    return city.create("person", {{"name", name}, {"email", email}});
  }
  void send(Json const& influences = Json::array()) {
    auto const id = city.create("bulletin", {{"title", "March"}, {"known", "Two"}, {"influences", influences}});
    city.perform("bulletin.send", {{"id", id}, {"rings", {"core"}}});
  }
};

TEST_F(BulletinDesk, LaysOutTheNewsThatStillHoldTheLatestFirst) {
  news("known", "It becomes two", "2026-01-10");
  auto const open = news("unknown", "Who leads it?", "2026-02-01");
  news("changing", "Posts are moved", "2026-03-01");
  EXPECT_THAT(all("news", "says"), testing::ElementsAre("Posts are moved", "Who leads it?", "It becomes two"));
  city.create("condition_news",
              {{"condition", restructure}, {"standing", "known"}, {"says", "Mrs Morin does"}, {"previous", open}});
  EXPECT_THAT(all("news", "says"), testing::ElementsAre("Mrs Morin does", "Posts are moved", "It becomes two"))
      << "what was unknown is known";
  EXPECT_EQ(desk()["news"][0]["condition_title"], "Childhood service");
}

TEST_F(BulletinDesk, SaysWhichNewsCameSinceTheLastOne) {
  partner("Parents’ collective", "core", person("Nora", "nora@example.org"));
  news("known", "It becomes two", "2026-01-10");
  EXPECT_EQ(desk()["news"][0]["is_new"], true) << "nothing was ever sent";
  EXPECT_EQ(desk()["last_sent_on"], nullptr);
  send();
  EXPECT_EQ(desk()["last_sent_on"], "2026-03-12");
  EXPECT_EQ(desk()["news"][0]["is_new"], false);
  auto const is_new = [this](char const* says) {
    auto const laid = desk();
    for (auto const& one : laid["news"])
      if (one["says"] == says) return one["is_new"] == true;
    return false;
  };
  news("changing", "Posts are moved", "2026-03-12");
  EXPECT_TRUE(is_new("Posts are moved")) << "the same day, after it was sent";
  news("known", "It was said in January", "2026-01-05");
  EXPECT_TRUE(is_new("It was said in January")) << "noted late";
  send();
  EXPECT_FALSE(is_new("Posts are moved")) << "told already, on the day of its bulletin";
  city.clock.advance(std::chrono::hours{24});
  news("changing", "Posts are named", "2026-03-13");
  EXPECT_TRUE(is_new("Posts are named"));
}

TEST_F(BulletinDesk, OffersAnInfluenceUntilItIsTold) {
  partner("Parents’ collective", "core", person("Nora", "nora@example.org"));
  auto const one = city.create("influence", {{"condition", restructure},
                                             {"action", city.club},
                                             {"direction", "on_action"},
                                             {"text", "One contact per district"}});
  auto const influences = desk()["influences"];
  ASSERT_EQ(influences.size(), 1);
  EXPECT_EQ(influences[0]["action_title"], "Club du soir");
  EXPECT_EQ(influences[0]["condition_title"], "Childhood service");
  send({one});
  EXPECT_TRUE(desk()["influences"].empty());
}

TEST_F(BulletinDesk, CountsWhomEachRingReachesAndNamesThoseItDoesNot) {
  auto const nora = person("Nora", "nora@example.org");
  partner("Parents’ collective", "core", nora);
  partner("Parents of the north", "core", nora);
  partner("Library", "core");
  partner("Sports club", "wide", person("Luc", "luc@example.org"));
  auto const rings = desk()["rings"];
  EXPECT_EQ(rings[0], (Json{{"ring", "core"}, {"people", 1}, {"unreachable", {"Library"}}}))
      << "one person speaks for two, and nobody for the library";
  EXPECT_EQ(rings[2]["people"], 1);
  EXPECT_EQ(rings[3], (Json{{"ring", "public"}, {"people", 0}, {"unreachable", Json::array()}}));
}

}  // namespace
}  // namespace arpent::views
