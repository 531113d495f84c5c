// What waits this morning, for whom, and until when.
#include "views/today_answer.h"

#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Today : public testing::Test {
 protected:
  // Lines of one kind.
  std::vector<Json> waiting(char const* kind, std::optional<std::string> on = std::nullopt) {
    std::vector<Json> out;
    auto const answer = city.view("today", {}, std::move(on));
    for (auto const& line : answer["waiting"])
      if (line["kind"] == kind) out.push_back(line);
    return out;
  }
  void days_later(int days) { city.clock.advance(std::chrono::hours{24 * days}); }
  CityForTests city;
};

TEST_F(Today, CountsActionsThatHaveANumber) {
  auto const today = city.view("today");
  EXPECT_EQ(today["day"], "2026-03-12");
  EXPECT_EQ(today["focus"], false) << "no focus action was chosen yet";
  EXPECT_EQ(today["actions"], 2);
  EXPECT_EQ(today["districts"], 3);
  EXPECT_EQ(today["districts_heard"], 3);
  EXPECT_EQ(today["goals_seen_by_effect"].get<int>() + today["goals_by_activity_only"].get<int>() +
                today["goals_not_seen"].get<int>(),
            2)
      << "goals that have none below";
  city.perform("action.focus", {{"id", city.cafes}});
  auto const chosen = city.view("today");
  EXPECT_EQ(chosen["focus"], true);
  EXPECT_EQ(chosen["actions"], 1);
  EXPECT_EQ(chosen["with_number"], 0);
}

TEST_F(Today, AsksForTheNumberThatIsMissing) {
  auto const lines = waiting("number");
  ASSERT_EQ(lines.size(), 1U) << "Nord and Sud have told theirs";
  auto const& est = lines.front();
  EXPECT_EQ(est["id"], city.children + "/" + city.est);
  EXPECT_EQ(est["title"], "Enfants présents");
  EXPECT_EQ(est["other"], "Club du soir");
  EXPECT_EQ(est["place"], "Est");
  EXPECT_EQ(est["period"], "2026-02");
  EXPECT_EQ(est["last"], 90);
  EXPECT_EQ(est["inline_box"], true);
  city.perform("measurement.submit",
               {{"indicator", city.children}, {"territory", city.est}, {"period", "2026-02"}, {"value", 95}});
  EXPECT_THAT(waiting("number"), IsEmpty());
  EXPECT_EQ(waiting("number", "2026-03-11").size(), 0U) << "there was no city that day";
}

TEST_F(Today, CountsTheDaysOfWhatIsLate) {
  days_later(2);
  auto const others = 1;  // the yearly figure of early leaving, that nobody ever gave
  EXPECT_EQ(city.view("today")["overdue"], others) << "14 days after the month it may still come";
  EXPECT_THAT(waiting("missing"), IsEmpty());
  days_later(1);
  EXPECT_EQ(city.view("today")["overdue"], others + 1);
  auto const late = waiting("number").front();
  EXPECT_EQ(late["state"], "overdue");
  EXPECT_EQ(late["days"], 1);
  auto const missing = waiting("missing");
  ASSERT_EQ(missing.size(), 1U) << "for whoever leads the action";
  EXPECT_EQ(missing[0]["n"], 1);
  EXPECT_EQ(missing[0]["names"], Json::array({"Est"}));
  EXPECT_EQ(city.view("today", {}, "2026-03-14")["overdue"], others) << "that day it was not late yet";
}

TEST_F(Today, ShowsWhatWaitsToBeReadUntilItIs) {
  auto const told =
      city.perform("measurement.submit",
                   {{"indicator", city.children}, {"territory", city.nord}, {"period", "2026-03"}, {"value", 9000}});
  ASSERT_EQ(told["state"], "submitted");
  auto const lines = waiting("accept");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["id"], told["id"]);
  EXPECT_EQ(lines[0]["value"], 9000);
  EXPECT_EQ(lines[0]["text"], "far_from_last");
  EXPECT_EQ(lines[0]["person"], "Amina");
  city.perform("measurement.accept", {{"id", told["id"]}});
  EXPECT_THAT(waiting("accept"), IsEmpty());
}

TEST_F(Today, ShowsAContestUntilItIsAnswered) {
  auto const told = city.tell(city.children, city.nord, "2025-12", 140);
  auto const contest = city.create(
      "counter_value", {{"measurement", told}, {"proposed_value", 160}, {"reason", "Deux classes manquent."}});
  auto const lines = waiting("contest");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["value"], 140);
  EXPECT_EQ(lines[0]["proposed"], 160);
  EXPECT_EQ(lines[0]["person"], "Amina");
  city.perform("counter_value.decline", {{"id", contest}, {"answer", "Le registre dit 140."}});
  EXPECT_THAT(waiting("contest"), IsEmpty());
}

TEST_F(Today, ShowsTasksOfMineAWeekAhead) {
  auto const task = [&](char const* title, Json const& due, std::string const& who) {
    return city.create("task", {{"title", title}, {"due", due}, {"assignee", who}, {"action", city.club}});
  };
  auto const other = city.create("person", {{"name", "Karim"}});
  task("Demain", "2026-03-13", city.amina);
  task("Dans huit jours", "2026-03-20", city.amina);
  task("De mon poste", "2026-03-19", city.post);
  task("D’un autre", "2026-03-13", other);
  auto const done = task("Fait", "2026-03-13", city.amina);
  city.change("task", done, {{"done_at", "2026-03-12"}});
  std::vector<std::string> titles;
  for (auto const& line : waiting("task")) titles.push_back(line["title"]);
  EXPECT_THAT(titles, testing::UnorderedElementsAre("Demain", "De mon poste"));
}

TEST_F(Today, RemembersAPromiseAfterThreeWeeks) {
  auto const partner = city.create("stakeholder", {{"name", "École Jules-Verne"}});
  auto const asked =
      city.create("involvement",
                  {{"stakeholder", partner}, {"action", city.club}, {"role", "does_with"}, {"promise", "une salle"}});
  days_later(20);
  EXPECT_THAT(waiting("promise"), IsEmpty());
  days_later(1);
  ASSERT_EQ(waiting("promise").size(), 1U);
  EXPECT_EQ(waiting("promise")[0]["title"], "École Jules-Verne");
  EXPECT_EQ(waiting("promise")[0]["days"], 21);
  city.perform("involvement.answer", {{"id", asked}, {"promise_state", "promised"}});
  EXPECT_THAT(waiting("promise"), IsEmpty());
}

TEST_F(Today, NamesAPostThatNobodyFills) {
  EXPECT_THAT(waiting("vacant"), IsEmpty());
  city.change("post", city.post, {{"holder", nullptr}});
  ASSERT_EQ(waiting("vacant").size(), 1U);
  EXPECT_EQ(waiting("vacant")[0]["title"], "Cheffe de projet");
  EXPECT_EQ(waiting("vacant")[0]["n"], 1);
  city.change("post", city.post, {{"ended_on", "2026-03-01"}});
  EXPECT_THAT(waiting("vacant"), IsEmpty()) << "a post that was dissolved waits for nobody";
}

TEST_F(Today, ShowsWhoShallTellInstead) {
  auto const reporters = city.perform("reporter.list", Json::object());
  city.perform("reporter.hand_over", {{"id", reporters["reporters"][0]["id"]}, {"proposed_name", "Karim"}});
  days_later(2);
  ASSERT_EQ(waiting("hand_over").size(), 1U);
  EXPECT_EQ(waiting("hand_over")[0]["person"], "Karim");
  EXPECT_EQ(waiting("hand_over")[0]["days"], 2);
}

TEST_F(Today, ShowsTheNextMeetingAndTheOneThatRuns) {
  auto const meeting = [&](char const* title, char const* at) {
    return city.create("meeting",
                       {{"title", title}, {"kind", "local_group"}, {"action", city.club}, {"starts_at", at}});
  };
  meeting("Dans six semaines", "2026-04-24T16:00:00.000Z");
  EXPECT_THAT(waiting("meeting"), IsEmpty()) << "nobody prepares it yet";
  meeting("Jamais ouverte", "2026-03-10T16:00:00.000Z");
  auto const next = meeting("Dans deux semaines", "2026-03-26T16:00:00.000Z");
  meeting("Dans trois semaines", "2026-04-02T16:00:00.000Z");
  auto const lines = waiting("meeting");
  ASSERT_EQ(lines.size(), 1U) << "the next one of the action";
  EXPECT_EQ(lines[0]["id"], next);
  EXPECT_EQ(lines[0]["other"], "Club du soir");
  EXPECT_EQ(lines[0]["due"], "2026-03-26");
  EXPECT_EQ(lines[0]["state"], "leads");
  EXPECT_THAT(waiting("live"), IsEmpty());
  city.perform("meeting.open", {{"id", next}});
  ASSERT_EQ(waiting("live").size(), 1U);
  EXPECT_EQ(city.view("today")["waiting"][0]["id"], next) << "before all else";
  city.perform("meeting.close", {{"id", next}});
  EXPECT_THAT(waiting("live"), IsEmpty());
}

TEST_F(Today, AsksForTheYesOfWhoeverCanSayIt) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
  auto const partner = city.create("stakeholder", {{"name", "École"}, {"contact", city.amina}});
  auto const other = city.create("person", {{"name", "Karim"}});
  auto const decision = [&](std::string const& who) {
    return city.create("decision", {{"meeting", meeting}, {"action", city.club}, {"text", who}, {"can_say_yes", who}});
  };
  std::vector<std::string> mine;
  for (auto const& who : {city.amina, city.post, partner}) mine.push_back(decision(who));
  auto const theirs = decision(other);
  EXPECT_THAT(waiting("decide"), IsEmpty()) << "nobody has asked yet";
  for (auto const& one : mine) city.perform("decision.ask", {{"id", one}});
  city.perform("decision.ask", {{"id", theirs}});
  std::vector<std::string> asked;
  for (auto const& line : waiting("decide")) asked.push_back(line["id"]);
  EXPECT_THAT(asked, testing::UnorderedElementsAreArray(mine));
  EXPECT_EQ(waiting("decide")[0]["meeting"], meeting);
  for (auto const& one : mine) city.perform("decision.answer", {{"id", one}, {"yes", true}});
  EXPECT_THAT(waiting("decide"), IsEmpty());
}

TEST_F(Today, BringsBackADecisionAndADebriefOnTheirDay) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
  auto const decision = city.create(
      "decision",
      {{"meeting", meeting}, {"action", city.club}, {"text", "Ouvrir à 16 h 30"}, {"review_on", "2026-03-14"}});
  auto const pilot = city.put("pilot", {{"title", "Une salle calme"},
                                        {"action", city.club},
                                        {"state", "running"},
                                        {"debrief_on", "2026-03-14"},
                                        {"debrief_at", "17:30"}});
  EXPECT_THAT(waiting("review"), IsEmpty());
  EXPECT_THAT(waiting("debrief"), IsEmpty());
  days_later(2);
  ASSERT_EQ(waiting("review").size(), 1U);
  EXPECT_EQ(waiting("review")[0]["state"], "decision");
  EXPECT_EQ(waiting("review")[0]["meeting"], meeting);
  ASSERT_EQ(waiting("debrief").size(), 1U);
  EXPECT_EQ(waiting("debrief")[0]["id"], pilot);
  EXPECT_EQ(waiting("debrief")[0]["text"], "17:30");
  city.change("decision", decision, {{"review_on", nullptr}});
  EXPECT_THAT(waiting("review"), IsEmpty());
}

TEST_F(Today, TellsAtOnceOfASmallTestThatARulePaused) {
  auto const pilot = city.put("pilot", {{"title", "Une salle calme"},
                                        {"action", city.club},
                                        {"state", "paused"},
                                        {"pause_cause", "alarm"},
                                        {"debrief_on", "2026-06-14"}});
  city.put("pilot", {{"title", "À la main"}, {"action", city.club}, {"state", "paused"}, {"pause_cause", "by_hand"}});
  city.put("pilot", {{"title", "Pas commencé"}, {"action", city.club}, {"debrief_on", "2026-03-01"}});
  ASSERT_EQ(waiting("debrief").size(), 1U);
  EXPECT_EQ(waiting("debrief")[0]["id"], pilot);
  EXPECT_EQ(waiting("debrief")[0]["state"], "alarm");
}

TEST_F(Today, BringsBackAnAssumptionOnItsDay) {
  auto const assumption = city.create("assumption", {{"from_goal", city.served},
                                                     {"to_goal", city.top},
                                                     {"assumption", "Qui aime venir réussit"},
                                                     {"confidence", "fair"},
                                                     {"review_on", "2026-03-13"}});
  EXPECT_THAT(waiting("review"), IsEmpty());
  days_later(1);
  ASSERT_EQ(waiting("review").size(), 1U);
  EXPECT_EQ(waiting("review")[0]["id"], assumption);
  EXPECT_EQ(waiting("review")[0]["state"], "assumption");
}

TEST_F(Today, TellsWhatOthersDidSince) {
  auto const since = city.view("today")["moment"].get<std::int64_t>();
  EXPECT_THAT(city.view("today", {{"since", since}})["news"], IsEmpty());
  city.change("action", city.club, {{"title", "Club"}});
  EXPECT_THAT(city.view("today", {{"since", since}})["news"], IsEmpty()) << "what I did is no news to me";
  city.put("action", {{"id", city.club}, {"title", "Club du soir"}});
  city.put("action", {{"id", city.club}, {"title", "Club de la nuit"}});
  auto const news = city.view("today", {{"since", since}})["news"];
  ASSERT_EQ(news.size(), 1U);
  EXPECT_EQ(news[0]["kind"], "action");
  EXPECT_EQ(news[0]["n"], 1) << "one action, however often";
}

}  // namespace
}  // namespace arpent::views
