// The addresses of one's own calendar: only one's own, and only those that answer.
#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

class MyCalendars : public testing::Test {
 protected:
  std::string make(Json more) {
    more["opens"] = "calendar";
    return city.create("share_link", std::move(more));
  }
  std::vector<std::string> ids() {
    std::vector<std::string> out;
    auto const answer = city.view("my_calendars");
    for (auto const& one : answer["calendars"]) out.push_back(one["id"]);
    return out;
  }
  CityForTests city;
};

TEST_F(MyCalendars, AreMineAloneNewestFirstAndSayNoToken) {
  EXPECT_TRUE(ids().empty());
  auto const paul = city.create("person", {{"name", "Paul"}});
  make({{"person", paul}});
  make(Json::object());
  auto const first = make({{"person", city.amina}, {"label", "Amina"}}), second = make({{"person", city.amina}});
  EXPECT_EQ(ids(), (std::vector{second, first}));
  EXPECT_EQ(city.view("my_calendars")["calendars"][0]["made_on"], "2026-03-12");
  EXPECT_EQ(city.view("my_calendars").dump().find("token"), std::string::npos);
}

TEST_F(MyCalendars, LeaveOutWhatIsClosedOrOver) {
  auto const closed = make({{"person", city.amina}});
  city.perform("share_link.revoke", {{"id", closed}});
  make({{"person", city.amina}, {"expires_on", "2026-03-12"}});
  EXPECT_EQ(ids().size(), 1U) << "on its last day it answers";
  city.clock.advance(std::chrono::hours{24});
  EXPECT_TRUE(ids().empty());
}

}  // namespace
}  // namespace arpent::views
