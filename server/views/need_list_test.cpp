// The needs of a place for those who answer them: what is open by its voices, then the answers; what everybody may
// read.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;

class NeedListView : public testing::Test {
 protected:
  CityForTests city;

  // A need with so many voices, of as many phones.
  std::string need(std::string const& place, std::string const& text, int voices) {
    auto const id = say(place, text);
    city.change("challenge", id, {{"public_title", text + " (for all)"}});
    for (int i = 1; i < voices; ++i) city.perform("challenge.voice", {{"id", id}, {"voice", uuid4(chance)}});
    return id;
  }
  std::string say(std::string const& place, std::string const& text) {
    auto const made = city.perform("challenge.raise", {{"territory", place}, {"text", text}, {"voice", uuid4(chance)}});
    return made["id"].get<std::string>();
  }
  void answer(std::string const& id) { city.perform("challenge.answer", {{"id", id}, {"changes", "It opens"}}); }
  static std::vector<std::string> titles(Json const& needs) {
    std::vector<std::string> out;
    for (auto const& one : needs) out.push_back(one["title"].is_string() ? one["title"] : "");
    return out;
  }
  Json needs(std::string const& place) { return city.view("need_list", {{"territory", place}})["needs"]; }

  SystemRandom chance;
};

TEST_F(NeedListView, StandsByVoicesAndWhatIsAnsweredAtTheEnd) {
  auto const few = need(city.nord, "Few", 2), done = need(city.nord, "Done", 9), many = need(city.nord, "Many", 5);
  answer(done);
  EXPECT_THAT(titles(needs(city.nord)), ElementsAre("Many", "Few", "Done"));
  EXPECT_EQ(needs(city.nord)[0]["people"], 5);
  EXPECT_EQ(needs(city.nord)[2]["answered_by"], "Amina");
  EXPECT_THAT(titles(needs(city.sud)), ElementsAre());
}

TEST_F(NeedListView, CountsWhatWasPutTogetherUnderItsHead) {
  auto const one = need(city.nord, "Too loud", 2), other = need(city.nord, "No quiet place", 3);
  city.perform("challenge.group", {{"territory", city.nord}, {"ids", {one}}, {"into", other}});
  auto const read = needs(city.nord);
  ASSERT_EQ(read.size(), 1);
  EXPECT_EQ(read[0]["people"], 5);
  EXPECT_EQ(read[0]["below"][0], (Json{{"id", one}, {"title", "Too loud"}, {"people", 2}}));
}

TEST_F(NeedListView, SaysWhoTookItUpAndWhoMay) {
  auto const id = need(city.nord, "Nowhere to work", 1);
  city.perform("challenge.adopt", {{"id", id}, {"adopted_by", city.club}});
  auto const read = needs(city.nord)[0];
  EXPECT_EQ(read["adopted_kind"], "action");
  EXPECT_EQ(read["adopted_title"], "Club du soir");
  std::vector<std::string> takers;
  auto const list = city.view("need_list");
  for (auto const& one : list["takers"]) takers.push_back(one["name"]);
  EXPECT_THAT(takers, testing::IsSupersetOf({"Club du soir", "1.1 Aimer venir à l’école"}));
}

TEST_F(NeedListView, ASchoolIsReadWithItsDistrict) {
  auto const school = city.create("territory", {{"name", "École du Nord"}, {"level", "place"}, {"parent", city.nord}});
  need(school, "No shade", 1);
  EXPECT_THAT(titles(needs(city.nord)), ElementsAre("No shade"));
  EXPECT_EQ(needs(city.nord)[0]["place"], "École du Nord");
}

TEST_F(NeedListView, TheWallShowsOnlyWordsForAllAndNoCountBelowFive) {
  say(city.nord, "Mrs X shouts");
  need(city.nord, "Few", 4);
  auto const done = need(city.nord, "Many", 5);
  auto const wall = [&] { return city.view("need_wall", {{"territory", city.nord}})["needs"]; };
  EXPECT_THAT(titles(wall()), ElementsAre("Few (for all)", "Many (for all)"));
  EXPECT_EQ(wall()[0]["people"], nullptr);
  EXPECT_EQ(wall()[1]["people"], 5);
  answer(done);
  EXPECT_EQ(wall()[1]["changes"], "It opens");
  auto const page = city.view("need_page", {{"id", done}})["need"];
  EXPECT_EQ(page["changes"], "It opens");
}

}  // namespace
}  // namespace arpent::views
