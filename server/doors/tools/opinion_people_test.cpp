// The commands around a conversation: whom to invite, the panel, what comes next, what to look at.
#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "doors/tools/desk_for_tests.h"
#include "doors/tools/time.h"

namespace arpent::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string pool(int people) {
  std::string out = "person,district,role\n";
  for (int i = 0; i < people; ++i)
    out += "p" + std::to_string(i) + "," +
           (i % 3 == 0   ? "Nord"
            : i % 3 == 1 ? "Sud"
                         : "Est") +
           "," + (i % 5 == 0 ? "teacher" : "parent") + "\n";
  return out;
}

std::string const quotas =
    "--quota district=Nord=2-3,district=Sud=2-3,district=Est=2-3,role=parent=4-6,role=teacher=2-4 ";

TEST(LotteryCommand, EveryPanelKeepsWhatWasAskedAndTheDrawIsRepeatable) {
  auto const path = testing::TempDir() + "arpent-panels.csv";
  auto const words = "opinion lottery --size 8 --panels 40 --seed 3 --public-seed 9 " + quotas;
  auto const seen = ran(words + "--list " + path, pool(45)).json();
  EXPECT_EQ(seen.dump(), ran(words, pool(45)).json().dump());
  ASSERT_EQ(seen["panels"].size(), 40u);
  for (auto const& panel : seen["panels"]) {
    EXPECT_EQ(panel.size(), 8u);
    int north = 0, teachers = 0;
    for (auto const& one : panel) {
      int const i = std::stoi(one.get<std::string>().substr(1));
      north += i % 3 == 0, teachers += i % 5 == 0;
    }
    EXPECT_TRUE(north == 2 || north == 3);
    EXPECT_TRUE(teachers >= 2 && teachers <= 4);
  }
  EXPECT_EQ(seen["drawn"]["members"], seen["panels"][seen["drawn"]["panel"].get<std::size_t>() - 1]);
  EXPECT_EQ(seen["relaxation"], 0);
  EXPECT_GT(seen["chances"]["least"].get<double>(), 0);
  std::ifstream file(path);
  std::string const list(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 1 + 40 * 8) << "the list that is published";
  std::set<std::string> drawn;
  for (int seed = 0; seed < 20; ++seed)
    drawn.insert(
        ran("opinion lottery --size 8 --panels 40 --seed 3 " + quotas + "--public-seed " + std::to_string(seed),
            pool(45))
            .json()["drawn"]
            .dump());
  EXPECT_GT(drawn.size(), 8u) << "another public seed, another panel";
}

TEST(LotteryCommand, SaysWhichQuotasGaveWayAndWhatIsWrongWithThem) {
  auto const seen =
      ran("opinion lottery --size 8 --panels 20 --report --quota "
          "district=Nord=2-3,district=Sud=2-3,district=Est=2-3,role=parent=6-8,role=teacher=6-8",
          pool(45));
  EXPECT_THAT(seen.out, HasSubstr("had to give way"));
  EXPECT_THAT(seen.out, HasSubstr("Nothing is drawn yet"));
  auto const wrong = ran("opinion lottery --size 8 --quota district=Nord=3-2,district=Sud=9-9,role=parent=x", pool(45));
  EXPECT_THAT(wrong.err, HasSubstr("district Nord: the least, 3, is above the most, 2"));
  EXPECT_THAT(wrong.err, HasSubstr("“role=parent=x” is no quota"));
  auto const unnamed = ran("opinion lottery --size 50 --quota district=Nord=2-3,district=Sud=2-3", pool(6));
  EXPECT_THAT(unnamed.err, HasSubstr("line 4, district: No line names “Est”"));
  auto const few = ran("opinion lottery --size 8 " + quotas, pool(6));
  EXPECT_THAT(few.err, HasSubstr("A panel of 8 needs as many people: the pool has 6"));
}

TEST(InviteCommand, AsksWhereTheGapIsAndCountsAnswers) {
  std::string const rows = "person,district,voted\na,Nord,1\nb,Nord,1\nc,Nord,\nd,Sud,\ne,Sud,0\nf,Est,\n";
  auto const words =
      std::string("opinion invite --planned 6 --target district=Nord=100,district=Sud=100,district=Est=100");
  auto const seen = ran(words, rows).json();
  ASSERT_EQ(seen["list"].size(), 2u) << "Nord has its two; nobody is asked twice: " << seen.dump(1);
  EXPECT_EQ(seen["categories"][0]["have"], 2);
  EXPECT_EQ(seen["categories"][1]["declined"], 1);
  EXPECT_EQ(seen["list"][0]["id"], "f") << "Est answers more often than Sud so far";
  EXPECT_EQ(seen["list"][0]["reasons"][0]["of"], "district Est");
  EXPECT_EQ(seen["list"][0]["reasons"][0]["wanted"], 2);
  auto const report = ran(words + " --report", rows).out;
  EXPECT_THAT(report, HasSubstr("district Est 0 of 2"));
  EXPECT_THAT(report, HasSubstr("The list ends after 2"));
  auto const wrong = ran(words + " --pair district:role", "person,district,voted\na,Nord,2\na,Ouest,\n");
  EXPECT_THAT(wrong.err, HasSubstr("line 3, person: “a” is there twice"));
  EXPECT_THAT(wrong.err, HasSubstr("line 3, district: No line names “Ouest”"));
}

TEST(NextCommand, ShowsWhatSomebodyHasNotSeenAndKnowsNewPeople) {
  std::string const rows = "comment-id,voter-id,vote\n0,a,1\n1,a,-1\n0,b,1\n1,b,1\n2,b,0\n";
  auto const seen = ran("opinion next --voters a,b,z", rows).json()["next"];
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen[0]["statement"], "2");
  EXPECT_EQ(seen[1]["reason"], "nothing_left");
  EXPECT_EQ(seen[2]["votes"], 0);
  EXPECT_FALSE(seen[2]["statement"].is_null());
  auto const silent = ran("opinion next", "participant,0,1\na,1,\nb,,\n").json()["next"];
  EXPECT_EQ(silent[1]["votes"], 0) << "somebody without a vote stands in the matrix";
}

TEST(AbuseCommand, SeesWhoVotesAlikeAndWhatExcludingThemWouldDo) {
  std::string rows = "timestamp,comment-id,voter-id,vote\n";
  for (int j = 0; j < 14; ++j) {
    auto const second = std::string(j < 10 ? "0" : "") + std::to_string(j);
    for (auto const* who : {"a", "b", "c"})
      rows += "2026-03-12 10:00:" + second + "," + std::to_string(j) + "," + who + "," + (j % 2 ? "1" : "-1") + "\n";
    rows +=
        "2026-03-13 1" + std::to_string(j % 10) + ":00:00," + std::to_string(j) + ",d," + (j % 3 ? "1" : "-1") + "\n";
  }
  auto const seen = ran("opinion abuse --exclude a,b,c", rows).json();
  EXPECT_EQ(seen["alike"].size(), 3u);
  ASSERT_EQ(seen["rings"].size(), 1u);
  EXPECT_EQ(seen["rings"][0]["people"], Json({"a", "b", "c"}));
  EXPECT_FALSE(seen["excluding"]["moved"].empty());
  EXPECT_THAT(ran("opinion abuse", "comment-id,voter-id,vote\n1,1,1\n").err, HasSubstr("There is no column of times"));
  EXPECT_THAT(ran("opinion abuse --exclude z", rows).err, HasSubstr("nobody here is called “z”"));
}

TEST(Times, AsProgramsAndPeopleWriteThem) {
  double const day = 20'524 * 86'400'000.0, clock = ((14 * 60 + 5) * 60 + 9) * 1000.0;
  for (auto const* text : {"2026-03-12T14:05:09Z", "2026-03-12 14:05:09", "2026-03-12T16:05:09+02:00",
                           "2026-03-12T10:35:09-0330", "12/03/2026 14:05:09", "12.03.2026 14:05:09 UTC", "1773324309",
                           "1773324309000", "Thu Mar 12 14:05:09 WIB 2026", " 2026/03/12 14:05:09 "})
    EXPECT_EQ(read_time(text), std::optional(day + clock)) << text;
  EXPECT_EQ(read_time("2026-03-12T14:05:09.250Z"), std::optional(day + clock + 250));
  EXPECT_EQ(read_time("2026-03-12"), std::optional(day));
  for (auto const* text : {"", "yesterday", "2026-02-30", "2026-03-12 25:00", "2026-03-12 14:60", "2026-13-01",
                           "2026-03-12 14:05:09 later", "12/13/2026", "12/03/26"})
    EXPECT_FALSE(read_time(text)) << text;
}

TEST(OpinionFiles, OddFilesHaveAnAnswerOrAFault) {
  std::string const plain = "timestamp,comment-id,voter-id,vote\n1,7,x,1\n2,7,y,-1\n3,8,x,0\n";
  auto const wanted = ran("opinion report", plain).out;
  for (std::string const same :
       {"\xEF\xBB\xBFtimestamp;comment-id;voter-id;vote\r\n1;7.0;x;agree\r\n2;7;y;disagree\r\n3;8;x;pass\r\n",
        "sep=;\nvote;voter;statement;time\npour;x;7;1\ncontre;y;7;2\npasse;x;8;3\n",
        "time\tcomment_id\tvoter id\tvote\n2026-03-12\t7\tx\t+1\n2026-03-13\t7\ty\t\xE2\x88\x92"
        "1\n2026-03-14\t8\tx\t0.0\n",
        "[{\"comment-id\":7,\"voter-id\":\"x\",\"vote\":1},{\"comment-id\":7,\"voter-id\":\"y\",\"vote\":-1},"
        "{\"comment-id\":8,\"voter-id\":\"x\",\"vote\":0}]"})
    EXPECT_EQ(ran("opinion report", same).out, wanted) << same << ran("opinion report", same).err;
  auto const empty = ran("opinion report", "comment-id,voter-id,vote\n1,x,1\n1,y,\n2,z,NA\n").json();
  EXPECT_EQ(empty["coverage"]["rows_without_vote"], 2);
  EXPECT_EQ(empty["coverage"]["people"], 1);
  auto const huge = ran("opinion report",
                        "comment-id,voter-id,vote\n99999999999999999999,9007199254740993,1\n"
                        "99999999999999999998,9007199254740992,1\n");
  EXPECT_EQ(huge.json()["coverage"]["people"], 2) << "ids are texts, however large the number";
  EXPECT_EQ(huge.json()["coverage"]["statements"], 2);
  auto const twice = ran("opinion report", "participant,1,1\na,1,-1\n");
  EXPECT_THAT(twice.err, HasSubstr("The column “1” is there twice"));
  auto const other = ran("opinion report", "participant,age,s1\na,41,1\nb,33,-1\n");
  EXPECT_THAT(other.err, HasSubstr("The column “age” holds no votes"));
  EXPECT_THAT(other.err, Not(HasSubstr("is no vote")));
  auto const path = testing::TempDir() + "arpent-comments.csv";
  std::ofstream(path) << "comment-id,moderated\n77,1\n";
  EXPECT_THAT(ran("opinion report --comments " + path, plain).err, HasSubstr("None of these statements was voted on"));
  std::ofstream(path) << "comment-id,moderated\n7,yes\n";
  EXPECT_THAT(ran("opinion report --comments " + path, plain).err,
              HasSubstr(path + ", line 2, moderated: “yes” is not a number"));
}

}  // namespace
}  // namespace arpent::tools
