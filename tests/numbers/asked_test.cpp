// How somebody is asked for a number, how a number is agreed on, and who tells it after somebody leaves.
#include "numbers.h"

namespace arpent {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Asked : public Numbers {
 protected:
  std::vector<Json> mails() {
    std::vector<Json> out;
    house.pass_days(60);
    for (auto const& job : house.store().due_jobs(100))
      if (job.name == "mail") out.push_back(job.input);
    house.pass_days(-60);
    return out;
  }
  std::string reporter(std::string const& place, Json const& more = Json::object()) {
    Json input{{"indicator", children}, {"territory", place}, {"person", amina}};
    input.update(more);
    return house.id("reporter.create", input);
  }
  Json ask(Json const& more) {
    Json input{{"indicator", children}};
    input.update(more);
    return house.done("measurement.ask", input);
  }
};

TEST_F(Asked, ByMailAndByALinkThatCanBeCopied) {
  auto const who = reporter(nord);
  auto const asked = ask({{"territories", Json::array({nord})}});
  EXPECT_EQ(asked["mails"], 1);
  ASSERT_EQ(asked["asks"].size(), 1U);
  auto const& one = asked["asks"][0];
  EXPECT_EQ(one["place"], "Nord");
  EXPECT_EQ(one["asked_of"], "Amina");
  EXPECT_EQ(one["reporter"], who);
  EXPECT_EQ(one["expires_on"], "2026-05-11") << "sixty days from now";
  EXPECT_EQ(one["url"].get<std::string>().rfind("https://plan.example/l/", 0), 0U);
  EXPECT_FALSE(one["qr"].empty());
  ASSERT_EQ(mails().size(), 1U);
  auto const mail = mails()[0];
  EXPECT_EQ(mail["to"], "amina@example.org");
  EXPECT_EQ(mail["template"], "ask_number");
  EXPECT_EQ(mail["params"]["url"], one["url"]);
  EXPECT_EQ(mail["params"]["action"], "Club du soir");
}

TEST_F(Asked, OnceForAllOfThemInOneMail) {
  for (auto const& place : {nord, sud, est}) reporter(place);
  auto const asked = ask(Json::object());
  EXPECT_EQ(asked["asks"].size(), 3U);
  EXPECT_EQ(asked["mails"], 1) << "one person, one mail";
  ASSERT_EQ(mails().size(), 1U);
  EXPECT_EQ(mails()[0]["template"], "ask_numbers");
  EXPECT_EQ(mails()[0]["params"]["n"], "3");
}

TEST_F(Asked, AtMostOnceAWeek) {
  reporter(nord);
  auto const first =
      *parse_instant(ask({{"territories", Json::array({nord})}})["asks"][0]["mail_at"].get<std::string>());
  for (auto const& job : house.store().due_jobs(10)) ASSERT_TRUE(house.store().finish_job(job.id));
  house.pass_days(1);
  for (auto const& job : house.store().due_jobs(10)) ASSERT_TRUE(house.store().finish_job(job.id));
  auto const next =
      *parse_instant(ask({{"territories", Json::array({nord})}})["asks"][0]["mail_at"].get<std::string>());
  EXPECT_GE(next - first, std::chrono::hours{24 * 7});
}

TEST_F(Asked, WithoutAMailWhereThereIsNoAddress) {
  auto const karim = house.id("person.create", {{"name", "Karim"}});
  reporter(nord, {{"person", karim}});
  auto const asked = ask({{"territories", Json::array({nord})}});
  EXPECT_EQ(asked["mails"], 0);
  EXPECT_EQ(asked["asks"][0]["mail_at"], nullptr);
  EXPECT_EQ(ask({{"territories", Json::array({nord})}, {"to", "link"}})["mails"], 0);
  EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(Asked, WhereNobodyIsNamedYet) {
  auto const asked = ask({{"territories", Json::array({sud})}, {"to", "link"}});
  EXPECT_EQ(asked["asks"][0]["asked_of"], "");
  EXPECT_EQ(house.get("reporter", asked["asks"][0]["reporter"])["territory"], sud) << "the link is for whoever gets it";
  auto const city = indicator({{"by_territory", false}});
  auto const nowhere = "0192aaaa-0000-7000-8000-0000000000ee";
  EXPECT_THAT(faults("measurement.ask", {{"indicator", city}, {"territories", Json::array({nord})}}),
              ElementsAre("territories.0 measurement.asked_of_the_city"));
  EXPECT_THAT(faults("measurement.ask", {{"indicator", children}, {"territories", Json::array({nord, nowhere})}}),
              ElementsAre("territories.1 measurement.not_asked_here"));
  EXPECT_EQ(how_many("share_link"), 1) << "nobody was asked";
}

TEST_F(Asked, NowhereInACityWithoutDistricts) {
  for (auto const& place : {nord, sud, est}) ASSERT_TRUE(house.ask("territory.remove", {{"id", place}})) << place;
  auto const asked = ask(Json::object());
  EXPECT_EQ(asked["mails"], 0);
  EXPECT_TRUE(asked["asks"].empty());
}

TEST_F(Asked, AgainWithALinkOfItsOwn) {
  reporter(nord);
  auto const first = ask({{"territories", Json::array({nord})}}), second = ask({{"territories", Json::array({nord})}});
  EXPECT_NE(first["asks"][0]["url"], second["asks"][0]["url"]);
  EXPECT_EQ(first["asks"][0]["reporter"], second["asks"][0]["reporter"]);
}

TEST_F(Asked, OfWhoeverComesAfter) {
  auto const who = reporter(nord);
  ask({{"territories", Json::array({nord})}, {"to", "link"}});
  EXPECT_EQ(house.refusal("reporter.confirm_hand_over", {{"id", who}}), "reporter.nobody_proposed");
  Json const karim{{"id", who}, {"proposed_name", "Karim"}, {"proposed_email", "Karim@Example.org"}};
  ASSERT_TRUE(house.ask("reporter.hand_over", karim));
  EXPECT_EQ(house.get("reporter", who)["person"], amina) << "only proposed";
  ASSERT_TRUE(house.ask("reporter.decline_hand_over", {{"id", who}}));
  EXPECT_EQ(house.get("reporter", who)["proposed_name"], nullptr);

  ASSERT_TRUE(house.ask("reporter.hand_over", karim));
  auto const link = house.get("reporter", who)["link"].get<std::string>();
  auto const after = house.done("reporter.confirm_hand_over", {{"id", who}});
  auto const person = house.get("person", after["person"]);
  EXPECT_EQ(person["name"], "Karim");
  EXPECT_EQ(person["email"], "karim@example.org");
  EXPECT_EQ(after["link"], nullptr);
  EXPECT_NE(house.get("share_link", link)["revoked_at"], nullptr) << "the link of the one who left";
  // Somebody who is known already is not made twice.
  auto const people = how_many("person");
  ASSERT_TRUE(
      house.ask("reporter.hand_over", {{"id", who}, {"proposed_name", "A."}, {"proposed_email", "AMINA@example.org"}}));
  EXPECT_EQ(house.done("reporter.confirm_hand_over", {{"id", who}})["person"], amina);
  EXPECT_EQ(how_many("person"), people);
}

TEST_F(Asked, InTheAnswersToHowWeWouldNotice) {
  Json const answers{
      {"action", action},
      {"how_noticed", "On compte les enfants présents. Chaque soir."},
      {"who_notices", "l’animatrice"},
      {"where_noticed", "dans les clubs"},
      {"by_when", "2026-06-30"},
      {"unit", "enfants présents"},
      {"source", "feuille"},
      {"baseline", 300},
      {"target", 600},
      {"reporter", amina},
      {"reason_extra", "essai"},
      {"places",
       Json::array({{{"territory", nord}, {"baseline", 100}, {"target", 200}, {"reporter_label", "École"}}})}};
  auto const noticed = house.done("indicator.notice", answers);
  EXPECT_EQ(noticed["title"], "enfants présents");
  EXPECT_EQ(noticed["state"], "active");
  EXPECT_THAT(noticed["missing"], IsEmpty());
  auto const made = house.get("indicator", noticed["id"]);
  EXPECT_EQ(made["measure"], "number");
  EXPECT_EQ(made["across_places"], "sum");
  EXPECT_EQ(made["frequency"], "month");
  auto const values = [&](char const* kind) {
    std::vector<double> out;
    auto const listed = house.done(std::string(kind) + ".list", {{"indicator", noticed["id"]}});
    for (auto const& one : listed[std::string(kind) + "s"]) out.push_back(one["value"]);
    return out;
  };
  EXPECT_THAT(values("baseline"), UnorderedElementsAre(300, 100));
  EXPECT_THAT(values("target"), UnorderedElementsAre(600, 200));
  EXPECT_EQ(house.done("reporter.list", {{"indicator", noticed["id"]}})["reporters"].size(), 2U);
}

TEST_F(Asked, WithWhatIsStillToBeSaid) {
  auto const noticed =
      house.done("indicator.notice", {{"action", action}, {"title", "Ambiance"}, {"reason_extra", "essai"}});
  EXPECT_EQ(noticed["state"], "draft") << "nobody said how it would be noticed";
  std::vector<std::string> parts;
  for (auto const& part : noticed["missing"]) parts.push_back(part["part"]);
  EXPECT_THAT(parts, ElementsAre("how_noticed", "who_notices", "where_noticed", "by_when", "baseline", "target",
                                 "reporter", "source"));
  auto const percent = house.done(
      "indicator.notice", {{"action", action}, {"how_noticed", "On compte"}, {"unit", "%"}, {"reason_extra", "essai"}});
  EXPECT_EQ(percent["title"], "On compte");
  EXPECT_EQ(house.get("indicator", percent["id"])["measure"], "percent");
  EXPECT_EQ(house.get("indicator", percent["id"])["across_places"], "ratio");
}

TEST_F(Asked, WithAllFaultsOfAllPlacesAtOnce) {
  auto const before = how_many("indicator");
  Json const answers{
      {"action", action},
      {"how_noticed", "On compte"},
      {"baseline", 5},
      {"target", 5},
      {"by_when", "2026-06-30"},
      {"reason_extra", "essai"},
      {"places", Json::array({{{"territory", nord}, {"baseline", 7}, {"target", 7}},
                              {{"territory", "0192aaaa-0000-7000-8000-0000000000ee"}, {"baseline", 1}}})}};
  EXPECT_THAT(faults("indicator.notice", answers),
              UnorderedElementsAre("target target.equals_baseline", "places.0.target target.equals_baseline",
                                   "places.1.territory measurement.not_asked_here"));
  EXPECT_EQ(how_many("indicator"), before) << "nothing of it is kept";
  EXPECT_THAT(
      faults("indicator.notice", {{"action", action}, {"how_noticed", "x"}, {"target", 3}, {"reason_extra", "essai"}}),
      ElementsAre("by_when notice.target_needs_day"));
}

TEST_F(Asked, WithAReasonForAFourth) {
  indicator(), indicator();
  EXPECT_THAT(faults("indicator.notice", {{"action", action}, {"how_noticed", "On compte"}}),
              ElementsAre("reason_extra indicator.needs_reason"));
}

}  // namespace
}  // namespace arpent
