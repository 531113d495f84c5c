// One search over everything, that leads to a page.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class Search : public testing::Test {
 protected:
  // "kind title url" of each hit, ids in urls left out.
  std::vector<std::string> hits(std::string const& q, Json more = Json::object()) {
    more["q"] = q;
    std::vector<std::string> out;
    auto const answer = city.view("search", more);
    for (auto const& hit : answer["hits"])
      out.push_back(hit["kind"].get<std::string>() + " " + hit["title"].get<std::string>());
    return out;
  }
  std::string url(std::string const& q) {
    auto const answer = city.view("search", {{"q", q}});
    return answer["hits"].empty() ? "" : answer["hits"][0]["url"].get<std::string>();
  }
  CityForTests city;
};

TEST_F(Search, IgnoresAccentsCaseAndOrder) {
  for (auto const* q : {"club soir", "SOIR CLUB", "club du so", "Clüb sôir"})
    EXPECT_THAT(hits(q), Contains("action Club du soir")) << q;
  EXPECT_THAT(hits("reussir"), Contains("goal Réussir ensemble"));
  EXPECT_THAT(hits("clubs du midi"), IsEmpty());
}

TEST_F(Search, LeadsToAPage) {
  EXPECT_EQ(url("Club du soir"), "/actions/" + city.club);
  EXPECT_EQ(url("Accueillir les parents"), "/goals/" + city.unserved);
  EXPECT_EQ(url("Sorties précoces"), "/indicators/" + city.leaving);
  EXPECT_EQ(url("Nord"), "/districts/" + city.nord);
  EXPECT_EQ(url("Bien grandir"), "/plan");
  EXPECT_EQ(url("finit ses devoirs"), "/actions/" + city.club) << "the reason of a link: its action";
  city.create("comment", {{"about", city.served}, {"text", "Parlons des lanternes."}});
  EXPECT_EQ(url("lanternes"), "/goals/" + city.served);
  city.create("assumption",
              {{"from_goal", city.served}, {"to_goal", city.top}, {"assumption", "qui vient volontiers reste"}});
  EXPECT_EQ(url("volontiers"), "/goals/" + city.served);
  auto const school =
      city.create("territory", {{"name", "École Jules-Verne"}, {"level", "place"}, {"parent", city.sud}});
  (void)school;
  EXPECT_EQ(url("Jules-Verne"), "/districts/" + city.sud) << "a school: its district";
}

TEST_F(Search, ShowsAPartnerWhereTheyTakePart) {
  auto const partner = city.create("stakeholder", {{"name", "Amicale laïque"}});
  EXPECT_THAT(hits("laique"), IsEmpty()) << "there is no page of it yet";
  city.create("involvement", {{"stakeholder", partner}, {"action", city.cafes}, {"role", "does_with"}});
  EXPECT_EQ(url("laique"), "/actions/" + city.cafes);
}

TEST_F(Search, TakesAnyText) {
  for (auto const* q :
       {"\"", "'", "club OR", "NEAR(", "*", "club*", "a AND", "-club", "col:club", "( )", "🌱", "%", "_"})
    city.view("search", {{"q", q}});
  EXPECT_FALSE(city.attempt("search", {{"q", ""}}));
  EXPECT_FALSE(city.attempt("search", {{"q", std::string(201, 'a')}}));
  EXPECT_FALSE(city.attempt("search", {{"q", "club"}, {"limit", 0}}));
}

TEST_F(Search, ShowsAsManyAsAsked) {
  for (int n = 0; n < 30; ++n) city.create("action", {{"title", "Lanterne " + std::to_string(n)}});
  EXPECT_EQ(hits("lanterne").size(), 12U);
  EXPECT_EQ(hits("lanterne", {{"limit", 3}}).size(), 3U);
  EXPECT_EQ(hits("lanterne", {{"limit", 50}}).size(), 30U);
}

TEST_F(Search, FollowsWhatIsChangedAndRemoved) {
  city.change("action", city.cafes, {{"title", "Goûters des parents"}});
  EXPECT_THAT(hits("gouters"), ElementsAre("action Goûters des parents"));
  EXPECT_THAT(hits("cafes des parents"), Not(Contains("action Cafés des parents")));
  city.perform("action.remove", {{"id", city.cafes}});
  EXPECT_THAT(hits("gouters"), IsEmpty());
}

}  // namespace
}  // namespace arpent::views
