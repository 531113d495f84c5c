#include <gtest/gtest.h>

#include "domain/plan/trial_plan.h"

namespace arpent::plan {
namespace {

class Actions : public testing::Test {
 protected:
  Json ranks() {
    Json out = Json::object();
    auto const list = trial.done("action.list", Json::object());
    for (auto const& action : list["actions"])
      if (!action["focus_rank"].is_null()) out[action["title"].get<std::string>()] = action["focus_rank"];
    return out;
  }
  std::vector<std::string> six() {
    std::vector<std::string> out;
    for (auto const* title : {"A", "B", "C", "D", "E", "F"}) {
      out.push_back(trial.action(title));
      EXPECT_TRUE(trial.ask("action.focus", {{"id", out.back()}}));
    }
    return out;
  }
  TrialPlan trial;
};

TEST_F(Actions, AreSixInFocusAndASeventhAsksWhichOneYields) {
  auto const focus = six();
  auto const seventh = trial.action("G");
  auto const full = trial.ask("action.focus", {{"id", seventh}});
  ASSERT_FALSE(full);
  EXPECT_EQ(full.problem().code, "action.focus_full");
  EXPECT_EQ(full.problem().fields.at(0).field, "yields");
  EXPECT_EQ(trial.refusal("action.focus", {{"id", seventh}, {"yields", focus[1]}}), "action.focus_needs_reason");
  ASSERT_TRUE(trial.ask("action.focus", {{"id", seventh}, {"yields", focus[1]}, {"reason", "nobody leads it"}}));
  EXPECT_EQ(ranks(), Json::parse(R"({"A": 1, "C": 3, "D": 4, "E": 5, "F": 6, "G": 2})"));
  EXPECT_EQ(trial.last_why(), "nobody leads it") << "the reason is kept";
  auto const yielded = trial.get("action", focus[1]);
  EXPECT_EQ(yielded["focus_rank"], nullptr);
  EXPECT_EQ(yielded["focus_state"], nullptr);
}

TEST_F(Actions, AreProposedUntilAMeetingAgrees) {
  auto const focus = six();
  EXPECT_EQ(trial.get("action", focus[0])["focus_state"], "proposed");
  ASSERT_TRUE(trial.ask("action.agree_focus", {{"ids", {focus[0], focus[1]}}, {"decided_where", "Group, 4 March"}}));
  EXPECT_EQ(trial.get("action", focus[0])["focus_state"], "agreed");
  EXPECT_EQ(trial.get("action", focus[2])["focus_state"], "proposed");
  EXPECT_EQ(trial.last_why(), "Group, 4 March");
  EXPECT_EQ(trial.refusal("action.agree_focus", {{"ids", {trial.action("H")}}}), "action.focus_not_proposed");
}

TEST_F(Actions, CloseRanksWhenOneLeaves) {
  auto const focus = six();
  ASSERT_TRUE(trial.ask("action.unfocus", {{"id", focus[0]}}));
  EXPECT_EQ(ranks()["B"], 1);
  ASSERT_TRUE(trial.ask("action.remove", {{"id", focus[1]}}));
  EXPECT_EQ(ranks(), Json::parse(R"({"C": 1, "D": 2, "E": 3, "F": 4})"));
  auto const over = trial.id("action.create", {{"title", "Over"}, {"state", "dropped"}});
  EXPECT_EQ(trial.refusal("action.focus", {{"id", over}}), "action.is_over");
}

TEST_F(Actions, SayTwiceTheSameOnlyOnce) {
  auto const action = trial.action("A");
  ASSERT_TRUE(trial.ask("action.focus", {{"id", action}}));
  auto const again = trial.ask("action.focus", {{"id", action}});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->body["revision"], 2) << "no new revision for no news";
}

TEST_F(Actions, KnowTheDayOfTheirWeather) {
  auto const action = trial.action("A");
  EXPECT_EQ(trial.done("action.weather", {{"id", action}, {"weather", "secured"}})["weather_on"], "2026-03-12");
  trial.pass_days(3);
  EXPECT_EQ(trial.done("action.change", {{"id", action}, {"weather_line", "a room is missing"}})["weather_on"],
            "2026-03-15");
  trial.pass_days(1);
  EXPECT_EQ(trial.done("action.change", {{"id", action}, {"title", "B"}})["weather_on"], "2026-03-15");
  auto const kept = trial.done("action.no_change", {{"id", action}, {"note", "It works"}});
  EXPECT_EQ(kept["reviewed_at"], "2026-03-16");
  EXPECT_EQ(kept["review_note"], "It works");
  EXPECT_EQ(trial.refusal("action.no_change", {{"id", action}}), "note field.required");
}

TEST_F(Actions, HaveACodeOfTheirOwnInAPlan) {
  ASSERT_TRUE(trial.ask("action.create", {{"plan", trial.plan}, {"title", "A"}, {"code", "A1"}}));
  EXPECT_EQ(trial.refusal("action.create", {{"plan", trial.plan},
                                            {"title", "B"},
                                            {"code", "A1"},
                                            {"starts_on", "2026-03-02"},
                                            {"ends_on", "2026-03-01"}}),
            "ends_on dates.end_before_start, code action.code_taken");
  EXPECT_EQ(trial.refusal("action.create", {{"title", "B"}, {"code", "A1"}}), "");
}

class Links : public Actions {
 protected:
  std::string link(std::string const& action, std::string const& goal) {
    return trial.id("contribution.create", {{"action", action}, {"goal", goal}, {"reason", "because"}});
  }
};

TEST_F(Links, AreProposedConfirmedDoubtedAndDropped) {
  auto const action = trial.action("A"), goal = trial.goal("1"), id = link(action, goal);
  EXPECT_EQ(trial.get("contribution", id)["state"], "proposed");
  auto const confirmed = trial.done("contribution.confirm", {{"id", id}, {"evidence", "plausible"}});
  EXPECT_EQ(confirmed["state"], "confirmed");
  EXPECT_EQ(confirmed["reviewed_by"], trial.as);
  EXPECT_EQ(confirmed["reviewed_at"], "2026-03-12");
  EXPECT_EQ(confirmed["evidence"], "plausible");
  trial.pass_days(1);
  EXPECT_EQ(trial.done("contribution.confirm", {{"id", id}})["reviewed_at"], "2026-03-13") << "a link ages";
  auto const doubted = trial.done("contribution.doubt", {{"id", id}, {"doubt", "three places of eleven"}});
  EXPECT_EQ(doubted["state"], "doubted");
  EXPECT_EQ(trial.done("contribution.confirm", {{"id", id}})["doubt"], nullptr);
  auto const dropped = trial.done("contribution.drop", {{"id", id}, {"reason", "given up"}});
  EXPECT_EQ(dropped["state"], "dropped");
  EXPECT_EQ(dropped["reason"], "because") << "the link's own reason stays";
  EXPECT_EQ(trial.last_why(), "given up");
  EXPECT_EQ(trial.refusal("contribution.change", {{"id", id}, {"reason", "x"}}), "contribution.is_dropped");
}

TEST_F(Links, AreOneForEachPair) {
  auto const action = trial.action("A"), goal = trial.goal("1"), id = link(action, goal);
  EXPECT_EQ(trial.refusal("contribution.create", {{"action", action}, {"goal", goal}}), "contribution.exists_already");
  ASSERT_TRUE(trial.ask("contribution.drop", {{"id", id}, {"reason", "x"}}));
  EXPECT_NE(link(action, goal), "");
  EXPECT_EQ(trial.refusal("contribution.confirm", {{"id", id}}), "contribution.exists_already");
}

TEST_F(Links, AreProposedAgainWhenTheReasonChanges) {
  auto const id = link(trial.action("A"), trial.goal("1"));
  ASSERT_TRUE(trial.ask("contribution.confirm", {{"id", id}}));
  EXPECT_EQ(trial.done("contribution.change", {{"id", id}, {"evidence", "measured"}})["state"], "confirmed");
  EXPECT_EQ(trial.done("contribution.change", {{"id", id}, {"strength", "strong"}})["state"], "proposed");
}

}  // namespace
}  // namespace arpent::plan
