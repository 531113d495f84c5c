// Reference results through the command: what a person gets is what the engine computes.
#include <gmock/gmock.h>

#include <cmath>

#include "base/reference_for_tests.h"
#include "doors/tools/desk_for_tests.h"

namespace arpent::tools {
namespace {

using testing::HasSubstr;

void near(double seen, double wanted, double tolerance, std::string const& what) {
  EXPECT_LE(std::fabs(seen - wanted), tolerance * std::max(1.0, std::fabs(wanted)))
      << what << ": " << seen << " for " << wanted;
}

// Source: 7 of 20 at alpha .05 gives [0.10348, 0.67283]; 0 of 20 gives [0, 0.26067].
TEST(TrialCommand, SequenceOfOneProportion) {
  auto const seen = ran("trial look --tolerable 0.5 --steps 100:1", "exposed;events\n20;7\n").json();
  auto const& look = seen["pilots"][0]["looks"][0];
  near(look["lower"].get<double>(), 0.10348, 1e-5, "lower");
  near(look["upper"].get<double>(), 0.67283, 1e-5, "upper");
}

// Source: exact dynamic programming: at a true rate of .10 the default ladder completes 10 %, at .02 90 %.
TEST(TrialCommand, PlanShowsWhatItDoesBeforeApproval) {
  auto const seen = ran("trial plan --rates 0.02,0.1 --harms-max 2").json();
  EXPECT_NEAR(seen["operation"][0]["completed"].get<double>(), 0.90, 0.01);
  EXPECT_NEAR(seen["operation"][1]["completed"].get<double>(), 0.10, 0.01);
  EXPECT_NEAR(seen["operation"][1]["expected_events"].get<double>(), 3.0, 0.05);
  EXPECT_EQ(seen["exposure_cap"]["cap"], 11);
}

TEST(TrialCommand, DayByDayDecidesAsPersonByPersonWhereTheDayEndsAtTheCap) {
  auto const seen = ran("trial look", "day,exposed,events\n2026-03-02,10,1\n2026-03-03,15,0\n2026-03-04,35,2\n").json();
  auto const& looks = seen["pilots"][0]["looks"];
  EXPECT_EQ(looks[0]["rule"], "promoted");
  EXPECT_EQ(looks[0]["step"], 2);
  EXPECT_EQ(looks[1]["rule"], "promoted");
  EXPECT_EQ(looks[2]["state"], "COMPLETED_TO_REVIEW");
  auto const alarm = ran("trial look --report", "day,exposed,events\n2026-03-02,9,5\n2026-03-03,2,0\n");
  EXPECT_THAT(alarm.out, HasSubstr("harm alarm, 5 of 9 harmed"));
  EXPECT_THAT(alarm.out, HasSubstr("not counted"));
}

TEST(TrialCommand, TotalsAreTheSameAsCountsOfEachDay) {
  auto const daily = ran("trial look", "day,exposed,events\n2026-03-02,4,0\n2026-03-03,5,1\n");
  auto const totals = ran("trial look --cumulative", "date,people,harms\n2026-03-02,4,0\n2026-03-03,9,1\n");
  EXPECT_EQ(daily.out, totals.out);
  EXPECT_THAT(ran("trial look --cumulative", "exposed,events\n4,0\n3,0\n").err, HasSubstr("Totals cannot fall"));
}

TEST(TrialCommand, DistrictsDescribeUnlessTheyWereDrawn) {
  std::string const rows = "quartier;avant;après;traité\nA;10;16,5;1\nB;11;12;0\nC;9;9,5;0\nD;10;10;0\n";
  auto const plain = ran("trial districts", rows).json();
  EXPECT_NEAR(plain["difference"].get<double>(), 6.0, 1e-12);
  EXPECT_EQ(plain["draws"], 4);
  EXPECT_EQ(plain["drawn_by_lot"], false);
  EXPECT_THAT(ran("trial districts --report", rows).out, HasSubstr("Descriptive only"));
  EXPECT_THAT(ran("trial districts --drawn --report", rows).out, HasSubstr("0.05 can never be reached"));
  EXPECT_THAT(ran("trial districts", "district,before,after,treated\nA,1,2,1\nA,1,2,0\n").err,
              HasSubstr("“A” is there twice"));
}

TEST(TrialCommand, ManyDeclaresByRank) {
  auto const seen = ran("trial many", "pilot,e\na,100\nb,41\nc,3\n").json();
  EXPECT_EQ(seen["pilots"][0]["declared"], true);
  EXPECT_EQ(seen["pilots"][1]["declared"], true);
  EXPECT_EQ(seen["pilots"][2]["declared"], false);
}

TEST(TrialCommand, GoldenTraces) {
  auto const golden = reference_json("golden/trial/pilot_trace.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/trial/pilot_trace.json");
  for (auto const& [name, trace] : (*golden)["traces"].items()) {
    std::string rows = "outcome\n";
    for (auto const& step : trace) rows += step["event"].get<std::string>() + "\n";
    auto const seen = ran("trial look", rows).json();
    auto const& looks = seen["pilots"][0]["looks"];
    ASSERT_EQ(looks.size(), trace.size());
    for (std::size_t at = 0; at < trace.size(); ++at) {
      auto const what = name + " " + std::to_string(at);
      EXPECT_EQ(looks[at]["state"], trace[at]["state"]) << what;
      if (trace[at].contains("refused")) {
        EXPECT_EQ(looks[at]["refused"], true) << what;
        continue;
      }
      EXPECT_EQ(looks[at]["events"], trace[at]["harms"]) << what;
      EXPECT_EQ(looks[at]["step"], trace[at]["stage"]) << what;
      near(looks[at]["ln_e_harm"].get<double>(), trace[at]["ln_e_harm"].get<double>(), 1e-9, what);
      near(looks[at]["ln_e_clear"].get<double>(), trace[at]["ln_e_clear"].get<double>(), 1e-9, what);
      near(looks[at]["chance_above"].get<double>(), trace[at]["posterior_above_p0"].get<double>(), 1e-9, what);
    }
  }
}

TEST(TrialCommand, PlannedLooksAndBoundariesAreThoseOfTheBooks) {
  auto const looks = ran("trial looks --looks 5").json();
  EXPECT_NEAR(looks["pocock"].get<double>(), 2.413, 2e-3);
  EXPECT_NEAR(looks["obrien_fleming"][4].get<double>(), 2.040, 2e-3);
  auto const table = ran("trial boundaries --tolerable 0.1 --alpha-harm 0.1 --exposed 100").json();
  EXPECT_EQ(table["boundaries"][42]["clear_up_to"], 0) << "1/44 · (1 - .9⁴⁴) / (.1 · .9⁴³) = 20.9";
  EXPECT_TRUE(table["boundaries"][41]["clear_up_to"].is_null()) << "19.2 is less than 20";
  auto const sixty = ran("trial boundaries --exposed 60").json()["operation"];
  EXPECT_NEAR(sixty[0]["alarm"].get<double>(), 0.049, 5e-4) << "at the tolerable rate: the type I error";
  EXPECT_NEAR(sixty[1]["alarm"].get<double>(), 0.48, 5e-3);
  EXPECT_NEAR(sixty[3]["expected_exposed"].get<double>(), 10, 0.5);
}

TEST(TrialCommand, PairsAreTestedAgainstNoDifference) {
  std::string rows = "treated,control\n";
  for (int i = 0; i < 30; ++i) rows += i % 5 ? "4,2\n" : "3,3\n";
  auto const seen = ran("trial mean --least 1 --most 5", rows).json();
  EXPECT_EQ(seen["pairs"], 30);
  EXPECT_GT(seen["looks"][29]["lower"].get<double>(), 0);
  EXPECT_LE(seen["looks"][29]["upper"].get<double>(), 4);
  EXPECT_EQ(seen["test"]["enough"], true);
  for (auto const* method : {"betting", "bernstein", "hoeffding", "mixture"}) {
    auto const other = ran("trial mean --least 1 --most 5 --method " + std::string(method), rows).json();
    EXPECT_LT(other["looks"][29]["lower"].get<double>(), 1.6) << method << ": the mean seen is within";
    EXPECT_GT(other["looks"][29]["upper"].get<double>(), 1.6) << method;
  }
}

TEST(TrialCommand, TheSameQuestionInSeveralPlacesIsAnsweredTogether) {
  std::string const rows = "pilot,e\na,4\nb,5\nc,0.5\n";
  EXPECT_EQ(ran("trial many --together independent", rows).json()["together"]["e"], 10);
  EXPECT_NEAR(ran("trial many --together dependent", rows).json()["together"]["e"].get<double>(), 9.5 / 3, 1e-12);
}

TEST(TrialCommand, OverwhelmingEvidenceIsStillSaid) {
  std::string rows = "value\n", arms = "a_events,b_events\n";
  for (int i = 0; i < 3000; ++i) rows += "1\n", arms += "0,10\n";
  EXPECT_THAT(ran("trial mean --against 0.1 --report", rows).out, testing::HasSubstr("∞"));
  EXPECT_EQ(ran("trial two-arms --a-size 10 --b-size 10", arms).json()["decision"]["decision"], "enough");
  EXPECT_EQ(ran("trial many --together independent", "pilot,e\na,1e200\nb,1e200\n").json()["together"]["evidence"],
            "enough_to_decide");
}

}  // namespace
}  // namespace arpent::tools
