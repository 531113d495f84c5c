// Two ways compared: the lot that stays as it fell, what is told of both, and what can be said of it.
#include <gmock/gmock.h>

#include <cmath>

#include "domain/pilot/comparison.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/rooms.h"
#include "operations/trial_house.h"

namespace arpent::pilot {
namespace {

using testing::HasSubstr;

class Ways : public testing::Test {
 protected:
  std::string prepared(Json const& also) {
    Json card{{"title", "Un appel avant la réunion"},
              {"place", "École des Tilleuls"},
              {"people_max", 60},
              {"ends_on", "2026-06-30"},
              {"worst_case", "Un parent se sent poursuivi"},
              {"undo", "On n’appelle plus"},
              {"red_lines", {"Un parent se plaint"}},
              {"prediction", "Un sur deux vient"},
              {"debrief_on", "2026-07-03"},
              {"outcome", "Le parent vient"},
              {"usual_way", "Le mot dans le cahier"}};
    card.update(also);
    return house.id("pilot.create", card);
  }
  std::string running(Json const& also) {
    auto const id = prepared(also);
    house.done("pilot.approve", {{"id", id}});
    if (also.value("compared", "") == "places") house.done("pilot.draw", {{"id", id}});
    house.done("pilot.start", {{"id", id}});
    return id;
  }
  std::string blocks() { return running({{"compared", "blocks"}, {"block_tried", 10}, {"block_usual", 10}}); }
  std::string arrivals() { return running({{"compared", "arrivals"}}); }
  Json place_card() {
    return {{"compared", "places"}, {"drawn_count", 2}, {"drawn_among", {"A", "B", "C", "D", "E", "F", "G"}}};
  }
  std::string arrival(int n) {
    char id[37];
    std::snprintf(id, sizeof id, "0190bbbb-0000-4000-8000-%012d", n);
    return id;
  }
  Json block(std::string const& id, int n, int tried, int usual) {
    return house.done("pilot.tell_block", {{"id", id}, {"block", n}, {"tried_events", tried}, {"usual_events", usual}});
  }
  TrialHouse house{{add_operations}};
};

TEST_F(Ways, NeedWhatIsCountedBeforeTheyAreApproved) {
  auto const id = prepared({{"compared", "blocks"}, {"outcome", nullptr}});
  EXPECT_EQ(house.refusal("pilot.approve", {{"id", id}}), "pilot.lines_missing");
  EXPECT_EQ(missing_lines(record::typed<Pilot>(house.get("pilot", id))),
            (std::vector<std::string>{"outcome", "block_tried", "block_usual"}));
}

TEST_F(Ways, AreToldRoundByRound) {
  auto const id = blocks();
  EXPECT_EQ(block(id, 1, 6, 4).value("evidence", ""), "nothing");
  EXPECT_EQ(house.refusal("pilot.tell_block", {{"id", id}, {"block", 3}, {"tried_events", 1}, {"usual_events", 1}}),
            "block pilot.block_next");
  EXPECT_EQ(house.refusal("pilot.tell_block", {{"id", id}, {"block", 2}, {"tried_events", 11}, {"usual_events", 1}}),
            "tried_events pilot.more_events_than_exposed");
  Json seen;
  for (int n = 2; n <= 12; ++n) seen = block(id, n, 9, 3);
  EXPECT_EQ(seen.value("evidence", ""), "enough");
  EXPECT_GT(seen.value("lower", -100.0), 0);
  EXPECT_EQ(seen.value("tried", 0), 120);
  EXPECT_EQ(seen["blocks"].size(), 12u);
}

TEST_F(Ways, CorrectARoundWithAReasonAndTakeTheSameAgainForTheSame) {
  auto const id = blocks();
  block(id, 1, 6, 4);
  block(id, 1, 6, 4);
  EXPECT_EQ(house.refusal("pilot.tell_block", {{"id", id}, {"block", 1}, {"tried_events", 5}, {"usual_events", 4}}),
            "reason pilot.told_say_why");
  auto const seen =
      house.done("pilot.tell_block",
                 {{"id", id}, {"block", 1}, {"tried_events", 5}, {"usual_events", 4}, {"reason", "Compté deux fois"}});
  EXPECT_EQ(seen["blocks"][0].value("tried_events", 0), 5);
  EXPECT_EQ(seen["blocks"][0].value("correction", ""), "Compté deux fois");
}

TEST_F(Ways, DrawForWhoeverArrivesOnce) {
  auto const id = arrivals();
  auto const first = house.done("pilot.draw_next", {{"id", id}, {"arrival", arrival(1)}, {"who", "K7"}});
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(house.done("pilot.draw_next", {{"id", id}, {"arrival", arrival(1)}})["tried"], first["tried"]);
  EXPECT_EQ(house.refusal("pilot.draw_next", {{"id", id}, {"arrival", arrival(2)}, {"who", "K7"}}),
            "who pilot.person_drawn_already");
  int tried = 0;
  for (int n = 2; n <= 60; ++n)
    tried += house.done("pilot.draw_next", {{"id", id}, {"arrival", arrival(n)}}).value("tried", false);
  EXPECT_GT(tried, 15);
  EXPECT_LT(tried, 45);
  EXPECT_EQ(house.refusal("pilot.draw_next", {{"id", id}, {"arrival", arrival(61)}}), "pilot.full");
}

TEST_F(Ways, CountOnlyThoseWhoseOutcomeWasTold) {
  auto const id = arrivals();
  for (int n = 1; n <= 10; ++n) house.done("pilot.draw_next", {{"id", id}, {"arrival", arrival(n)}});
  EXPECT_EQ(house.refusal("pilot.tell_outcome", {{"id", id}, {"arrival", arrival(99)}, {"event", true}}),
            "arrival pilot.arrival_unknown");
  Json seen;
  for (int n = 1; n <= 4; ++n)
    seen = house.done("pilot.tell_outcome", {{"id", id}, {"arrival", arrival(n)}, {"event", n % 2 == 0}});
  EXPECT_EQ(seen.value("tried", 0) + seen.value("usual", 0), 4);
  EXPECT_EQ(seen.value("waiting", 0), 6);
  EXPECT_EQ(house.refusal("pilot.tell_outcome", {{"id", id}, {"arrival", arrival(1)}, {"event", true}}),
            "reason pilot.told_say_why");
  seen = house.done("pilot.tell_outcome",
                    {{"id", id}, {"arrival", arrival(1)}, {"event", true}, {"reason", "Venu plus tard"}});
  EXPECT_EQ(seen.value("tried", 0) + seen.value("usual", 0), 4);
  house.done("pilot.pause", {{"id", id}});
  EXPECT_EQ(house.refusal("pilot.draw_next", {{"id", id}, {"arrival", arrival(11)}}), "pilot.not_running");
  house.done("pilot.tell_outcome", {{"id", id}, {"arrival", arrival(5)}, {"event", true}});
}

TEST_F(Ways, DrawPlacesOnceBetweenApprovalAndStart) {
  auto const id = prepared(place_card());
  EXPECT_EQ(house.refusal("pilot.draw", {{"id", id}}), "pilot.draw_after_approval");
  house.done("pilot.approve", {{"id", id}});
  EXPECT_EQ(house.refusal("pilot.start", {{"id", id}}), "pilot.draw_first");
  auto const drawn = house.done("pilot.draw", {{"id", id}});
  ASSERT_EQ(drawn["drawn"].size(), 2u);
  EXPECT_EQ(house.refusal("pilot.draw", {{"id", id}}), "pilot.drawn_already");
  EXPECT_EQ(house.refusal("pilot.withdraw", {{"id", id}}), "pilot.has_drawn");
  // Whoever has the number of the draw draws the same again.
  auto const card = place_card();
  auto const again = trial::draw(7, 2, std::stoull(drawn.value("draw_seed", "")));
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_EQ(drawn["drawn"][i], card["drawn_among"][static_cast<std::size_t>(again[i])]);
  house.done("pilot.start", {{"id", id}});
  auto const next = house.done("pilot.next_version", {{"id", id}});
  EXPECT_TRUE(next["drawn"].empty());
  EXPECT_TRUE(next["draw_seed"].is_null());
}

TEST_F(Ways, SayOfPlacesWhatAllDrawsWouldHaveShown) {
  auto const id = running(place_card());
  auto const drawn = house.get("pilot", id)["drawn"];
  Json seen;
  auto const card = place_card();
  for (auto const& place : card["drawn_among"]) {
    EXPECT_TRUE(seen.is_null() || seen["lower"].is_null()) << "nothing before all figures are there";
    bool const tried = std::find(drawn.begin(), drawn.end(), place) != drawn.end();
    seen = house.done("pilot.tell_place", {{"id", id}, {"place", place}, {"before", 10}, {"after", tried ? 20 : 11}});
  }
  EXPECT_THAT(seen["says"].dump(), HasSubstr("\"pilot.compared.places_more\""));
  EXPECT_THAT(seen["says"].dump(), HasSubstr("\"n\":\"1\",\"draws\":\"21\""));
  EXPECT_EQ(seen.value("evidence", ""), "enough");
  EXPECT_EQ(house.refusal("pilot.tell_place", {{"id", id}, {"place", "Z"}, {"before", 1}, {"after", 1}}),
            "place pilot.place_unknown");
  EXPECT_EQ(house.refusal("pilot.tell_place", {{"id", id}, {"place", "A"}, {"before", 1}, {"after", 1}}),
            "reason pilot.told_say_why");
}

TEST_F(Ways, RefuseWhatCannotBeDrawn) {
  auto const fault = [&](Json const& also) {
    auto card = place_card();
    card.update(also);
    return house.refusal("pilot.create", {{"title", "x"},
                                          {"compared", "places"},
                                          {"drawn_among", card["drawn_among"]},
                                          {"drawn_count", card["drawn_count"]}});
  };
  EXPECT_EQ(fault({{"drawn_count", 7}}), "drawn_count pilot.some_stay_as_usual");
  EXPECT_EQ(fault({{"drawn_among", {"A", "A", "B"}}}), "drawn_count pilot.some_stay_as_usual")
      << "a place is one place";
  Json many = Json::array();
  for (int i = 0; i < 17; ++i) many.push_back("P" + std::to_string(i));
  EXPECT_EQ(fault({{"drawn_among", many}}), "drawn_among pilot.places_too_many");
}

TEST_F(Ways, AreTheWayThatWasApproved) {
  auto const id = blocks();
  EXPECT_EQ(house.refusal("pilot.draw_next", {{"id", id}, {"arrival", arrival(1)}}), "pilot.compares_otherwise");
  EXPECT_EQ(house.refusal("pilot.draw", {{"id", id}}), "pilot.compares_otherwise");
}

TEST(Comparison, SaysWhatItCannotShow) {
  Pilot pilot;
  pilot.compared = "places";
  pilot.drawn_among = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"};
  pilot.drawn_count = 1;
  auto const of_one = comparison_answer(pilot, {});
  EXPECT_THAT(Json(of_one->cannot).dump(), HasSubstr("pilot.cannot.too_few_places"));
  pilot.drawn_count = 3;
  EXPECT_THAT(Json(comparison_answer(pilot, {})->cannot).dump(), HasSubstr("165"));
  pilot.compared = "no";
  EXPECT_FALSE(comparison_answer(pilot, {}));
}

TEST(Comparison, KnowsHowMuchIsEnough) {
  EXPECT_EQ(evidence_of(std::log(2.9)), Evidence::nothing);
  EXPECT_EQ(evidence_of(std::log(3.0)), Evidence::hint);
  EXPECT_EQ(evidence_of(std::log(10.0)), Evidence::some);
  EXPECT_EQ(evidence_of(std::log(20.0)), Evidence::enough);
}

TEST(Comparison, SaysWhenEvenTheBestIsTooLittle) {
  Pilot pilot;
  pilot.compared = "blocks";
  pilot.block_tried = pilot.block_usual = 20;
  pilot.least_useful = 0.5;
  Arms arms;
  for (int i = 0; i < 20; ++i) arms.blocks.push_back({10, 10});
  auto const answer = comparison_answer(pilot, arms);
  EXPECT_THAT(Json(answer->says).dump(), HasSubstr("pilot.compared.too_little"));
  EXPECT_EQ(answer->evidence, "nothing");
}

}  // namespace
}  // namespace arpent::pilot
