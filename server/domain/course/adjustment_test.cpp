// A change of course changes the card when it is confirmed, and not before.
#include "domain/course/adjustment.h"

#include <gmock/gmock.h>

#include "domain/course/rooms.h"
#include "operations/trial_house.h"

namespace arpent::course {
namespace {

struct Card {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> state, starts_on, ends_on, lead;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Card::title>("title", {.required = true}), text<&Card::state>("state"),
                                   date<&Card::starts_on>("starts_on"), date<&Card::ends_on>("ends_on"),
                                   reference<&Card::lead>("lead", "post")};
    static Shape const shape = kept<Card>("action", "actions", fields);
    return shape;
  }
};
struct Post {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Post::title>("title")};
    static Shape const shape = kept<Post>("post", "posts", fields);
    return shape;
  }
};
void add_others(Register& all) {
  add_standard<Card>(all);
  add_standard<Post>(all);
}

class Course : public testing::Test {
 protected:
  TrialHouse house{{add_operations, add_others}};
  std::string const action =
      house.id("action.create", {{"title", "Club"}, {"state", "running"}, {"starts_on", "2026-01-05"}});
  std::string adjust(Json fields) {
    fields["action"] = action;
    if (!fields.contains("why_changed")) fields["why_changed"] = "Nobody came on Fridays.";
    return house.id("adjustment.create", fields);
  }
};

TEST_F(Course, TakesEffectWhenItIsConfirmedAndGoesBackWithIt) {
  auto const id = adjust({{"new_ends_on", "2026-06-30"}, {"new_state", "paused"}});
  EXPECT_EQ(house.get("action", action)["ends_on"], nullptr) << "only proposed";
  auto const confirmed = house.ask("adjustment.confirm", {{"id", id}});
  ASSERT_TRUE(confirmed);
  EXPECT_EQ(confirmed->body["state"], "confirmed");
  EXPECT_EQ(confirmed->body["entry"], confirmed->moment) << "where the ledger tells what was";
  EXPECT_EQ(confirmed->body["decided_on"], "2026-03-12");
  EXPECT_EQ(house.get("action", action)["ends_on"], "2026-06-30");
  EXPECT_EQ(house.get("action", action)["state"], "paused");
  ASSERT_TRUE(house.ask("entry.undo", {{"moment", confirmed->moment}}));
  EXPECT_EQ(house.get("action", action)["ends_on"], nullptr);
  EXPECT_EQ(house.get("action", action)["state"], "running");
  EXPECT_EQ(house.get("adjustment", id)["state"], "proposed");
}

TEST_F(Course, MayBeAWordOnly) {
  auto const id = adjust({{"was", "Four evenings"}, {"is", "Two evenings"}});
  auto const before = house.get("action", action);
  EXPECT_EQ(house.done("adjustment.confirm", {{"id", id}})["entry"], nullptr);
  EXPECT_EQ(house.get("action", action), before);
}

TEST_F(Course, SaysWhatIsMissing) {
  EXPECT_EQ(house.refusal("adjustment.create", {{"why_changed", "Because"}, {"is", "This"}}), "action field.required");
  EXPECT_EQ(house.refusal("adjustment.create", {{"action", action}, {"why_changed", "Because"}}), "is field.required");
  EXPECT_EQ(house.refusal("adjustment.create", {{"action", action}, {"is", "This"}}), "why_changed field.required");
  EXPECT_EQ(house.refusal("adjustment.create", {{"action", action},
                                                {"why_changed", "Because"},
                                                {"new_starts_on", "2026-07-01"},
                                                {"new_ends_on", "2026-06-30"}}),
            "new_ends_on dates.end_before_start");
}

TEST_F(Course, WhatWasDecidedStays) {
  auto const id = adjust({{"is", "Two evenings"}});
  house.done("adjustment.confirm", {{"id", id}});
  EXPECT_EQ(house.refusal("adjustment.change", {{"id", id}, {"is", "Three"}}), "adjustment.already_decided");
  EXPECT_EQ(house.refusal("adjustment.change", {{"id", id}, {"new_title", "Other"}}), "adjustment.already_decided");
  EXPECT_EQ(house.refusal("adjustment.remove", {{"id", id}}), "adjustment.already_decided");
  EXPECT_EQ(house.refusal("adjustment.decline", {{"id", id}, {"answer", "No"}}), "adjustment.already_decided");
  EXPECT_EQ(house.done("adjustment.change", {{"id", id}, {"hours", 3}})["hours"], 3);
}

TEST_F(Course, IsLookedAtAgain) {
  auto const id = adjust({{"is", "Two evenings"}, {"review_on", "2026-06-01"}});
  EXPECT_EQ(house.refusal("adjustment.review", {{"id", id}, {"effect", "More came"}}), "adjustment.not_confirmed");
  house.done("adjustment.confirm", {{"id", id}});
  auto const seen = house.done("adjustment.review", {{"id", id}, {"effect", "More came"}});
  EXPECT_EQ(seen["effect_on"], "2026-03-12");
  EXPECT_EQ(seen["review_on"], nullptr) << "settled";
}

TEST_F(Course, ADeclinedOneSaysWhyAndMayStillBeConfirmed) {
  auto const id = adjust({{"new_state", "dropped"}});
  EXPECT_EQ(house.done("adjustment.decline", {{"id", id}, {"answer", "Not before June"}})["answer"], "Not before June");
  EXPECT_EQ(house.get("action", action)["state"], "running");
  EXPECT_EQ(house.done("adjustment.confirm", {{"id", id}})["answer"], nullptr);
  EXPECT_EQ(house.get("action", action)["state"], "dropped");
}

TEST_F(Course, ExplainsWhatWasChangedAlready) {
  auto const first = house.ask("action.change", {{"id", action}, {"ends_on", "2026-06-30"}});
  ASSERT_TRUE(first);
  Json const why{{"action", action}, {"entry", first->moment}, {"why_changed", "The hall is let"}};
  auto const kept = house.done("adjustment.explain", why);
  EXPECT_EQ(kept["state"], "confirmed");
  EXPECT_EQ(kept["entry"], first->moment);
  EXPECT_EQ(house.refusal("adjustment.explain", why), "adjustment.explained_already");
  auto elsewhere = why;
  elsewhere["entry"] = first->moment + 1;
  EXPECT_EQ(house.refusal("adjustment.explain", elsewhere), "entry adjustment.not_this_action");
  elsewhere["entry"] = first->moment - 1;
  EXPECT_EQ(house.refusal("adjustment.explain", elsewhere), "entry adjustment.not_this_action") << "its creation";
}

TEST_F(Course, RecommendationsKeepTheirAnswer) {
  auto const post = house.id("post.create", {{"title", "Steering committee"}});
  auto const id = house.id("recommendation.create", {{"text", "Review this one twice a year"}, {"body", post}});
  EXPECT_EQ(house.refusal("recommendation.answer", {{"id", id}, {"state", "declined"}}), "answer field.required");
  auto const answered = house.done("recommendation.answer", {{"id", id}, {"state", "accepted"}});
  EXPECT_EQ(answered["answered_on"], "2026-03-12");
  EXPECT_EQ(house.refusal("recommendation.change", {{"id", id}, {"text", "Once"}}), "recommendation.already_answered");
}

}  // namespace
}  // namespace arpent::course
