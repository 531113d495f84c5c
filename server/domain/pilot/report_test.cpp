// What is told of a running test: kept, whatever it says, with the rules asked in the same transaction.
#include <gmock/gmock.h>

#include "domain/pilot/report.h"
#include "domain/pilot/rooms.h"
#include "operations/trial_house.h"

namespace arpent::pilot {
namespace {

struct Person {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> email, language;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&Person::name>("name"), record::email<&Person::email>("email"),
                                   record::text<&Person::language>("language")};
    static Shape const shape = kept<Person>("person", "people", fields, {.title = "name"});
    return shape;
  }
};
struct Post {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&Post::title>("title")};
    static Shape const shape = kept<Post>("post", "posts", fields);
    return shape;
  }
};

struct City {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> language;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&City::language>("language")};
    static Shape const shape = kept<City>("city", "cities", fields, {.title = "language"});
    return shape;
  }
};
void add_others(Register& all) {
  add_standard<Person>(all);
  add_standard<Post>(all);
  add_standard<City>(all);
}

class Reports : public testing::Test {
 protected:
  // A watched test that has run for ten days: since 12 March for the first one.
  std::string running(Json const& also = Json::object()) {
    Json card{{"title", "Café des parents à la grille"},
              {"place", "École des Tilleuls"},
              {"people_max", 60},
              {"ends_on", "2026-06-30"},
              {"worst_case", "Un parent se sent jugé"},
              {"undo", "On arrête le café"},
              {"reversible", "at_once"},
              {"red_lines", {"Un parent part en pleurs"}},
              {"prediction", "Moins d’un parent sur dix"},
              {"debrief_on", "2026-07-03"},
              {"watched", true},
              {"difficulty", "Un parent dit s’être senti jugé"},
              {"tolerable", 0.1},
              {"owner", owner}};
    card.update(also);
    auto const id = house.id("pilot.create", card);
    house.done("pilot.approve", {{"id", id}});
    house.done("pilot.start", {{"id", id}});
    house.pass_days(10);
    return id;
  }
  std::string fact_id() {
    char id[37];
    std::snprintf(id, sizeof id, "0190aaaa-0000-4000-8000-%012d", ++facts_);
    return id;
  }
  Json told(std::string const& id, Json also) {
    Json input{{"id", id}, {"report", fact_id()}, {"on", "2026-03-19"}};
    input.update(also);
    return input;
  }
  Json tell(std::string const& id, int events, int exposed, std::string const& on = "2026-03-19") {
    return house.done(
        "pilot.report",
        told(id, {{"events", events}, {"exposed", exposed}, {"on", on}, {"others", true}, {"beyond", true}}));
  }
  Told told_of(std::string const& id) {
    return house.store().read(store::At::present(),
                              [&](Reader& reader) { return pilot::told(all_facts(reader, stream_of(id))); });
  }
  Json tell_sign(std::string const& id) {
    return house.done(
        "pilot.report",
        told(id,
             {{"exposed", 1}, {"on", "2026-03-20"}, {"red_line", "Un parent part en pleurs"}, {"beyond", true}}));
  }
  std::string state(std::string const& id) { return house.get("pilot", id).value("state", ""); }
  std::int64_t mails() {
    std::int64_t n = 0;
    house.store().read(store::At::present(), [&](Reader& reader) {
      reader.select("SELECT count(*) FROM job WHERE name = 'mail'", {},
                    [&](store::Row const& row) { n = row.integer(0); });
      return 0;
    });
    return n;
  }
  TrialHouse house{{add_operations, add_others}};
  std::string const owner = house.id("person.create", {{"name", "Yann"}, {"email", "yann@example.org"}});

 private:
  int facts_ = 0;
};

TEST_F(Reports, PauseInTheSameTransactionAndTellTheOwner) {
  auto const id = running();
  EXPECT_FALSE(tell(id, 1, 3)["paused"]);
  EXPECT_EQ(mails(), 0);
  auto const stopped = tell(id, 3, 3);
  EXPECT_TRUE(stopped["paused"]);
  EXPECT_EQ(stopped["standing"]["state"], "paused");
  EXPECT_EQ(stopped["standing"]["pause_cause"], "alarm");
  EXPECT_EQ(stopped["standing"]["near"], 1.0);
  EXPECT_EQ(mails(), 1);
  // It goes on being told, and is kept and marked.
  auto const after = tell(id, 0, 2);
  EXPECT_FALSE(after["paused"]);
  EXPECT_EQ(after["standing"]["while_paused"], 1);
  EXPECT_EQ(after["standing"]["exposed"], 8);
  EXPECT_EQ(mails(), 1) << "nobody is told twice";
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}}), "note pilot.say_why_it_goes_on");
  EXPECT_EQ(house.done("pilot.resume", {{"id", id}, {"note", "L’animatrice a changé"}})["state"], "running");
  EXPECT_EQ(house.last_why(), "L’animatrice a changé");
}

TEST_F(Reports, StopAtAStopSignWhateverTheFigures) {
  auto const id = running();
  auto const seen = house.done("pilot.report", told(id, {{"exposed", 1}, {"red_line", "Un parent part en pleurs"}}));
  EXPECT_TRUE(seen["paused"]);
  EXPECT_EQ(seen["standing"]["pause_cause"], "red_line");
  EXPECT_EQ(house.get("pilot", id)["pause_note"], "Un parent part en pleurs");
}

TEST_F(Reports, OpenNoStepBehindAStopSign) {
  auto const id = running();
  tell(id, 0, 9);
  auto const seen = tell_sign(id)["standing"];
  EXPECT_EQ(seen["exposed"], 10);
  EXPECT_FALSE(seen["may_promote"]);
  EXPECT_TRUE(seen["may_go_on"]);
  EXPECT_EQ(seen["near"], 1.0);
  EXPECT_EQ(seen["rule"]["$say"], "pilot.rule.red_line");
  EXPECT_EQ(seen["rule"]["$params"]["day"], "2026-03-20");
  EXPECT_EQ(house.refusal("pilot.promote", {{"id", id}, {"from", 1}}), "pilot.not_running");
  house.done("pilot.resume", {{"id", id}, {"note", "Nous avons appelé la famille"}});
  EXPECT_EQ(house.done("pilot.promote", {{"id", id}, {"from", 1}})["standing"]["step"], 2);
}

// Whatever paused it before: the sign leads, and its owner is told.
TEST_F(Reports, HearAStopSignWhileItIsPaused) {
  auto const id = running();
  tell(id, 2, 10);
  EXPECT_EQ(house.get("pilot", id)["pause_cause"], "step_review");
  auto const paused_at = house.get("pilot", id)["paused_at"];
  auto const seen = tell_sign(id);
  EXPECT_TRUE(seen["paused"]);
  EXPECT_EQ(seen["standing"]["pause_cause"], "red_line");
  EXPECT_EQ(house.get("pilot", id)["paused_at"], paused_at) << "nobody was awaited since";
  EXPECT_EQ(mails(), 2);
  EXPECT_FALSE(seen["standing"]["may_go_on"]) << "the step stays shut by its rule";
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}, {"note", "Encore"}}), "pilot.rule_says_no");
}

TEST_F(Reports, LetAStopSignLeadAfterAllStepsAreDone) {
  auto const id = running({{"steps", "5 100"}, {"limits", "70 50"}, {"people_max", 200}});
  tell(id, 0, 5);
  house.done("pilot.promote", {{"id", id}, {"from", 1}});
  EXPECT_EQ(tell(id, 0, 95)["standing"]["not_known"][0]["$say"], "pilot.unknown.only_here");
  auto const seen = tell_sign(id)["standing"];
  EXPECT_EQ(seen["rule"]["$say"], "pilot.rule.all_steps_and_sign");
  EXPECT_EQ(seen["rule"]["$params"]["day"], "2026-03-20");
  EXPECT_EQ(seen["rule"]["$params"]["sign"], "Un parent part en pleurs");
  EXPECT_EQ(seen["not_known"][0]["$say"], "pilot.unknown.only_numbers");
  EXPECT_FALSE(seen["may_go_on"]);
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}, {"note", "Encore"}}), "pilot.all_steps_done");
}

TEST_F(Reports, StayPausedWhenTheAlarmIsCorrectedAway) {
  auto const id = running();
  auto const wrong = tell(id, 7, 10);
  EXPECT_EQ(wrong["standing"]["pause_cause"], "alarm");
  auto const now = house.done("pilot.correct_report", {{"id", id},
                                                       {"correction", fact_id()},
                                                       {"report", wrong["report"]},
                                                       {"exposed", 10},
                                                       {"events", 0},
                                                       {"reason", "Une autre feuille"}})["standing"];
  EXPECT_EQ(now["state"], "paused");
  EXPECT_EQ(now["rule"]["$say"], "pilot.rule.alarm_no_more");
  EXPECT_FALSE(now["may_promote"]) << "people lift a pause, not a correction";
  EXPECT_TRUE(now["may_go_on"]);
}

TEST_F(Reports, StopAtAStopSignWhereNothingIsWatched) {
  auto const id = running({{"watched", false}});
  house.done("pilot.report", told(id, {{"exposed", 1}, {"red_line", "Un parent part en pleurs"}}));
  EXPECT_EQ(state(id), "paused");
}

TEST_F(Reports, OpenTheNextStepByTheRuleOnly) {
  auto const id = running();
  EXPECT_EQ(house.refusal("pilot.promote", {{"id", id}, {"from", 1}}), "pilot.step_not_full");
  tell(id, 1, 10);
  EXPECT_EQ(state(id), "running");
  EXPECT_EQ(house.done("pilot.promote", {{"id", id}, {"from", 1}})["standing"]["step"], 2);
  EXPECT_EQ(house.refusal("pilot.promote", {{"id", id}, {"from", 1}}), "pilot.promoted_already");
  tell(id, 1, 15, "2026-03-20");  // two of twenty-five: the rule allows one
  EXPECT_EQ(house.get("pilot", id)["pause_cause"], "step_review");
  EXPECT_EQ(house.refusal("pilot.promote", {{"id", id}, {"from", 2}}), "pilot.rule_says_no");
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}, {"note", "Tout va bien"}}), "pilot.rule_says_no");
}

TEST_F(Reports, LetACorrectionOpenWhatItClosed) {
  auto const id = running();
  tell(id, 0, 6, "2026-03-18");
  auto const wrong = tell(id, 2, 4);
  EXPECT_EQ(wrong["standing"]["pause_cause"], "step_review");
  Json const correction{{"id", id},
                        {"correction", fact_id()},
                        {"report", wrong["report"]},
                        {"exposed", 4},
                        {"events", 1},
                        {"reason", "La même personne deux fois"}};
  EXPECT_TRUE(house.done("pilot.correct_report", correction)["standing"]["may_promote"]);
  EXPECT_EQ(house.done("pilot.correct_report", correction)["standing"]["corrected"], 1) << "sent twice, kept once";
  EXPECT_EQ(house.done("pilot.promote", {{"id", id}, {"from", 1}})["standing"]["state"], "running");
}

TEST_F(Reports, NeverUndoAnAlarmByALateCalmWeek) {
  auto const id = running();
  tell(id, 4, 6);
  EXPECT_EQ(state(id), "paused");
  auto const late = tell(id, 0, 30, "2026-03-13");
  EXPECT_EQ(late["standing"]["late"], 1);
  EXPECT_FALSE(late["standing"]["alarm"]) << "the figures alone would not have raised it";
  EXPECT_EQ(state(id), "paused");
}

TEST_F(Reports, FinishWhenAllStepsAreDone) {
  auto const id = running({{"steps", "5 12"}, {"limits", "70 50"}});
  tell(id, 0, 5);
  house.done("pilot.promote", {{"id", id}, {"from", 1}});
  EXPECT_EQ(tell(id, 0, 7, "2026-03-20")["standing"]["pause_cause"], "all_steps");
  EXPECT_EQ(house.refusal("pilot.resume", {{"id", id}, {"note", "Encore"}}), "pilot.all_steps_done");
}

TEST_F(Reports, AreRefusedWhereTheyCannotBe) {
  auto const id = running();
  auto const refusal = [&](Json const& also) { return house.refusal("pilot.report", told(id, also)); };
  EXPECT_EQ(refusal({{"exposed", 2}, {"events", 3}}), "events pilot.more_events_than_exposed");
  EXPECT_EQ(refusal({{"exposed", 2}, {"on", "2026-03-23"}}), "on pilot.day_to_come");
  EXPECT_EQ(refusal({{"exposed", 2}, {"on", "2026-03-11"}}), "on pilot.day_before_start");
  EXPECT_EQ(refusal({{"events", 0}}), "exposed field.required");
  EXPECT_EQ(refusal({{"exposed", 2}, {"report", "no id"}}), "report field.id");
  EXPECT_EQ(refusal({{"exposed", 2}, {"who", "A1"}}), "exposed pilot.one_person");
  auto const idea = house.id("pilot.create", {{"title", "Idée"}});
  EXPECT_EQ(house.refusal("pilot.report", told(idea, {{"exposed", 1}})), "pilot.nobody_yet");
}

TEST_F(Reports, CountNobodyTwice) {
  auto const id = running();
  auto const first = told(id, {{"exposed", 3}, {"events", 0}});
  house.done("pilot.report", first);
  EXPECT_EQ(house.done("pilot.report", first)["standing"]["exposed"], 3) << "the same again is kept once";
  auto other = first;
  other["events"] = 1;
  EXPECT_EQ(house.refusal("pilot.report", other), "record.exists");
  EXPECT_EQ(house.refusal("pilot.report", told(id, {{"exposed", 3}})), "others pilot.same_day_already");
  EXPECT_EQ(house.refusal("pilot.report", told(id, {{"exposed", 3}, {"others", true}})), "");
  EXPECT_EQ(house.refusal("pilot.report", told(id, {{"exposed", 1}, {"who", "A1"}})), "");
  EXPECT_EQ(house.refusal("pilot.report", told(id, {{"exposed", 1}, {"who", "A1"}, {"on", "2026-03-20"}})),
            "who pilot.person_counted_already");
}

TEST_F(Reports, CountAGroupOnceInAPeriod) {
  auto const id = running({{"unit", "group"}, {"groups", {"CM1", "CM2"}}, {"steps", "40 50 60"}});
  auto const refusal = [&](Json const& also) { return house.refusal("pilot.report", told(id, also)); };
  EXPECT_EQ(refusal({{"exposed", 20}}), "group field.required");
  EXPECT_EQ(refusal({{"exposed", 20}, {"group", "CP"}}), "group pilot.group_unknown");
  EXPECT_EQ(refusal({{"exposed", 20}, {"group", "CM1"}}), "");
  EXPECT_EQ(refusal({{"exposed", 20}, {"group", "CM1"}, {"on", "2026-03-20"}}), "group pilot.group_counted_already");
  EXPECT_EQ(refusal({{"exposed", 20}, {"group", "CM1"}, {"on", "2026-03-14"}}), "");
}

TEST_F(Reports, ComeAsASheetAllOrNone) {
  auto const id = running();
  auto const row = [&](std::string const& on, int events, int exposed) {
    return Json{{"report", fact_id()}, {"on", on}, {"events", events}, {"exposed", exposed}};
  };
  EXPECT_EQ(
      house.refusal("pilot.report_many", {{"id", id}, {"rows", {row("2026-03-18", 0, 3), row("2026-03-17", 4, 3)}}}),
      "rows.1.events pilot.more_events_than_exposed");
  auto const kept =
      house.done("pilot.report_many", {{"id", id}, {"rows", {row("2026-03-18", 0, 3), row("2026-03-14", 1, 3)}}});
  EXPECT_EQ(kept["standing"]["exposed"], 6);
  EXPECT_EQ(kept["standing"]["late"], 0) << "in the order of the days, none of them is late";
}

TEST_F(Reports, AreAskedAboutOnceBeyondTheStepAndBeyondTheCard) {
  auto const id = running({{"steps", "10 25 50"}});
  auto const refusal = [&](Json const& also) { return house.refusal("pilot.report", told(id, also)); };
  EXPECT_EQ(refusal({{"exposed", 11}}), "beyond pilot.beyond_step");
  EXPECT_EQ(refusal({{"exposed", 61}}), "beyond pilot.beyond_most");
  EXPECT_EQ(refusal({{"exposed", 10}}), "") << "the step is full, and nobody is beyond it";
  EXPECT_EQ(refusal({{"exposed", 1}}), "others pilot.same_day_already, beyond pilot.beyond_step");
  EXPECT_EQ(refusal({{"exposed", 0}, {"on", "2026-03-20"}}), "") << "nobody came";
  EXPECT_EQ(refusal({{"exposed", 45}, {"on", "2026-03-20"}, {"beyond", true}}), "");
  auto const all = told_of(id);
  EXPECT_EQ(all.reports[0].beyond_step, 0);
  EXPECT_EQ(all.reports[2].beyond_step, 10);
  EXPECT_EQ(all.reports[2].beyond_most, 0);
  EXPECT_EQ(all.counts().exposed, 55) << "what is said to be so counts";
}

TEST_F(Reports, AreAskedAboutBeyondTheCardWhereNothingIsWatched) {
  auto const id = running({{"watched", false}});
  EXPECT_EQ(house.refusal("pilot.report", told(id, {{"exposed", 40}})), "");
  auto const more = told(id, {{"exposed", 21}, {"on", "2026-03-20"}});
  EXPECT_EQ(house.refusal("pilot.report", more), "beyond pilot.beyond_most");
  Json row = more;
  row.erase("id");
  EXPECT_EQ(house.refusal("pilot.report_many", {{"id", id}, {"rows", {row}}}), "rows.0.beyond pilot.beyond_most");
  row["beyond"] = true;
  EXPECT_EQ(house.refusal("pilot.report_many", {{"id", id}, {"rows", {row}}}), "");
  EXPECT_EQ(told_of(id).reports[1].beyond_most, 60);
}

TEST_F(Reports, AreCorrectedWithTheSameQuestion) {
  auto const id = running();
  auto const first = tell(id, 0, 5)["report"];
  auto const correction = [&](int exposed, bool beyond) {
    return Json{{"id", id},           {"correction", fact_id()}, {"report", first},
                {"exposed", exposed}, {"reason", "Mal lu"},      {"beyond", beyond}};
  };
  EXPECT_EQ(house.refusal("pilot.correct_report", correction(70, false)), "beyond pilot.beyond_most");
  EXPECT_EQ(house.refusal("pilot.correct_report", correction(70, true)), "");
  EXPECT_EQ(told_of(id).reports[0].beyond_most, 60);
  EXPECT_EQ(house.refusal("pilot.correct_report", correction(12, false)), "") << "fewer than before";
  EXPECT_EQ(told_of(id).reports[0].beyond_most, 0);
  EXPECT_EQ(told_of(id).reports[0].beyond_step, 10);
  EXPECT_EQ(house.refusal("pilot.correct_report", correction(4, false)), "");
  EXPECT_EQ(told_of(id).reports[0].beyond_step, 0);
}

TEST_F(Reports, AreCorrectedNotTakenBack) {
  auto const id = running();
  tell(id, 0, 3);
  auto const moment = house.store().read(store::At::present(), [](Reader& reader) { return reader.moment(); });
  auto const taken = house.ask("entry.undo", {{"moment", moment}});
  EXPECT_FALSE(taken);
}

}  // namespace
}  // namespace arpent::pilot
