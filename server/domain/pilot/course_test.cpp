// A small test from the first idea to its next version.
#include <gmock/gmock.h>

#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/rooms.h"
#include "operations/trial_house.h"

namespace arpent::pilot {
namespace {

struct Thing {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> title, holder;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&Thing::title>("title"), record::text<&Thing::holder>("holder")};
    static Shape const shape = kept<Thing>("action", "actions", fields);
    return shape;
  }
};
void add_thing(Register& all) { add_standard<Thing>(all); }

class Course : public testing::Test {
 protected:
  Json card() const {
    return {{"title", "Ouvrir la cour le samedi"},
            {"place", "École des Tilleuls"},
            {"people_max", 60},
            {"ends_on", "2026-06-30"},
            {"worst_case", "Un enfant se blesse sans adulte proche"},
            {"undo", "Fermer la grille"},
            {"red_lines", {"Un enfant est blessé"}},
            {"prediction", "Trente familles viennent"},
            {"debrief_on", "2026-07-03"}};
  }
  std::string running() {
    auto const id = house.id("pilot.create", card());
    house.done("pilot.approve", {{"id", id}});
    house.done("pilot.start", {{"id", id}});
    return id;
  }
  std::string state(std::string const& id) { return house.get("pilot", id).value("state", ""); }
  TrialHouse house{{add_operations, add_thing}};
};

TEST_F(Course, BeginsWithATitleAndIsPreparedOnceItsSixLinesAreWritten) {
  auto const action = house.id("action.create", {{"title", "Une ville à hauteur d’enfant"}});
  auto const id = house.id("pilot.create", {{"title", "Ouvrir la cour"}, {"action", action}});
  EXPECT_EQ(state(id), "idea");
  EXPECT_EQ(house.refusal("pilot.approve", {{"id", id}}), "pilot.lines_missing");
  auto rest = card();
  rest["id"] = id;
  EXPECT_EQ(house.done("pilot.change", rest)["state"], "prepared");
  EXPECT_EQ(house.done("pilot.change", {{"id", id}, {"undo", nullptr}})["state"], "idea");
  EXPECT_EQ(house.done("pilot.change", {{"id", id}, {"undo", "Fermer"}, {"watched", true}})["state"], "idea");
  EXPECT_EQ(house.done("pilot.change", {{"id", id},
                                        {"difficulty", "Une chute qui demande un soin"},
                                        {"tolerable", 0.1},
                                        {"reversible", "at_once"}})["state"],
            "prepared");
}

TEST_F(Course, LocksWhatWasApprovedAndSaysTheWayOut) {
  auto const id = house.id("pilot.create", card());
  EXPECT_EQ(house.done("pilot.approve", {{"id", id}})["state"], "approved");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"prediction", "Deux familles"}}), "pilot.is_approved");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"starts_on", "2026-04-01"}}), "");
  EXPECT_EQ(house.done("pilot.withdraw", {{"id", id}})["state"], "prepared");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"prediction", "Deux familles"}}), "");
  house.done("pilot.approve", {{"id", id}});
  EXPECT_EQ(house.done("pilot.start", {{"id", id}})["started_on"], "2026-03-12");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"people_max", 90}}), "pilot.is_running");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"starts_on", "2026-04-02"}}), "pilot.is_running");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"debrief_on", "2026-07-06"}}), "");
  EXPECT_EQ(house.refusal("pilot.start", {{"id", id}}), "pilot.not_in_this_state");
  EXPECT_EQ(house.refusal("pilot.remove", {{"id", id}}), "pilot.has_run");
}

TEST_F(Course, StopsAndGoesOn) {
  auto const id = running();
  auto const paused = house.done("pilot.pause", {{"id", id}, {"note", "Travaux"}});
  EXPECT_EQ(paused["pause_cause"], "by_hand");
  EXPECT_EQ(paused["pause_note"], "Travaux");
  EXPECT_EQ(house.done("pilot.resume", {{"id", id}})["state"], "running");
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}}), "pilot.not_in_this_state");
}

TEST_F(Course, IsTalkedThroughAndTriedAgainWithAFreshCard) {
  auto const id = running();
  EXPECT_EQ(house.refusal("pilot.next_version", {{"id", house.id("pilot.create", card())}}), "pilot.still_editable");
  auto const done = house.done("pilot.debrief", {{"id", id},
                                                 {"happened", "Vingt familles, deux chutes sans gravité"},
                                                 {"verdict", "adapt"},
                                                 {"learning", "Il faut un adulte à la grille"}});
  EXPECT_EQ(done["state"], "debriefed");
  EXPECT_EQ(done["debriefed_on"], "2026-03-12");
  auto const next = house.done("pilot.next_version", {{"id", id}, {"title", "Ouvrir la cour, avec un adulte"}});
  EXPECT_EQ(next["previous"], id);
  EXPECT_EQ(next["version"], 2);
  EXPECT_EQ(next["state"], "idea");
  EXPECT_EQ(next["worst_case"], card()["worst_case"]);
  for (auto const* anew : {"prediction", "learning", "verdict", "locked", "debrief_on", "ends_on"})
    EXPECT_TRUE(next[anew].is_null()) << anew;
}

TEST_F(Course, MakesTheNextVersionOnceHoweverOftenItIsAsked) {
  auto const id = running();
  auto const next = house.done("pilot.next_version", {{"id", id}})["id"];
  EXPECT_EQ(house.done("pilot.next_version", {{"id", id}})["id"], next);
  house.done("pilot.change", {{"id", next}, {"title", "Avec un adulte"}});
  EXPECT_EQ(house.done("pilot.next_version", {{"id", id}})["title"], "Avec un adulte") << "as it stands by now";
  house.done("pilot.change",
             {{"id", next}, {"prediction", "x"}, {"ends_on", "2026-06-30"}, {"debrief_on", "2026-07-03"}});
  house.done("pilot.approve", {{"id", next}});
  EXPECT_NE(house.done("pilot.next_version", {{"id", id}})["id"], next);
}

TEST_F(Course, EndsInDaysToComeAndIsTalkedThroughAfterwards) {
  auto const refusal = [&](Json const& also) {
    auto input = card();
    input.update(also);
    return house.refusal("pilot.create", input);
  };
  EXPECT_EQ(refusal({{"ends_on", "2020-01-01"}, {"debrief_on", "2019-01-01"}}),
            "ends_on pilot.ends_in_the_past, debrief_on pilot.debrief_before_end");
  EXPECT_EQ(refusal({{"ends_on", nullptr}, {"debrief_on", "2026-03-11"}}), "debrief_on pilot.debrief_in_the_past");
  EXPECT_EQ(refusal({{"ends_on", "2026-03-11"}, {"debrief_at", "25:99"}}),
            "debrief_at pilot.time_of_day, ends_on pilot.ends_in_the_past");
  EXPECT_EQ(refusal({{"ends_on", "2026-03-12"}, {"debrief_on", "2026-03-12"}}), "");
}

TEST_F(Course, IsNeitherApprovedNorStartedOnceItsDaysHavePassed) {
  auto const one = house.id("pilot.create", card()), other = house.id("pilot.create", card());
  house.done("pilot.approve", {{"id", other}});
  house.pass_days(130);
  EXPECT_EQ(house.refusal("pilot.approve", {{"id", one}}),
            "ends_on pilot.ends_in_the_past, debrief_on pilot.debrief_in_the_past");
  EXPECT_EQ(house.refusal("pilot.start", {{"id", other}}),
            "ends_on pilot.ends_in_the_past, debrief_on pilot.debrief_in_the_past");
  EXPECT_EQ(house.refusal("pilot.change", {{"id", one}, {"undo", "Fermer plus tôt"}}), "")
      << "its days were not touched";
}

TEST_F(Course, MayBeTalkedThroughEarlierOnceItRuns) {
  auto const id = running();
  EXPECT_EQ(house.refusal("pilot.change", {{"id", id}, {"debrief_on", "2026-03-20"}}), "");
}

TEST_F(Course, DoesNotRunTwoVersionsAtOnce) {
  auto const id = running();
  auto next = house.done("pilot.next_version", {{"id", id}});
  auto const second = next["id"];
  house.done("pilot.change",
             {{"id", second}, {"prediction", "x"}, {"ends_on", "2026-06-30"}, {"debrief_on", "2026-07-03"}});
  house.done("pilot.approve", {{"id", second}});
  EXPECT_EQ(house.refusal("pilot.start", {{"id", second}}), "pilot.earlier_still_runs");
  house.done("pilot.pause", {{"id", id}});
  EXPECT_EQ(house.refusal("pilot.start", {{"id", second}}), "");
}

TEST_F(Course, RefusesStepsThatAreNone) {
  auto const refusal = [&](Json const& also) {
    auto input = card();
    input.update(also);
    return house.refusal("pilot.create", input);
  };
  EXPECT_EQ(refusal({{"steps", "dix, vingt"}}), "steps pilot.steps_unreadable");
  EXPECT_EQ(refusal({{"steps", "25 10"}}), "steps pilot.steps_do_not_rise");
  EXPECT_EQ(refusal({{"steps", "10 25"}}), "limits pilot.limits_for_each_step");
  EXPECT_EQ(refusal({{"limits", "70 50 100"}}), "limits pilot.limits_unreadable");
  EXPECT_EQ(refusal({{"people_max", 40}, {"watched", true}}), "steps pilot.steps_beyond_most");
  EXPECT_EQ(refusal({{"people_max", 40}}), "");
  EXPECT_EQ(refusal({{"debrief_at", "25:00"}}), "debrief_at pilot.time_of_day");
  EXPECT_EQ(refusal({{"starts_on", "2026-07-01"}}), "ends_on dates.end_before_start");
  EXPECT_EQ(refusal({{"steps", "10 → 25 → 60"}}), "");
}

TEST(Rules, GiveTheEngineWhatIsWritten) {
  Pilot pilot;
  pilot.tolerable = 0.05;
  pilot.steps = "8 → 20";
  pilot.limits = "60, 30";
  auto const plan = plan_of(pilot);
  EXPECT_EQ(plan.tolerable, 0.05);
  ASSERT_EQ(plan.steps.size(), 2u);
  EXPECT_EQ(plan.steps[1].cap, 20);
  EXPECT_EQ(plan.steps[1].promote_up_to, 0.3);
  auto other = pilot;
  other.owner = "somebody else";
  EXPECT_EQ(fingerprint(pilot), fingerprint(other));
  other.difficulty = "another thing";
  EXPECT_NE(fingerprint(pilot), fingerprint(other));
}

}  // namespace
}  // namespace arpent::pilot
