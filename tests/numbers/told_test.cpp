// A number that is told: counts, waits, takes the place of another, or is refused.
#include "numbers.h"

namespace arpent {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_F(Numbers, CountAtOnceAndSupersede) {
  auto const first = told(nord, "2026-02", 20);
  EXPECT_EQ(first["state"], "accepted");
  EXPECT_EQ(first["changed"], true);
  auto const second = told(nord, "2026-02", 25);
  EXPECT_EQ(second["supersedes"], first["id"]);
  EXPECT_EQ(number(first["id"])["state"], "superseded");
  EXPECT_EQ(number(first["id"])["value"], 20) << "what was told stays as it was told";
  EXPECT_EQ(counts(nord, "2026-02"), 25);
  EXPECT_EQ(counts(sud, "2026-02"), std::nullopt);
}

TEST_F(Numbers, SaidAgainAreNoNews) {
  auto const first = told(nord, "2026-02", 20);
  auto const at = moment();
  auto const again = told(nord, "2026-02", 20);
  EXPECT_EQ(again["id"], first["id"]);
  EXPECT_EQ(again["changed"], false);
  EXPECT_EQ(moment(), at);
  EXPECT_EQ(told(nord, "2026-02", 20, {{"confidence", "estimated"}})["changed"], true) << "how sure one is, is news";
}

TEST_F(Numbers, OfZeroAndBelowAreNumbersToo) {
  EXPECT_EQ(told(nord, "2026-01", 0)["state"], "accepted");
  EXPECT_EQ(counts(nord, "2026-01"), 0);
  EXPECT_EQ(told(nord, "2026-02", 0)["state"], "accepted");
  auto const negative = told(sud, "2026-02", -3);
  EXPECT_EQ(negative["state"], "submitted");
  EXPECT_EQ(negative["held_because"][0]["$say"], "measurement.held.negative") << negative;
  auto const part = told(est, "2026-02", 2.5);
  EXPECT_EQ(part["held_because"][0]["$say"], "measurement.held.not_whole") << part;
}

TEST_F(Numbers, FarFromTheLastWaitAndNearOnesDoNot) {
  ASSERT_EQ(told(nord, "2026-01", 20)["state"], "accepted");
  EXPECT_EQ(told(nord, "2026-02", 60)["state"], "accepted") << "three times as much is not beyond";
  EXPECT_EQ(told(nord, "2026-03", 181)["state"], "submitted");
  EXPECT_EQ(counts(nord, "2026-03"), std::nullopt);
  EXPECT_EQ(told(sud, "2026-02", 181)["state"], "accepted") << "nothing came before it here";
}

TEST_F(Numbers, ThatWaitTakeThePlaceOfOnesThatWaitOnly) {
  ASSERT_EQ(told(nord, "2026-01", 20)["state"], "accepted");
  auto const counted = told(nord, "2026-02", 22);
  auto const waits = told(nord, "2026-02", 900);
  EXPECT_EQ(waits["state"], "submitted");
  EXPECT_EQ(counts(nord, "2026-02"), 22) << "it counts until the other is accepted";
  auto const other = told(nord, "2026-02", 800);
  EXPECT_EQ(other["supersedes"], waits["id"]);
  EXPECT_EQ(number(waits["id"])["state"], "superseded");
  auto const accepted = house.done("measurement.accept", {{"id", other["id"]}});
  EXPECT_EQ(accepted["state"], "accepted");
  EXPECT_EQ(accepted["supersedes"], counted["id"]);
  EXPECT_EQ(counts(nord, "2026-02"), 800);
}

TEST_F(Numbers, AreJudged) {
  auto const kept = told(nord, "2026-02", 20);
  EXPECT_EQ(house.refusal("measurement.accept", {{"id", kept["id"]}}), "measurement.cannot_accept");
  EXPECT_EQ(house.refusal("measurement.return", {{"id", kept["id"]}, {"question", "  "}}), "question field.required");
  auto const returned = house.done("measurement.return", {{"id", kept["id"]}, {"question", " Tous les soirs ? "}});
  EXPECT_EQ(returned["state"], "returned");
  EXPECT_EQ(number(kept["id"])["question"], "Tous les soirs ?");
  EXPECT_EQ(counts(nord, "2026-02"), std::nullopt) << "what was sent back does not count";
  EXPECT_EQ(house.refusal("measurement.return", {{"id", kept["id"]}, {"question", "Et ?"}}),
            "measurement.cannot_return");
  ASSERT_EQ(house.done("measurement.accept", {{"id", kept["id"]}})["state"], "accepted") << "the answer was enough";
  EXPECT_EQ(number(kept["id"])["question"], nullptr);
  EXPECT_EQ(counts(nord, "2026-02"), 20);
  EXPECT_EQ(house.refusal("measurement.accept", {{"id", "0192aaaa-0000-7000-8000-0000000000ee"}}), "record.not_found");
}

TEST_F(Numbers, AreReadByTheManagerWhereTheIndicatorWantsIt) {
  children = indicator({{"acceptance", "by_manager"}});
  auto const waits = told(nord, "2026-02", 20);
  EXPECT_EQ(waits["state"], "submitted");
  EXPECT_EQ(number(waits["id"])["held_back"], "by_manager");
  house.done("measurement.accept", {{"id", waits["id"]}});
  EXPECT_EQ(number(waits["id"])["held_back"], nullptr);
}

TEST_F(Numbers, AreCorrectedByANewOne) {
  auto const first = told(nord, "2026-02", 20, {{"source_note", "feuille"}});
  auto const next =
      house.done("measurement.correct", {{"id", first["id"]}, {"value", 18}, {"reason", "compté deux fois"}});
  EXPECT_EQ(next["supersedes"], first["id"]);
  EXPECT_NE(next["id"], first["id"]);
  EXPECT_EQ(number(next["id"])["source_note"], "feuille") << "what is not corrected goes with it";
  EXPECT_EQ(house.last_why(), "compté deux fois");
  EXPECT_EQ(counts(nord, "2026-02"), 18);
  EXPECT_EQ(house.refusal("measurement.correct", {{"id", first["id"]}, {"value", 1}}), "measurement.cannot_correct");
  EXPECT_EQ(house.refusal("measurement.change", {{"id", next["id"]}, {"value", 1}}), "measurement.is_told");
  EXPECT_EQ(house.refusal("measurement.change", {{"id", next["id"]}, {"source_note", "cahier"}}), "");
}

TEST_F(Numbers, InPercentAreANumberOrItsParts) {
  children = indicator({{"measure", "percent"}, {"across_places", "ratio"}, {"unit", "%"}});
  Json const cell{{"indicator", children}, {"territory", nord}, {"period", "2026-02"}};
  auto const with = [&](Json more) {
    Json out = cell;
    out.update(more);
    return out;
  };
  EXPECT_THAT(faults("measurement.submit", cell), ElementsAre("value measurement.needs_value"));
  EXPECT_THAT(faults("measurement.submit", with({{"numerator", 3}})),
              ElementsAre("denominator measurement.needs_both_parts"));
  EXPECT_THAT(faults("measurement.submit", with({{"numerator", 3}, {"denominator", 0}})),
              ElementsAre("denominator measurement.denominator_not_positive"));
  EXPECT_EQ(house.done("measurement.submit", with({{"numerator", 3}, {"denominator", 4}}))["state"], "accepted");
  EXPECT_EQ(house.done("measurement.submit", with({{"territory", sud}, {"value", 101}}))["state"], "submitted");
}

TEST_F(Numbers, InWordsAreWords) {
  children =
      indicator({{"measure", "qualitative"}, {"across_places", "none"}, {"across_time", "none"}, {"unit", nullptr}});
  Json cell{{"indicator", children}, {"territory", nord}, {"period", "2026-02"}, {"value", 3}};
  EXPECT_THAT(faults("measurement.submit", cell), ElementsAre("narrative measurement.needs_words"));
  cell["narrative"] = "Les enfants restent plus longtemps.";
  EXPECT_EQ(house.done("measurement.submit", cell)["state"], "accepted");
}

TEST_F(Numbers, OfARetiredIndicatorAreNotTaken) {
  house.done("indicator.change", {{"id", children}, {"state", "retired"}});
  EXPECT_EQ(house.refusal("measurement.submit",
                          {{"indicator", children}, {"territory", nord}, {"period", "2026-02"}, {"value", 1}}),
            "measurement.indicator_retired");
}

TEST_F(Numbers, OfManyCellsComeTogetherOrNotAtAll) {
  auto const row = [&](std::string const& place, char const* period, Json value) {
    return Json{{"territory", place}, {"period", period}, {"value", std::move(value)}};
  };
  told(nord, "2026-01", 20);
  Json const rows{row(nord, "2026-01", 20), row(nord, "2026-02", 22), row(sud, "2026-02", 10), row(est, "2026-02", -1)};
  auto const put = house.done("measurement.put_many", {{"indicator", children}, {"rows", rows}});
  EXPECT_EQ(put["unchanged"], 1);
  EXPECT_EQ(put["kept"], 2);
  EXPECT_EQ(put["held"], 1);
  ASSERT_EQ(put["rows"].size(), 4U);
  EXPECT_EQ(number(put["rows"][1]["id"])["channel"], "grid");

  auto const before = how_many("measurement");
  Json const faulty{row(nord, "2026-02", 23), row(nord, "2026-13", 1),
                    row("0192aaaa-0000-7000-8000-0000000000ee", "2026-02", 1), row(sud, "2026-02", nullptr),
                    row(nord, "2026-02", 24)};
  EXPECT_THAT(
      faults("measurement.put_many", {{"indicator", children}, {"rows", faulty}}),
      UnorderedElementsAre("rows.1.period measurement.period_unreadable", "rows.2.territory measurement.not_asked_here",
                           "rows.3.value measurement.needs_value", "rows.4.period measurement.twice_in_sheet"));
  EXPECT_EQ(how_many("measurement"), before);
  EXPECT_EQ(counts(nord, "2026-02"), 22);
}

TEST_F(Numbers, OfAGridAreNotWrittenOverWhatSomebodyElseTold) {
  auto const seen = told(nord, "2026-02", 20);
  auto const other = told(nord, "2026-02", 21);
  auto const put = [&](Json const& saw) {
    return faults(
        "measurement.put_many",
        {{"indicator", children},
         {"rows", Json::array({{{"territory", nord}, {"period", "2026-02"}, {"value", 30}, {"seen", saw}}})}});
  };
  EXPECT_THAT(put(seen["id"]), ElementsAre("rows.0.value measurement.changed_since_seen"));
  EXPECT_THAT(put(""), ElementsAre("rows.0.value measurement.changed_since_seen"));
  EXPECT_THAT(put(other["id"]), IsEmpty());
  EXPECT_EQ(counts(nord, "2026-02"), 30);
}

TEST_F(Numbers, OfSeveralIndicatorsNameTheirOwn) {
  auto const other = indicator();
  Json const rows{{{"indicator", children}, {"territory", nord}, {"period", "2026-02"}, {"value", 1}},
                  {{"indicator", other}, {"territory", nord}, {"period", "2026-02"}, {"value", 2}},
                  {{"territory", nord}, {"period", "2026-02"}, {"value", 3}}};
  EXPECT_THAT(faults("measurement.put_many", {{"rows", rows}}), ElementsAre("rows.2.indicator field.required"));
  EXPECT_THAT(faults("measurement.put_many", {{"indicator", other}, {"rows", rows}}),
              ElementsAre("rows.0.indicator measurement.other_indicator", "rows.2.period measurement.twice_in_sheet"));
  EXPECT_THAT(faults("measurement.put_many", {{"rows", Json::array()}}), ElementsAre("rows field.required"));
}

}  // namespace
}  // namespace arpent
