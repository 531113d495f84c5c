// A figure that a district contests, a period that is closed, and what taking back leaves.
#include "numbers.h"

namespace arpent {
namespace {

using testing::ElementsAre;

class Contested : public Numbers {
 protected:
  std::string contest(std::string const& measurement, double value) {
    return house.id("counter_value.create", {{"measurement", measurement},
                                             {"proposed_value", value},
                                             {"reason", "Deux classes manquent."},
                                             {"source", "registre"}});
  }
};

TEST_F(Contested, AndAccepted) {
  auto const first = told(nord, "2026-02", 20);
  house.as = amina;
  auto const open = contest(first["id"], 26);
  EXPECT_EQ(house.get("counter_value", open)["proposed_by"], amina);
  EXPECT_EQ(counts(nord, "2026-02"), 20) << "a contest changes nothing by itself";
  auto const accepted = house.done("counter_value.accept", {{"id", open}, {"answer", " Merci. "}});
  EXPECT_EQ(accepted["state"], "accepted");
  EXPECT_EQ(accepted["answer"], "Merci.");
  EXPECT_EQ(accepted["answered_by"], amina);
  EXPECT_EQ(counts(nord, "2026-02"), 26);
  EXPECT_EQ(number(first["id"])["state"], "superseded");
  EXPECT_EQ(house.refusal("counter_value.accept", {{"id", open}}), "counter_value.already_answered");
  EXPECT_EQ(house.refusal("counter_value.decline", {{"id", open}, {"answer", "Non"}}),
            "counter_value.already_answered");
  EXPECT_EQ(house.refusal("counter_value.change", {{"id", open}, {"reason", "Autre"}}),
            "counter_value.already_answered");
}

TEST_F(Contested, AndAcceptedThoughFarFromTheLast) {
  told(nord, "2026-01", 20);
  auto const first = told(nord, "2026-02", 21);
  house.done("counter_value.accept", {{"id", contest(first["id"], 500)}});
  EXPECT_EQ(counts(nord, "2026-02"), 500) << "a person has looked at it";
}

TEST_F(Contested, AndDeclinedWithAnAnswer) {
  auto const open = contest(told(nord, "2026-02", 20)["id"], 26);
  EXPECT_EQ(house.refusal("counter_value.decline", {{"id", open}}), "counter_value.answer_missing");
  EXPECT_EQ(house.refusal("counter_value.decline", {{"id", open}, {"answer", "  "}}), "counter_value.answer_missing");
  EXPECT_EQ(house.done("counter_value.decline", {{"id", open}, {"answer", "Le registre dit 20."}})["state"],
            "declined");
  EXPECT_EQ(counts(nord, "2026-02"), 20);
}

TEST_F(Contested, WhereItCountsOnly) {
  auto const first = told(nord, "2026-02", 20);
  Json const same{{"measurement", first["id"]}, {"proposed_value", 20}, {"reason", "Pareil"}};
  EXPECT_THAT(faults("counter_value.create", same), ElementsAre("proposed_value counter_value.same_value"));
  auto const open = contest(first["id"], 26);
  told(nord, "2026-02", 22);
  EXPECT_EQ(house.refusal("counter_value.accept", {{"id", open}}), "counter_value.number_not_accepted");
  EXPECT_EQ(house.get("counter_value", open)["state"], "open") << "nothing of it is kept";
  EXPECT_EQ(
      house.refusal("counter_value.create", {{"measurement", first["id"]}, {"proposed_value", 1}, {"reason", "x"}}),
      "counter_value.number_not_accepted");
}

TEST_F(Contested, PeriodsThatAreClosedStayAsTheyAre) {
  auto const first = told(nord, "2026-02", 20);
  auto const open = contest(first["id"], 26);
  auto const close = house.id("period_close.create", {{"indicator", children}, {"period", "2026-02"}});
  EXPECT_EQ(house.get("period_close", close)["closed_at"], "2026-03-12");
  for (auto const& [operation, input] :
       {std::pair<std::string, Json>{
            "measurement.submit", {{"indicator", children}, {"territory", sud}, {"period", "2026-02"}, {"value", 1}}},
        {"measurement.correct", {{"id", first["id"]}, {"value", 1}}},
        {"measurement.return", {{"id", first["id"]}, {"question", "Sûr ?"}}},
        {"counter_value.accept", {{"id", open}}}})
    EXPECT_THAT(faults(operation, input), ElementsAre("period measurement.period_closed")) << operation;
  EXPECT_EQ(told(nord, "2026-01", 3)["state"], "accepted") << "another period is open";
  EXPECT_EQ(house.refusal("period_close.create", {{"indicator", children}, {"period", "2026-02"}}),
            "period period_close.closed_already");
  EXPECT_EQ(house.refusal("period_close.create", {{"indicator", children}, {"period", "2026-03"}}),
            "period period_close.not_over");
  EXPECT_EQ(house.refusal("period_close.create", {{"indicator", children}, {"period", "2025"}}),
            "period measurement.period_of_other_length");
  ASSERT_TRUE(house.ask("period_close.remove", {{"id", close}}));
  EXPECT_EQ(told(sud, "2026-02", 1)["state"], "accepted");
}

TEST_F(Contested, ClosingForAllClosesForEach) {
  ASSERT_TRUE(house.ask("period_close.create", {{"period", "2026-02"}}));
  EXPECT_THAT(
      faults("measurement.submit", {{"indicator", children}, {"territory", sud}, {"period", "2026-02"}, {"value", 1}}),
      ElementsAre("period measurement.period_closed"));
}

TEST_F(Contested, TakingBackLeavesOneThatCounts) {
  auto const first = told(nord, "2026-02", 20);
  house.done("measurement.return", {{"id", first["id"]}, {"question", "Sûr ?"}});
  auto const sent_back = moment();
  // Somebody else tells the cell anew, and takes the first one's word away by hand: it counts no more than once.
  auto const second = told(nord, "2026-02", 24);
  ASSERT_EQ(second["state"], "accepted");
  EXPECT_NE(house.refusal("entry.undo", {{"moment", sent_back}}), "");
  EXPECT_EQ(counts(nord, "2026-02"), 24);
  auto const corrected = house.ask("measurement.correct", {{"id", second["id"]}, {"value", 25}});
  ASSERT_TRUE(corrected);
  EXPECT_EQ(counts(nord, "2026-02"), 25);
  ASSERT_TRUE(house.ask("entry.undo", {{"moment", corrected->moment}}));
  EXPECT_EQ(counts(nord, "2026-02"), 24);
}

}  // namespace
}  // namespace arpent
