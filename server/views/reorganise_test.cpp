// A service becomes two: what hung on its post is handed over in one entry, and one undo takes it back. A bulletin goes
// to those it is for, and stays as it went.
#include <gmock/gmock.h>

#include "domain/city/city.h"
#include "domain/city/identity.h"
#include "domain/course/reorganise.h"
#include "domain/course/rooms.h"
#include "domain/measure/reading.h"
#include "domain/measure/rooms.h"
#include "domain/meeting/rooms.h"
#include "domain/people/rooms.h"
#include "domain/pilot/rooms.h"
#include "domain/places/rooms.h"
#include "domain/plan/rooms.h"
#include "domain/talk/rooms.h"
#include "operations/trial_house.h"
#include "views/bulletin_desk.h"

namespace arpent::views {
namespace {

class Reorganising : public testing::Test {
 protected:
  TrialHouse house{{course::add_operations, measure::add_operations, people::add_operations, pilot::add_operations,
                    places::add_operations, plan::add_operations, talk::add_operations, city::add_operations,
                    meeting::add_operations, add_reorganise_preview},
                   std::string(city::live_tables()),
                   {measure::readings()}};
  std::string person(char const* name, Json also = Json::object()) {
    also["name"] = name;
    return house.id("person.create", also);
  }
  std::string const bastien = person("Bastien"), gaelle = person("Gaëlle"), samir = person("Samir");
  std::string const old_post = house.id("post.create", {{"title", "Childhood"}, {"holder", bastien}});
  std::string const service =
      house.id("stakeholder.create", {{"name", "Childhood service"}, {"kind", "city_service"}, {"ring", "core"}});
  std::string const reading =
      house.id("action.create", {{"title", "Reading"}, {"lead", old_post}, {"state", "running"}});
  std::string const club = house.id("action.create", {{"title", "Club"}, {"sponsor", old_post}, {"state", "running"}});
  std::string const indicator = house.id("indicator.create", {{"action", reading},
                                                              {"title", "Children"},
                                                              {"how_noticed", "Counted"},
                                                              {"says", "activity"},
                                                              {"frequency", "month"},
                                                              {"by_territory", false}});
  std::string const reporter = house.id("reporter.create", {{"indicator", indicator}, {"person", bastien}});
  std::string const promise =
      house.id("involvement.create",
               {{"stakeholder", service}, {"action", reading}, {"role", "does_with"}, {"promise", "Two readers"}});
  std::string const task = house.id("task.create", {{"title", "Call"}, {"assignee", old_post}});
  std::string const condition =
      house.id("condition.create", {{"title", "Restructure"}, {"kind", "parallel_process"}, {"owner", old_post}});

  Json order(Json moves) const {
    return {
        {"id", condition},
        {"says", "Childhood becomes two services"},
        {"on_date", "2026-03-01"},
        {"from", {old_post}},
        {"partner", service},
        {"into",
         {{{"title", "Early years"}, {"body", "Early years service"}, {"holder", gaelle}}, {{"title", "School age"}}}},
        {"moves", std::move(moves)}};
  }
  Json everything() const {
    return {{{"kind", "action"}, {"id", reading}, {"to", 0}},    {{"kind", "action"}, {"id", club}, {"to", 1}},
            {{"kind", "reporter"}, {"id", reporter}, {"to", 0}}, {{"kind", "involvement"}, {"id", promise}, {"to", 0}},
            {{"kind", "task"}, {"id", task}, {"to", 1}},         {{"kind", "condition"}, {"id", condition}, {"to", 0}}};
  }
};

TEST_F(Reorganising, FindsWhatHangsOnAPost) {
  auto const found = house.store().read(store::At::present(), [&](Reader& reader) {
    std::vector<std::string> out;
    for (auto const& one : course::hanging_on(reader, {old_post}, service)) out.push_back(one.kind + " " + one.title);
    return out;
  });
  EXPECT_THAT(found, testing::UnorderedElementsAre("action Reading", "action Club", "reporter Children",
                                                   "involvement Two readers", "task Call", "condition Restructure"));
}

TEST_F(Reorganising, HandsAllOfItOverAndTakesItBackAtOnce) {
  auto const done = house.ask("condition.reorganise", order(everything()));
  ASSERT_TRUE(done) << done.problem().code;
  EXPECT_EQ(done->body["actions"], 2);
  EXPECT_EQ(done->body["numbers"], 1);
  EXPECT_EQ(done->body["promises"], 1);
  EXPECT_EQ(done->body["others"], 2);
  auto const early = done->body["posts"][0], school = done->body["posts"][1];
  EXPECT_EQ(house.get("action", reading)["lead"], early);
  EXPECT_EQ(house.get("action", club)["sponsor"], school);
  EXPECT_EQ(house.get("reporter", reporter)["person"], gaelle);
  EXPECT_EQ(house.get("task", task)["assignee"], school);
  EXPECT_EQ(house.get("condition", condition)["owner"], early);
  auto const partner = house.get("involvement", promise)["stakeholder"];
  EXPECT_EQ(house.get("stakeholder", partner)["name"], "Early years service");
  EXPECT_EQ(house.get("stakeholder", partner)["ring"], "core");
  EXPECT_EQ(house.done("condition_news.list", {{"condition", condition}})["condition_news"][0]["on_date"],
            "2026-03-01");
  ASSERT_TRUE(house.ask("entry.undo", {{"moment", done->moment}}));
  EXPECT_EQ(house.get("action", reading)["lead"], old_post);
  EXPECT_EQ(house.get("action", club)["sponsor"], old_post);
  EXPECT_EQ(house.get("reporter", reporter)["person"], bastien);
  EXPECT_EQ(house.get("involvement", promise)["stakeholder"], service);
  EXPECT_EQ(house.get("task", task)["assignee"], old_post);
  EXPECT_EQ(house.get("post", early), Json()) << "the new post is gone too";
  EXPECT_EQ(house.get("post", old_post)["holder"], bastien);
  EXPECT_EQ(house.get("post", old_post)["ended_on"], nullptr);
  EXPECT_TRUE(house.done("condition_news.list", {{"condition", condition}})["condition_news"].empty());
}

TEST_F(Reorganising, EndsAPostOnWhichNothingIsLeft) {
  auto const done = house.ask("condition.reorganise", order(everything()));
  ASSERT_TRUE(done) << done.problem().code;
  EXPECT_EQ(done->body["ended"], Json{old_post});
  auto const ended = house.get("post", old_post);
  EXPECT_EQ(ended["holder"], nullptr) << "somebody stands as holder of a post that is no more";
  EXPECT_EQ(ended["ended_on"], "2026-03-01");
  auto const told = house.done("post.history", {{"id", old_post}}).dump();
  EXPECT_THAT(told, testing::HasSubstr(bastien)) << "the ledger keeps who held it";
  EXPECT_EQ(house.refusal("post.change", {{"id", old_post}, {"holder", samir}}), "holder post.has_ended");
}

TEST_F(Reorganising, HandsOverADecisionThatWaitsForItsYes) {
  auto const meeting = house.id("meeting.create", {{"title", "Evening"}, {"kind", "local_group"}, {"action", reading}});
  auto const decision = house.id(
      "decision.create", {{"meeting", meeting}, {"text", "Open on Wednesdays"}, {"can_say_yes", old_post}});
  auto moves = everything();
  moves.push_back({{"kind", "decision"}, {"id", decision}, {"to", 1}});
  auto const done = house.ask("condition.reorganise", order(moves));
  ASSERT_TRUE(done) << done.problem().code;
  EXPECT_EQ(house.get("decision", decision)["can_say_yes"], done->body["posts"][1]);
  EXPECT_EQ(done->body["ended"], Json{old_post});
}

TEST_F(Reorganising, LeavesAPostThatSomethingStaysOn) {
  auto moves = everything();
  moves.erase(4);  // the task
  auto const done = house.ask("condition.reorganise", order(moves));
  ASSERT_TRUE(done) << done.problem().code;
  EXPECT_TRUE(done->body["ended"].empty());
  EXPECT_EQ(house.get("post", old_post)["holder"], bastien);
}

TEST_F(Reorganising, LeavesAPostThatIsAmongThoseThatTakeOver) {
  auto narrower = order({{{"kind", "task"}, {"id", task}, {"to", 1}}});
  narrower["into"][0] = {{"post", old_post}};
  auto const done = house.ask("condition.reorganise", narrower);
  ASSERT_TRUE(done) << done.problem().code;
  EXPECT_EQ(house.get("post", old_post)["holder"], bastien);
}

TEST_F(Reorganising, ShowsOfEveryPostWhatHangsOnIt) {
  auto const other = house.id("post.create", {{"title", "Sports"}});
  house.id("task.create", {{"title", "Ball"}, {"assignee", other}});
  auto const lines = house.done("reorganise_preview", {{"partner", service}})["hanging"];
  std::vector<std::string> out;
  for (auto const& one : lines)
    out.push_back(one["title"].get<std::string>() + (one["posts"].empty()            ? " of the partner"
                                                     : one["posts"][0] == other ? " of sports"
                                                                                : ""));
  EXPECT_THAT(out, testing::UnorderedElementsAre("Reading", "Club", "Children", "Two readers of the partner", "Call",
                                                 "Ball of sports", "Restructure"));
}

TEST_F(Reorganising, ChangesNothingWhereSomethingIsWrong) {
  EXPECT_EQ(house.refusal("condition.reorganise", order({{{"kind", "action"}, {"id", reading}, {"to", 2}}})),
            "moves.0.to reorganise.to_nobody");
  EXPECT_EQ(house.refusal("condition.reorganise", order({{{"kind", "task"}, {"id", reading}, {"to", 0}}})),
            "moves.0.id reorganise.not_theirs");
  EXPECT_EQ(house.refusal("condition.reorganise", order({{{"kind", "reporter"}, {"id", reporter}, {"to", 1}}})),
            "moves.0.to reorganise.vacant");
  auto nameless = order({{{"kind", "action"}, {"id", reading}, {"to", 0}}});
  nameless["into"][0].erase("title");
  EXPECT_EQ(house.refusal("condition.reorganise", nameless), "into.0.title field.required");
  EXPECT_EQ(house.get("action", reading)["lead"], old_post);
  EXPECT_EQ(house.done("post.list", Json::object())["posts"].size(), 1) << "no post was left behind";
}

TEST_F(Reorganising, ABulletinGoesToTheRingsItIsForAndStays) {
  house.done("stakeholder.change", {{"id", service}, {"contact", person("Ines", {{"email", "ines@city.example"}})}});
  person("Fatou", {{"email", "fatou@city.example"}, {"language", "en"}, {"organisation", service}});
  house.id("stakeholder.create", {{"name", "Silent"}, {"ring", "core"}});
  auto const influence = house.id("influence.create", {{"condition", condition},
                                                       {"action", reading},
                                                       {"direction", "on_action"},
                                                       {"text", "One contact per district"}});
  auto const id =
      house.id("bulletin.create", {{"title", "March"}, {"known", "It becomes two"}, {"influences", {influence}}});
  EXPECT_EQ(house.refusal("bulletin.send", {{"id", id}, {"rings", {"wide"}}}), "rings bulletin.reaches_nobody");
  auto const sent = house.done("bulletin.send", {{"id", id}, {"rings", {"core"}}});
  EXPECT_EQ(sent["people"], 2);
  EXPECT_EQ(sent["sent_on"], "2026-03-12");
  auto const mails = house.store().due_jobs();
  ASSERT_EQ(mails.size(), 2);
  EXPECT_EQ(mails[0].input["to"], "fatou@city.example");
  EXPECT_EQ(mails[0].input["language"], mails[1].input["language"]) << "one letter to all";
  EXPECT_EQ(mails[0].input["params"]["known"], "It becomes two");
  EXPECT_EQ(mails[0].input["params"]["unknown"], "");
  EXPECT_EQ(house.get("influence", influence)["told_on"], "2026-03-12");
  EXPECT_EQ(house.refusal("influence.change", {{"id", influence}, {"text", "Other"}}), "influence.was_told");
  EXPECT_EQ(house.refusal("bulletin.change", {{"id", id}, {"title", "April"}}), "bulletin.was_sent");
  EXPECT_EQ(house.refusal("bulletin.remove", {{"id", id}}), "bulletin.was_sent");
  EXPECT_EQ(house.refusal("bulletin.send", {{"id", id}, {"rings", {"core"}}}), "bulletin.was_sent");
}

}  // namespace
}  // namespace arpent::views
