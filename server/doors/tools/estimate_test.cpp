// Reference results through the command. Golden: R survey 4.1-1, sae 1.3, NHSRplotthedots 0.2.2; linearised 1e-9,
// calibrated 1e-6.
#include <gmock/gmock.h>

#include <cmath>
#include <fstream>

#include "base/reference_for_tests.h"
#include "doors/tools/desk_for_tests.h"

namespace arpent::tools {
namespace {

using testing::HasSubstr;

void near(double seen, double wanted, double tolerance, std::string const& what) {
  EXPECT_LE(std::fabs(seen - wanted), tolerance * std::max(1e-300, std::fabs(wanted)))
      << what << ": " << seen << " for " << wanted;
}

std::string data(std::string const& name) { return (reference_folder() / "golden/field/data" / name).string(); }

Json case_of(Json const& golden, std::string const& id) {
  for (auto const& one : golden["cases"])
    if (one["id"] == id) return one;
  ADD_FAILURE() << "no case " << id;
  return {};
}

// By hand: strata of 2 and 2 with weights 10 and 20: mean (10·(1+3) + 20·(2+6)) / 60 = 200/60.
// Scores w (y - m)/60: variance Σ_h 2 Σ (z - z̄)² = 2·(2·(10/60)²) + 2·(2·(40/60)²) … with z̄ in each stratum.
TEST(EstimateCommand, AStratifiedMeanByHand) {
  auto const seen =
      ran("estimate - --value y --weight w --stratum s", "s;w;y\na;10;1\na;10;3\nb;20;2\nb;20;6\n").json();
  auto const& line = seen["estimates"][0];
  near(line["value"].get<double>(), 200.0 / 60, 1e-14, "mean");
  double const a = 10.0 / 60, b = 40.0 / 60;  // half the spread of the scores in each stratum
  near(line["se"].get<double>(), std::sqrt(2 * 2 * (a * a + b * b)), 1e-14, "se");
  EXPECT_EQ(line["df"], 2);
  EXPECT_EQ(line["may_be_published"], false) << "4 respondents";
}

struct Wanted {
  char const *id, *words;
  double tolerance;
};

TEST(EstimateCommand, SurveysAsR) {
  auto const golden = reference_json("golden/field/survey_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/survey_golden.json");
  std::string const strat = data("apistrat.csv") + " --weight pw --stratum stype --population fpc ",
                    wr = data("apistrat.csv") + " --weight pw --stratum stype ",
                    clus1 = data("apiclus1.csv") + " --weight pw --cluster dnum --population fpc ",
                    clus2 = data("apiclus2.csv") + " --cluster dnum,snum --population fpc1,fpc2 ",
                    stype = clus1 + "--margin stype=E=4421,stype=H=755,stype=M=1018",
                    both = stype + ",sch.wide=No=1072,sch.wide=Yes=5122 ", api99 = stype + ",api99=3914069 ";
  std::vector<std::pair<Wanted, std::string>> const cases{
      {{"clus2/total_enroll", "--total enroll", 1e-9}, clus2},
      {{"clus2/ratio_apistu_enroll", "--ratio api.stu/enroll", 1e-9}, clus2},
      {{"clus2/mean_api00", "--value api00", 1e-9}, clus2},
      {{"stratwr/total_enroll", "--total enroll", 1e-9}, wr},
      {{"strat/mean_enroll_narm", "--value enroll", 1e-9}, strat},
      {{"clus1/by_stype_mean_api00", "--value api00 --by stype", 1e-9}, clus1},
      {{"strat/by_stype_mean_api00", "--value api00 --by stype", 1e-9}, strat},
      {{"cal/poststrat/total_enroll", "--total enroll --method linear", 1e-6}, stype + " "},
      {{"cal/rake/by_stype_mean_api00", "--value api00 --by stype", 1e-6}, both},
      {{"cal/cal_raking_margins/total_enroll", "--total enroll", 1e-6}, both},
      {{"cal/cal_linear_stype_api99/mean_api00", "--value api00 --method linear", 1e-6}, api99},
      {{"cal/cal_logit/by_stype_mean_api00", "--value api00 --by stype --method logit --bounds 0.7,1.7", 1e-6}, api99},
      {{"cal/cal_trunc_linear/total_enroll", "--total enroll --method truncated --bounds 0.7,1.7", 1e-6}, api99},
  };
  for (auto const& [wanted, design] : cases) {
    auto const answer = ran("estimate means " + design + wanted.words);
    ASSERT_EQ(answer.status, 0) << wanted.id << answer.err;
    auto const seen = answer.json()["estimates"];
    auto const golden_case = case_of(*golden, wanted.id);
    bool const many = golden_case["estimate"].is_array();
    for (auto const& line : seen) {
      std::size_t at = 0;
      if (many)
        while (golden_case["by"][at] != line["domain"]) ++at;
      auto const of = [&](char const* name) {
        return (many ? golden_case[name][at] : golden_case[name]).get<double>();
      };
      near(line["value"].get<double>(), of("estimate"), wanted.tolerance, wanted.id);
      near(line["se"].get<double>(), of("se"), wanted.tolerance, wanted.id);
    }
  }
  auto const quantiles =
      ran("estimate means " + strat + "--quantile api00:0.25,api00:0.5,api00:0.75").json()["estimates"];
  auto const table = case_of(*golden, "strat/quantile_api00_math")["table"];
  for (std::size_t at = 0; at < 3; ++at) {
    near(quantiles[at]["value"].get<double>(), table[at][0].get<double>(), 1e-9, "quantile");
    near(quantiles[at]["lower"].get<double>(), table[at][1].get<double>(), 1e-9, "lower");
    near(quantiles[at]["upper"].get<double>(), table[at][2].get<double>(), 1e-9, "upper");
  }
}

TEST(EstimateCommand, SmallAreasAsSae) {
  auto const golden = reference_json("golden/field/sae_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/sae_golden.json");
  std::ifstream file(data("milk.csv"));
  std::string line, rows = "area,estimate,se,b,c,d\n";
  std::getline(file, line);
  while (std::getline(file, line)) {
    auto const cells = split(line, ',');
    auto const area = cells[5];
    rows += cells[0] + "," + cells[2] + "," + cells[3];
    for (auto const* one : {"2", "3", "4"}) rows += area == one ? ",1" : ",0";
    rows += "\n";
  }
  auto const seen = ran("estimate small-area --x b,c,d", rows).json();
  auto const& reml = (*golden)["milk"]["REML"];
  near(seen["between"].get<double>(), reml["refvar"].get<double>(), 1e-9, "between");
  for (std::size_t at = 0; at < seen["areas"].size(); ++at) {
    near(seen["areas"][at]["estimate"].get<double>(), reml["eblup"][at].get<double>(), 1e-9, "estimate");
    double const rmse = seen["areas"][at]["rmse"].get<double>();
    near(rmse * rmse, reml["mse"][at].get<double>(), 1e-9, "mse");
  }
}

TEST(EstimateCommand, ChartsAsTheNhs) {
  auto const golden = reference_json("golden/field/spc_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/spc_golden.json");
  int tried = 0;
  for (auto const& [name, one] : (*golden)["cases"].items()) {
    if (!one["y"].is_array() || !one["rebase_at_1based"].is_null()) continue;
    std::string rows = "period,value\n", words = "estimate chart";
    for (std::size_t at = 0; at < one["y"].size(); ++at) rows += std::to_string(at) + "," + one["y"][at].dump() + "\n";
    auto const direction = one["improvement_direction"].get<std::string>();
    words += direction == "increase"   ? " --better higher"
             : direction == "decrease" ? " --better lower"
                                       : " --better neither";
    if (!one["target"].is_null()) words += " --target " + one["target"].dump();
    if (!one["fix_after_n_points"].is_null()) words += " --fix-after " + one["fix_after_n_points"].dump();
    if (!one["screen_outliers"].get<bool>()) words += " --no-screen";
    auto const answer = ran(words, rows);
    ASSERT_EQ(answer.status, 0) << name << answer.err;
    auto const points = answer.json()["series"][0]["points"];
    for (std::size_t at = 0; at < points.size(); ++at) {
      near(points[at]["mean"].get<double>(), one["mean"][at].get<double>(), 1e-9, name);
      auto wanted = one["point_type"][at].get<std::string>();
      if (wanted.starts_with("special_cause_")) wanted.erase(0, 14);
      EXPECT_EQ(points[at]["type"], wanted) << name << " " << at;
    }
    ++tried;
  }
  EXPECT_GT(tried, 5);
}

TEST(EstimateCommand, MarginsThatCannotBeMetAreSaidAllAtOnce) {
  std::string rows = "sex,age,w,y\n";
  for (int at = 0; at < 6; ++at) rows += "f,young,1,1\nm,old,1,2\n";
  rows += "f,new,1,1\nm,rare,1,1\n";
  auto const seen =
      ran("estimate - --value y --weight w --margin sex=f=520,sex=m=480,sex=x=1,age=young=400,age=old=600,age=rare=1",
          rows);
  EXPECT_EQ(seen.status, 1);
  EXPECT_THAT(seen.err, HasSubstr("sex = x has a total and no respondents"));
  EXPECT_THAT(seen.err, HasSubstr("line 14, age: The margins do not name “new”"));
  auto const thin =
      ran("estimate - --value y --weight w --margin age=young=400,age=old=600,age=rare=1,age=new=1", rows);
  EXPECT_THAT(thin.err, HasSubstr("age = rare has 1 respondents, fewer than 5"));
  auto const sums = ran("estimate - --value y --margin sex=f=520,sex=m=480,age=young=400,age=old=500", rows);
  EXPECT_THAT(sums.err, HasSubstr("sex adds up to 1000, age to 900"));
  EXPECT_THAT(ran("estimate - --value y --margin sex=f=0.5,sex=m=0.5", rows).err, HasSubstr("these are shares"));
  EXPECT_THAT(ran("estimate - --value y --weight w", "w,y\n1,2\n0,3\n-1,4\n").err,
              HasSubstr("line 4, w: A number above 0"));
}

TEST(EstimateCommand, NothingHiddenStandsInAnyAnswer) {
  std::string const rows = "d,s,n\nA,x,412\nA,y,7\nA,z,96\nB,x,350\nB,y,220\nB,z,83\nC,x,71\nC,y,64\nC,z,55\n";
  std::string const words = "estimate disclose --rows d --columns s --count n";
  auto const seen = ran(words, rows).json();
  EXPECT_TRUE(seen["rows"][0]["cells"]["y"].is_null());
  EXPECT_EQ(seen["hidden"]["small"], 1);
  EXPECT_EQ(seen["hidden"]["to_protect"], 3);
  EXPECT_GE(seen["hidden"]["least_width"].get<double>(), 5);
  for (auto const* shape : {" --json", " --csv", " --report"})
    EXPECT_EQ(ran(words + shape, rows).out.find("412") == std::string::npos, seen["rows"][0]["cells"]["x"].is_null())
        << shape;
  EXPECT_EQ(seen["rows"][3]["total"], 1358);
}

TEST(EstimateCommand, ThinTotalsAreMergedOrRefused) {
  std::string const rows = "d,s,n\nA,x,40\nA,y,25\nB,x,3\nB,y,2\nC,x,30\nC,y,41\nD,x,4\nD,y,5\n";
  std::string const words = "estimate disclose --rows d --columns s --count n";
  auto const refused = ran(words, rows);
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("d = B has fewer than 11 people"));
  EXPECT_THAT(refused.err, HasSubstr("d = D has fewer than 11 people"));
  auto const merged = ran(words + " --merge", rows).json();
  ASSERT_EQ(merged["rows"].size(), 4u) << "three rows and the totals";
  EXPECT_EQ(merged["rows"][1]["d"], "B + D");
  EXPECT_EQ(merged["rows"][1]["total"], 14);
  EXPECT_EQ(ran(words, "d,s,n\na,x,2\n").status, 1) << "a single cell is its own total";
  auto const one = ran(words + " --merge", "d,s,n\nA,x,40\nB,x,3\nC,x,20\n").json();
  EXPECT_EQ(one["rows"][1]["d"], "B + C") << "one alone takes the smallest other with it";
}

TEST(EstimateCommand, RoundingByKeysIsTheSameInEveryTable) {
  std::string const secret = testing::TempDir() + "arpent-rounding-secret";
  std::ofstream(secret) << "a long secret of ours\n";
  std::string rows = "id,d,s\n", fewer = "id,d,s\n";
  for (int at = 0; at < 60; ++at) {
    auto const row = std::to_string(at) + (at % 3 ? ",A," : ",B,") + (at % 7 ? "x\n" : "y\n");
    rows += row;
    if (at % 3) fewer += row;  // A alone
  }
  std::string const words = "estimate disclose --rows d --columns s --id id --secret " + secret;
  auto const all = ran(words, rows).json(), part = ran(words, fewer).json();
  EXPECT_EQ(all["rows"][1]["cells"]["x"], part["rows"][0]["cells"]["x"]);
  for (auto const& row : all["rows"])
    for (auto const& [name, count] : row["cells"].items()) EXPECT_EQ(count.get<int>() % 5, 0) << name;
  EXPECT_THAT(ran(words, "id,d,s\n1,A,x\n1,A,x\n").err, HasSubstr("“1” is there twice"));
}

// Leaving a unit out by columns of the file is leaving it out by --jackknife, and both are R's.
TEST(EstimateCommand, ReplicatesAsR) {
  auto const golden = reference_json("golden/field/survey_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/survey_golden.json");
  std::string const clus1 = data("apiclus1.csv") + " --weight pw --cluster dnum --population fpc --jackknife ",
                    nofpc = data("apiclus1.csv") + " --weight pw --cluster dnum --jackknife ",
                    jkn = data("apistrat.csv") + " --weight pw --stratum stype --jackknife ",
                    raked =
                        clus1 + "--margin stype=E=4421,stype=H=755,stype=M=1018,sch.wide=No=1072,sch.wide=Yes=5122 ";
  std::vector<std::pair<Wanted, std::string>> const cases{
      {{"rep/jk1/mean_api00", "--value api00", 1e-9}, clus1},
      {{"rep/jk1/total_enroll", "--total enroll", 1e-9}, clus1},
      {{"rep/jk1/by_stype", "--value api00 --by stype", 1e-9}, clus1},
      {{"rep/jk1_nofpc/total_enroll", "--total enroll", 1e-9}, nofpc},
      {{"rep/jkn/mean_api00", "--value api00", 1e-9}, jkn},
      {{"rep/jkn/by_stype", "--value api00 --by stype", 1e-9}, jkn},
      {{"rep/jk1_raked/mean_api00", "--value api00", 1e-5}, raked}};
  for (auto const& [wanted, design] : cases) {
    auto const answer = ran("estimate means " + design + wanted.words);
    ASSERT_EQ(answer.status, 0) << wanted.id << answer.err;
    auto const golden_case = case_of(*golden, wanted.id);
    bool const many = golden_case["estimate"].is_array();
    for (auto const& line : answer.json()["estimates"]) {
      std::size_t at = 0;
      if (many)
        while (golden_case["by"][at] != line["domain"]) ++at;
      auto const of = [&](char const* name) {
        return (many ? golden_case[name][at] : golden_case[name]).get<double>();
      };
      near(line["value"].get<double>(), of("estimate"), wanted.tolerance, wanted.id);
      near(line["se"].get<double>(), of("se"), wanted.tolerance, wanted.id);
    }
  }
}

TEST(EstimateCommand, ComparisonsAsR) {
  auto const golden = reference_json("golden/field/survey_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/survey_golden.json");
  std::string const strat = data("apistrat.csv") + " --weight pw --stratum stype --population fpc ",
                    clus2 = data("apiclus2.csv") + " --cluster dnum,snum --population fpc1,fpc2 ";
  auto const t = ran("estimate compare " + strat + "--value api00 --between sch.wide").json()["differences"][0];
  auto const wanted = case_of(*golden, "strat/ttest_api00_schwide");
  double const sign = t["second"] == "Yes" ? 1 : -1;
  near(sign * t["difference"].get<double>(), wanted["diff"].get<double>(), 1e-9, "difference");
  near(sign * t["t"].get<double>(), wanted["t"].get<double>(), 1e-9, "t");
  near(t["p"].get<double>(), wanted["p"].get<double>(), 1e-8, "p");
  EXPECT_EQ(t["df"], wanted["df"]);
  auto const f = ran("estimate compare " + clus2 + "--independent sch.wide:stype").json()["independence"][0];
  auto const rao = case_of(*golden, "clus2/chisq_schwide_stype_F");
  near(f["f"].get<double>(), rao["F"].get<double>(), 1e-8, "F");
  near(f["numerator_df"].get<double>(), rao["ndf"].get<double>(), 1e-8, "ndf");
  near(f["denominator_df"].get<double>(), rao["ddf"].get<double>(), 1e-8, "ddf");
}

TEST(EstimateCommand, CrossedDomainsAndDesignEffectsOfTotalsAsR) {
  auto const golden = reference_json("golden/field/survey_golden.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/field/survey_golden.json");
  std::string const wr = data("apistrat.csv") + " --weight pw --stratum stype ";
  auto const crossed = ran("estimate means " + wr + "--total enroll --by stype,sch.wide").json()["estimates"];
  auto const wanted = case_of(*golden, "stratwr/by_stype_schwide_total_enroll");
  ASSERT_EQ(crossed.size(), 6u);
  for (auto const& line : crossed) {
    std::size_t at = 0;
    while (wanted["by1"][at].get<std::string>() + " × " + wanted["by2"][at].get<std::string>() != line["domain"]) ++at;
    near(line["value"].get<double>(), wanted["estimate"][at].get<double>(), 1e-9, "crossed");
    near(line["se"].get<double>(), wanted["se"][at].get<double>(), 1e-9, "crossed");
  }
  auto const total = ran("estimate means " + wr + "--total enroll --deff").json()["estimates"][0];
  near(total["deff"].get<double>(), case_of(*golden, "stratwr/total_enroll")["deff"].get<double>(), 1e-9, "deff");
}

// Sets that another program made stand in the file: here those of our own jackknife.
TEST(EstimateCommand, ReplicatesOfTheFileAreThoseOfTheJackknife) {
  std::string const rows = "id,school,w,wait\n1,a,10,5\n2,a,10,8\n3,b,12,3\n4,b,12,6\n5,c,9,9\n6,c,9,4\n";
  auto const sets = ran("estimate replicates --weight w --cluster school --id id --csv", rows).out;
  std::string joined, line;
  std::istringstream one(rows), other(sets);
  for (std::string left, right; std::getline(one, left) && std::getline(other, right);)
    joined += left + right.substr(right.find(',', right.find(',') + 1)) + "\n";
  auto const by_file = ran("estimate means --weight w --value wait --replicates rep_* --replicate-kind jk1", joined);
  auto const by_design = ran("estimate means --weight w --cluster school --value wait --jackknife", rows).json();
  ASSERT_EQ(by_file.status, 0) << by_file.err << joined;
  auto const seen = by_file.json();
  EXPECT_EQ(seen["replicates"]["n"], 3);
  EXPECT_EQ(seen["replicates"]["df"], 2);
  near(seen["estimates"][0]["se"].get<double>(), by_design["estimates"][0]["se"].get<double>(), 1e-12, "se");
  EXPECT_THAT(ran("estimate means --value wait --replicates nothing_*", rows).err,
              HasSubstr("There is no column “nothing_*”"));
  EXPECT_THAT(ran("estimate means --value wait --jackknife --stratum id", rows).err,
              HasSubstr("line 2, id: A stratum with a single unit"));
}

}  // namespace
}  // namespace arpent::tools
