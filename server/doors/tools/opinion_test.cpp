// Conversations through the command. Golden: the reference program of the map, 1e-8 of the largest value.
#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <map>

#include "base/reference_for_tests.h"
#include "doors/tools/desk_for_tests.h"

namespace arpent::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

// Two camps that vote against each other on 8 of 10 statements, each differently, and all agree on the other two.
std::string camps(bool wide) {
  std::string out = wide ? "participant" : "timestamp,comment-id,voter-id,vote\n";
  if (wide) {
    for (int j = 0; j < 10; ++j) out += "," + std::to_string(j);
    out += "\n";
  }
  for (int i = 0; i < 24; ++i) {
    if (wide) out += std::to_string(i);
    for (int j = 0; j < 10; ++j) {
      bool const flips = (i * 7 + j * 3) % 11 == 0 || (i >= 12 && i - 12 < j / 2);
      int const vote = j < 2 ? 1 : ((i < 12) != flips) == (j % 2 == 0) ? 1 : -1;
      if (wide) out += "," + std::to_string(vote);
      else out += "1," + std::to_string(j) + "," + std::to_string(i) + "," + std::to_string(vote) + "\n";
    }
    if (wide) out += "\n";
  }
  return out;
}

TEST(OpinionCommand, TwoCampsAndWhatTheyAgreeOn) {
  auto const seen = ran("opinion report", camps(false)).json();
  EXPECT_EQ(seen["shown"], "groups");
  ASSERT_EQ(seen["groups"].size(), 2u);
  EXPECT_EQ(seen["groups"][0]["people"], 15);
  EXPECT_EQ(seen["groups"][1]["people"], 9);
  EXPECT_EQ(seen["agreed"], Json({"0", "1"}));
  EXPECT_EQ(seen["contested"].size(), 8u);
  EXPECT_EQ(ran("opinion report", camps(true)).out, ran("opinion report", camps(false)).out) << "both shapes of a file";
  auto const report = ran("opinion report --report --lang fr", camps(true));
  EXPECT_THAT(report.out, HasSubstr("Ce qui fait accord"));
}

TEST(OpinionCommand, TheLatestVoteCountsWhateverTheOrderOfRows) {
  std::string const in_time = "timestamp,comment-id,voter-id,vote\n1,a,x,1\n2,a,y,1\n3,a,x,-1\n",
                    shuffled = "timestamp,comment-id,voter-id,vote\n3,a,x,disagree\n2,a,y,agree\n1,a,x,agree\n";
  EXPECT_EQ(ran("opinion report", in_time).out, ran("opinion report", shuffled).out);
  EXPECT_EQ(ran("opinion report", in_time).json()["statements"][0]["disagree"], 1);
}

TEST(OpinionCommand, HardConversationsHaveAnAnswer) {
  for (auto const* rows : {"comment-id,voter-id,vote\n1,1,1\n", "comment-id,voter-id,vote\n1,1,0\n1,2,0\n2,1,0\n",
                           "participant,0,1\na,,\nb,,\n"}) {
    auto const seen = ran("opinion report", rows);
    EXPECT_EQ(seen.status, 0) << rows << seen.err;
    EXPECT_THAT(seen.out, Not(HasSubstr("nan"))) << rows;
    EXPECT_EQ(seen.json()["shown"], "list");
  }
  auto const bad = ran("opinion report", "comment-id,voter-id,vote\n1,1,2\n1,2,maybe\n,3,1\n");
  EXPECT_THAT(bad.err, HasSubstr("line 4, comment_id: This cell is empty"));
  auto const votes = ran("opinion report", "comment-id,voter-id,vote\n1,1,2\n1,2,maybe\n");
  EXPECT_THAT(votes.err, HasSubstr("line 2, vote: “2” is no vote"));
  EXPECT_THAT(votes.err, HasSubstr("line 3, vote: “maybe” is no vote"));
}

TEST(OpinionCommand, ThePictureIsTheSameEachTimeAndNoLabelCoversAnother) {
  auto const path = testing::TempDir() + "arpent-map.svg";
  auto const drawn = [&] {
    EXPECT_EQ(ran("opinion report --svg " + path, camps(true)).status, 0);
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  auto const svg = drawn();
  EXPECT_EQ(svg, drawn());
  EXPECT_THAT(svg, HasSubstr("<ellipse"));
  EXPECT_THAT(svg, HasSubstr("A (15)"));
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
}

TEST(OpinionCommand, GoldenMap) {
  std::string const name = "15-per-hour-seattle";
  auto const golden = reference_json("golden/opinion/pcfa/" + name + ".json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/opinion/pcfa");
  auto const folder = (reference_folder() / "data/opinion" / name).string();
  auto const seen =
      ran("opinion report " + folder + "/votes.csv --quick --comments " + folder + "/comments.csv").json();
  auto const& statements = seen["map"]["statements"];
  ASSERT_EQ(statements.size(), (*golden)["mu"].size());
  for (std::size_t at = 0; at < statements.size(); ++at)
    EXPECT_NEAR(statements[at]["mean"].get<double>(), (*golden)["mu"][at].get<double>(), 1e-8) << at;
  for (std::size_t at = 0; at < 2; ++at)
    EXPECT_NEAR(seen["map"]["eigenvalues"][at].get<double>(), (*golden)["eig_top5"][at].get<double>(), 1e-8);
}

// The reference program draws each axis in either direction.
TEST(OpinionCommand, CompatibleModeIsThatOfTheReference) {
  for (std::string const name : {"scoop-hivemind.biodiversity", "london.youth.policing"}) {
    auto const golden = reference_json("golden/opinion/polisref/" + name + ".json");
    if (!golden) GTEST_SKIP() << skipped_without("golden/opinion/polisref");
    auto const folder = (reference_folder() / "data/opinion" / name).string();
    auto const seen =
        ran("opinion report " + folder + "/votes.csv --compatible --comments " + folder + "/comments.csv").json();
    std::map<std::string, Json> mine;
    for (auto const& one : seen["people"]) mine[one["id"]] = one;
    auto const& people = (*golden)["participants"];
    ASSERT_EQ(mine.size(), people["id"].size());
    for (auto const* axis : {"x", "y"}) {
      double largest = 0, sign = 0;
      for (std::size_t at = 0; at < people["id"].size(); ++at) {
        double const wanted = people[axis][at], is = mine.at(people["id"][at].dump())[axis];
        largest = std::max(largest, std::fabs(wanted)), sign += wanted * is;
      }
      for (std::size_t at = 0; at < people["id"].size(); ++at) {
        double const wanted = people[axis][at], is = mine.at(people["id"][at].dump())[axis];
        EXPECT_NEAR(std::copysign(1, sign) * is, wanted, 1e-8 * largest) << name << axis << at;
      }
    }
    for (auto const& [k, wanted] : (*golden)["silhouette"].items())
      EXPECT_NEAR(seen["silhouette"][k].get<double>(), wanted.get<double>(), 1e-9) << name << k;
    std::vector<std::string> agreed, wanted;
    for (auto const& one : seen["majority"]["agree"]) agreed.push_back(one["id"]);
    for (auto const& one : (*golden)["consensus"]["agree"]) wanted.push_back(one["tid"].dump());
    EXPECT_EQ(agreed, wanted) << name;
  }
}

TEST(OpinionCommand, CompatibleModeReadsBothShapesAndDraws) {
  auto const path = testing::TempDir() + "arpent-compatible.svg";
  auto const seen = ran("opinion report --compatible --svg " + path, camps(true));
  EXPECT_EQ(seen.out, ran("opinion report --compatible", camps(false)).out) << "the order of first votes is the same";
  EXPECT_EQ(seen.json()["groups"].size(), 2u);
  EXPECT_EQ(seen.json()["groups"][0]["representative"][0]["direction"], "agree");
  std::ifstream file(path);
  std::string const svg(std::istreambuf_iterator<char>(file), {});
  EXPECT_THAT(svg, HasSubstr("Places as Polis draws them"));
  EXPECT_THAT(svg, Not(HasSubstr("<ellipse")));
}

}  // namespace
}  // namespace arpent::tools
