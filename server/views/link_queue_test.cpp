// What meetings leave to the linking group's twenty minutes, and when.
#include "views/link_queue_answer.h"

#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::IsEmpty;

class LinkQueueOfMeetings : public testing::Test {
 protected:
  void SetUp() override {
    meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
    city.perform("meeting.set_agenda", {{"id", meeting}, {"items", {{{"step", "examples"}}, {{"step", "swot"}}}}});
    city.perform("meeting.open", {{"id", meeting}});
  }
  std::vector<Json> items(char const* what) {
    std::vector<Json> out;
    auto const answer = city.view("link_queue");
    for (auto const& item : answer["items"])
      if (item["what"] == what) out.push_back(item);
    return out;
  }
  void days_later(int days) { city.clock.advance(std::chrono::hours{24 * days}); }
  std::string decision(Json fields) {
    fields["meeting"] = meeting;
    fields["text"] = "Ouvrir à 16 h 30";
    return city.create("decision", std::move(fields));
  }

  CityForTests city;
  std::string meeting;
};

TEST_F(LinkQueueOfMeetings, BringsWhatWasSaidForThePlanTheNextMorning) {
  auto const aside = city.perform("meeting.set_aside",
                                  {{"id", meeting}, {"text", "Et les parents qui travaillent le soir ?"}})["aside"];
  EXPECT_THAT(items("aside"), IsEmpty()) << "the evening is not over";
  days_later(1);
  ASSERT_EQ(items("aside").size(), 1U);
  auto const item = items("aside")[0];
  EXPECT_EQ(item["id"], aside);
  EXPECT_EQ(item["meeting"]["title"], "Soirée");
  EXPECT_EQ(item["action"]["title"], "Club du soir");
  EXPECT_EQ(item["step"], "examples") << "that the meeting was at";
  EXPECT_EQ(item["since"], "2026-03-12");
  city.perform("aside.answer", {{"id", aside}, {"answer", "On le demande au conseil."}});
  EXPECT_THAT(items("aside"), IsEmpty());
}

TEST_F(LinkQueueOfMeetings, BringsBackADecisionOnItsDay) {
  auto const made = decision({{"review_on", "2026-03-13"}});
  city.perform("meeting.close", {{"id", meeting}});
  EXPECT_THAT(items("decision"), IsEmpty());
  days_later(1);
  ASSERT_EQ(items("decision").size(), 1U);
  EXPECT_EQ(items("decision")[0]["id"], made);
  city.change("decision", made, {{"review_on", "2026-06-01"}});
  EXPECT_THAT(items("decision"), IsEmpty());
}

TEST_F(LinkQueueOfMeetings, CarriesARecommendationToItsAnswer) {
  auto const made = decision({{"leads_to", "recommendation"}});
  EXPECT_THAT(items("decision_to_recommend"), IsEmpty()) << "it is still at the table";
  city.perform("meeting.close", {{"id", meeting}});
  ASSERT_EQ(items("decision_to_recommend").size(), 1U);
  city.perform("decision.answer", {{"id", made}, {"yes", true}});
  EXPECT_THAT(items("decision_to_recommend"), IsEmpty());
  ASSERT_EQ(items("recommendation_to_put").size(), 1U);
  auto const waits = items("recommendation_to_put")[0];
  EXPECT_EQ(waits["title"], "Ouvrir à 16 h 30");
  EXPECT_EQ(waits["action"]["title"], "Club du soir");
  city.change("recommendation", waits["id"], {{"body", city.post}, {"put_on", "2026-03-12"}});
  EXPECT_THAT(items("recommendation_to_put"), IsEmpty());
  EXPECT_THAT(items("recommendation"), IsEmpty()) << "they have time to answer";
  days_later(61);
  ASSERT_EQ(items("recommendation").size(), 1U);
  EXPECT_EQ(items("recommendation")[0]["beside"], "Cheffe de projet");
  city.perform("recommendation.answer", {{"id", waits["id"]}, {"state", "accepted"}});
  EXPECT_THAT(items("recommendation"), IsEmpty());
}

}  // namespace
}  // namespace arpent::views
