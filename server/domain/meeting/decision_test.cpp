// Who answers a decision, what is seen before anybody is asked, and what stays as it was answered.
#include <gmock/gmock.h>

#include "domain/meeting/trial_evening.h"

namespace arpent::meeting {
namespace {

using testing::ElementsAre;

class Decisions : public testing::Test {
 protected:
  Decisions() { trial.as = yann; }

  std::string decision(Json const& also = Json::object()) {
    return trial.made("decision", {{"meeting", meeting}, {"text", "Ouvrir le mercredi"}}, also);
  }
  std::string for_helene(Json const& also = Json::object()) {
    Json fields{{"can_say_yes", helene}};
    fields.update(also);
    return decision(fields);
  }
  std::string answer(std::string const& id, Json const& said) {
    Json input{{"id", id}};
    input.update(said);
    return trial.refusal("decision.answer", input);
  }
  std::string change(std::string const& id, Json const& fields) {
    Json input{{"id", id}};
    input.update(fields);
    return trial.refusal("decision.change", input);
  }
  // How many links of it were made, and how many open something.
  std::pair<int, int> links(std::string const& id) {
    std::pair<int, int> out;
    auto const list = trial.done("share_link.list", {{"decision", id}});
    for (auto const& link : list["share_links"]) ++out.first, out.second += link["revoked_at"].is_null() ? 1 : 0;
    return out;
  }

  TrialEvening trial;
  std::string const yann = trial.person("Yann"), helene = trial.person("Hélène");
  std::string const meeting = trial.meeting();
};

TEST_F(Decisions, OfTheGroupAreConfirmedByWhoLeads) {
  auto const id = decision();
  EXPECT_EQ(answer(id, {{"yes", true}}), "");
  auto const kept = trial.get("decision", id);
  EXPECT_EQ(kept["state"], "confirmed");
  EXPECT_EQ(kept["answered_how"], nullptr);
  EXPECT_EQ(kept["recorded_by"], nullptr);
}

TEST_F(Decisions, OfSomebodyElseAreNotedForThemAndMarked) {
  auto const id = for_helene();
  EXPECT_EQ(answer(id, {{"yes", true}}), "decision.not_yours");
  EXPECT_EQ(trial.get("decision", id)["state"], "proposed");
  EXPECT_EQ(answer(id, {{"yes", true}, {"how", "by_word"}}), "");
  auto const kept = trial.get("decision", id);
  EXPECT_EQ(kept["state"], "confirmed");
  EXPECT_EQ(kept["answered_how"], "by_word");
  EXPECT_EQ(kept["recorded_by"], yann);
}

TEST_F(Decisions, AreAnsweredByWhoIsNamedInPersonByPostOrAsContact) {
  auto const post = trial.made("post", {{"title", "Élue"}, {"holder", helene}});
  auto const partner = trial.made("stakeholder", {{"name", "Les familles"}, {"contact", helene}});
  for (auto const& named : {helene, post, partner}) {
    auto const id = decision({{"can_say_yes", named}});
    trial.as = helene;
    EXPECT_EQ(answer(id, {{"yes", true}}), "");
    auto const kept = trial.get("decision", id);
    EXPECT_EQ(kept["answered_how"], "themselves");
    EXPECT_EQ(kept["recorded_by"], nullptr);
    trial.as = yann;
  }
}

TEST_F(Decisions, AreNotTakenOutOfTheMouthOfWhoAnswered) {
  auto const id = for_helene();
  trial.as = helene;
  EXPECT_EQ(answer(id, {{"yes", false}, {"answer", "no key"}}), "");
  trial.as = yann;
  EXPECT_EQ(answer(id, {{"yes", true}, {"how", "by_word"}}), "decision.is_answered");
  trial.as = helene;
  EXPECT_EQ(answer(id, {{"yes", true}}), "") << "who said not now may come to say yes";
  // What was noted may be noted better, and they themselves have the last word.
  auto const noted = for_helene();
  trial.as = yann;
  EXPECT_EQ(answer(noted, {{"yes", false}, {"answer", "no key"}, {"how", "by_word"}}), "");
  EXPECT_EQ(answer(noted, {{"yes", true}, {"how", "on_paper"}}), "");
  trial.as = helene;
  EXPECT_EQ(answer(noted, {{"yes", true}}), "");
  EXPECT_EQ(trial.get("decision", noted)["recorded_by"], nullptr);
}

TEST_F(Decisions, ThatAdjustNeedAnActionBeforeAnybodyIsAsked) {
  EXPECT_EQ(trial.refusal("decision.create", {{"meeting", meeting}, {"text", "x"}, {"leads_to", "adjustment"}}),
            "leads_to decision.adjusts_what");
  auto const action = trial.action();
  auto const id = for_helene({{"leads_to", "adjustment"}, {"action", action}});
  EXPECT_EQ(change(id, {{"action", nullptr}}), "leads_to decision.adjusts_what");
  // The meeting's own will do; where that is taken away, it is said to who asks, and not to who answers.
  auto const on_action = trial.meeting({{"action", action}});
  auto const of_it = trial.made("decision", {{"meeting", on_action}, {"text", "x"}},
                                {{"leads_to", "adjustment"}, {"can_say_yes", helene}});
  ASSERT_NE(of_it, "");
  ASSERT_TRUE(trial.ask("meeting.change", {{"id", on_action}, {"action", nullptr}}));
  EXPECT_EQ(trial.refusal("decision.ask", {{"id", of_it}}), "leads_to decision.adjusts_what");
}

TEST_F(Decisions, StayAsTheyWereAnswered) {
  auto const id = decision();
  EXPECT_EQ(change(id, {{"text", "Ouvrir le jeudi"}}), "");
  EXPECT_EQ(answer(id, {{"yes", true}}), "");
  EXPECT_EQ(change(id, {{"text", "Ouvrir le samedi"}}), "decision.is_answered");
  EXPECT_EQ(change(id, {{"leads_to", "task"}}), "decision.is_answered");
  EXPECT_EQ(change(id, {{"owner", yann}, {"review_on", "2026-06-01"}}), "") << "who sees to it may change";
  EXPECT_EQ(trial.refusal("decision.ask", {{"id", id}}), "can_say_yes field.required");
  EXPECT_EQ(trial.refusal("decision.remove", {{"id", id}}), "decision.is_answered");
  EXPECT_EQ(trial.refusal("decision.remove", {{"id", decision()}}), "");
}

TEST_F(Decisions, AreOpenedByOneLivingLink) {
  auto const id = for_helene();
  ASSERT_TRUE(trial.ask("decision.ask", {{"id", id}}));
  ASSERT_TRUE(trial.ask("decision.ask", {{"id", id}}));
  EXPECT_EQ(links(id), std::pair(2, 1));
  EXPECT_EQ(trial.get("decision", id)["state"], "waiting");
  EXPECT_EQ(change(id, {{"owner", yann}}), "");
  EXPECT_EQ(links(id), std::pair(2, 1)) << "who does it is not what was asked";
  EXPECT_EQ(change(id, {{"text", "Ouvrir le jeudi"}}), "");
  EXPECT_EQ(links(id), std::pair(2, 0)) << "asked something else now";
  EXPECT_EQ(trial.get("decision", id)["state"], "proposed");
  EXPECT_EQ(trial.get("decision", id)["asked_on"], nullptr);
}

TEST_F(Decisions, AndInvitationsHaveOneLinkEach) {
  auto const id = trial.made("invitation", {{"meeting", meeting}, {"name", "Lou Petit"}, {"there_as", "extra"}});
  ASSERT_TRUE(trial.ask("invitation.send", {{"id", id}}));
  ASSERT_TRUE(trial.ask("invitation.send", {{"id", id}}));
  int living = 0;
  auto const list = trial.done("share_link.list", {{"invitation", id}});
  for (auto const& link : list["share_links"]) living += link["revoked_at"].is_null() ? 1 : 0;
  EXPECT_EQ(std::pair(list["share_links"].size(), living), std::pair(std::size_t{2}, 1));
}

}  // namespace
}  // namespace arpent::meeting
