// News of a condition has its day and its follower; an observation is answered, and what rests on one names it.
#include "domain/course/condition.h"

#include <gmock/gmock.h>

#include "domain/course/rooms.h"
#include "operations/trial_house.h"

namespace arpent::course {
namespace {

struct Card {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Card::title>("title", {.required = true})};
    static Shape const shape = kept<Card>("action", "actions", fields);
    return shape;
  }
};
void add_card(Register& all) { add_standard<Card>(all); }

class Conditions : public testing::Test {
 protected:
  TrialHouse house{{add_operations, add_card}};
  std::string const action = house.id("action.create", {{"title", "Club"}});
  std::string const restructure =
      house.id("condition.create", {{"title", "Childhood service"}, {"kind", "parallel_process"}});
  Json news(Json fields) {
    if (!fields.contains("condition")) fields["condition"] = restructure;
    return house.done("condition_news.create", fields);
  }
};

TEST_F(Conditions, NewsIsOfTodayUnlessItSaysItsDay) {
  EXPECT_EQ(news({{"standing", "known"}, {"says", "It becomes two"}})["on_date"], "2026-03-12");
  EXPECT_EQ(news({{"standing", "known"}, {"says", "It is so"}, {"on_date", "2026-02-01"}})["on_date"], "2026-02-01");
  EXPECT_EQ(house.refusal("condition_news.create", {{"condition", restructure},
                                                    {"standing", "known"},
                                                    {"says", "No"},
                                                    {"on_date", "2026-02-02"},
                                                    {"ended_on", "2026-02-01"}}),
            "ended_on dates.end_before_start");
}

TEST_F(Conditions, WhatWasUnknownBecomesKnown) {
  auto const open =
      news({{"standing", "unknown"}, {"says", "Who leads the second one?"}, {"on_date", "2026-02-01"}})["id"];
  auto const known = house.ask(
      "condition_news.create",
      {{"condition", restructure}, {"standing", "known"}, {"says", "Mrs Morin leads it"}, {"previous", open}});
  ASSERT_TRUE(known);
  EXPECT_EQ(house.get("condition_news", open)["ended_on"], "2026-03-12");
  ASSERT_TRUE(house.ask("entry.undo", {{"moment", known->moment}}));
  EXPECT_EQ(house.get("condition_news", open)["ended_on"], nullptr) << "both are taken back together";
  auto const other = house.id("condition.create", {{"title", "State funding"}, {"kind", "funding"}});
  EXPECT_EQ(house.refusal("condition_news.create",
                          {{"condition", other}, {"standing", "known"}, {"says", "x"}, {"previous", open}}),
            "previous condition_news.of_another_condition");
}

TEST_F(Conditions, InfluencesRunBothWays) {
  for (auto const* direction : {"on_action", "from_action"})
    EXPECT_EQ(house.done("influence.create", {{"condition", restructure},
                                              {"action", action},
                                              {"direction", direction},
                                              {"text", "One contact per district"}})["on_date"],
              "2026-03-12");
  EXPECT_EQ(house.refusal("influence.create",
                          {{"condition", restructure}, {"action", action}, {"direction", "sideways"}, {"text", "x"}}),
            "direction field.choice");
}

TEST_F(Conditions, AnObservationIsAnsweredAndNeverOfADayToCome) {
  Json const seen{{"sort", "seen"}, {"text", "The room was locked"}, {"about", action}};
  auto later = seen;
  later["on_date"] = "2026-03-13";
  EXPECT_EQ(house.refusal("observation.create", later), "on_date observation.not_yet");
  auto const id = house.id("observation.create", seen);
  EXPECT_EQ(house.get("observation", id)["on_date"], "2026-03-12");
  EXPECT_EQ(house.refusal("observation.answer", {{"id", id}}), "answer field.required");
  auto const answered = house.done("observation.answer", {{"id", id}, {"answer", "The key is at the school"}});
  EXPECT_EQ(answered["state"], "answered");
  EXPECT_EQ(answered["answered_on"], "2026-03-12");
}

}  // namespace
}  // namespace arpent::course
