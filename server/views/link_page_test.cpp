// What somebody sees who holds a link, and nothing but a link.
#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;

class LinkPage : public testing::Test {
 protected:
  Json opened(Json fields) {
    auto const link = city.create("share_link", std::move(fields));
    Order order{.operation = "link_page", .input = Json::object()};
    order.asker.link = link;
    order.asker.language = "fr";
    order.asker.operator_ = true;  // rights are asked elsewhere
    auto const answer = perform(city.house(), city.store(), std::move(order));
    return answer ? answer->body : Json(answer.problem().code);
  }
  Json number_of(std::string const& place) {
    return opened({{"opens", "measurement"}, {"indicator", city.children}, {"territory", place}, {"label", "École"}});
  }
  static std::vector<std::string> keys(Json const& page) {
    std::vector<std::string> out;
    for (auto const& period : page["periods"]) out.push_back(period["key"]);
    return out;
  }
  CityForTests city;
};

TEST_F(LinkPage, OfANumberSaysWhatItIsAskedFor) {
  auto const page = number_of(city.est);
  EXPECT_EQ(page["opens"], "measurement");
  EXPECT_EQ(page["city"], "Petite-Ville");
  EXPECT_EQ(page["label"], "École");
  EXPECT_EQ(page["action"], "Club du soir");
  EXPECT_EQ(page["title"], "Enfants présents");
  EXPECT_EQ(page["unit"], "enfants");
  EXPECT_EQ(page["place"], "Est");
  ASSERT_EQ(page["serves"].size(), 1U);
  EXPECT_EQ(page["serves"][0]["goal"], "Aimer venir à l’école");
  EXPECT_EQ(page["serves"][0]["reason"], "parce qu’on y finit ses devoirs");
  EXPECT_EQ(page["answered"], 2) << "of this period";
  EXPECT_EQ(page["concerned"], 3);
}

TEST_F(LinkPage, OffersThePeriodThatIsDueAndThoseBefore) {
  auto const page = number_of(city.est);
  EXPECT_THAT(keys(page), ElementsAre("2026-02", "2026-01", "2025-12", "2025-11"));
  EXPECT_EQ(page["periods"][0]["label"], "février 2026");
  EXPECT_EQ(page["periods"][0]["value"], nullptr);
  EXPECT_EQ(page["periods"][1]["value"], 90);
  EXPECT_EQ(page["periods"][1]["state"], "accepted");
  EXPECT_EQ(page["last"], 90);
  EXPECT_EQ(page["last_label"], "janvier 2026");
}

TEST_F(LinkPage, LeavesOutWhatIsClosed) {
  city.perform("period_close.create", {{"indicator", city.children}, {"period", "2026-01"}});
  EXPECT_THAT(keys(number_of(city.est)), ElementsAre("2026-02", "2025-12", "2025-11"));
}

TEST_F(LinkPage, ShowsWhatWaitsAndWhatWasAsked) {
  auto const told =
      city.perform("measurement.submit",
                   {{"indicator", city.children}, {"territory", city.est}, {"period", "2026-02"}, {"value", 900}});
  auto const waiting = number_of(city.est)["periods"][0];
  EXPECT_EQ(waiting["state"], "submitted");
  EXPECT_EQ(waiting["held_back"]["$say"], "measurement.held.far_from_last");
  city.perform("measurement.return", {{"id", told["id"]}, {"question", "Neuf cents ?"}});
  auto const page = number_of(city.est);
  EXPECT_EQ(page["periods"][0]["state"], "returned");
  EXPECT_EQ(page["periods"][0]["question"], "Neuf cents ?");
}

TEST_F(LinkPage, OfAnActionTellsNoNumber) {
  auto const page = opened({{"opens", "action"}, {"action", city.club}});
  EXPECT_EQ(page["action"], "Club du soir");
  EXPECT_EQ(page["is_about"], "Une aide gratuite après 16 h");
  EXPECT_EQ(page["indicator"], nullptr);
  EXPECT_TRUE(page["periods"].empty());
}

TEST_F(LinkPage, WithoutALinkIsNothing) {
  auto const answer = city.attempt("link_page", Json::object());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "link.unknown");
  EXPECT_EQ(answer.problem().status, 404);
}

TEST_F(LinkPage, OfWhatIsGoneSaysSo) {
  auto const unlinked = city.create("action", {{"title", "Seule"}});
  auto const page = opened({{"opens", "action"}, {"action", unlinked}});
  EXPECT_EQ(page["action"], "Seule");
  EXPECT_TRUE(page["serves"].empty());
}

}  // namespace
}  // namespace arpent::views
