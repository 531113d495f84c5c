// What is told of a meeting, and what hangs on its walls then; and what weighs most of it.
#include "domain/meeting/board.h"

#include <gmock/gmock.h>

#include "domain/meeting/trial_evening.h"

namespace arpent::meeting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Dots, AreAThirdOfWhatTheyArePutOnAtLeastOneAndAtMostFive) {
  std::vector<std::int64_t> counted;
  for (auto const items : {0, 1, 3, 4, 6, 7, 9, 13, 15, 16, 200}) counted.push_back(dots_of(items));
  EXPECT_THAT(counted, ElementsAre(1, 1, 1, 2, 2, 3, 3, 5, 5, 5, 5));
}

// A seat's dots, and as whom it is there.
struct Ballot {
  std::string seat, there_as;
  std::map<std::string, int> dots;
};

Board voted(std::vector<Ballot> const& ballots) {
  Board out;
  for (auto const& [seat, there_as, dots] : ballots) out.dots[seat] = dots, out.here[seat] = there_as;
  return out;
}

std::vector<std::string> items(int n) {
  std::vector<std::string> out;
  for (int i = 0; i < n; ++i) out.push_back(std::string(1, static_cast<char>('a' + i)));
  return out;
}

Weighed const& line_of(std::vector<Weighed> const& lines, std::string const& item) {
  auto const found = std::find_if(lines.begin(), lines.end(), [&](Weighed const& one) { return one.item == item; });
  ensure(found != lines.end(), "there is a line for every item");
  return *found;
}

TEST(Weighing, RanksByVotersAndByDotsAndEqualOnesShareARank) {
  auto const lines =
      weigh(voted({{"1", "", {{"a", 2}}}, {"2", "", {{"b", 1}, {"c", 1}}}, {"3", "", {{"b", 1}}}}), items(4));
  std::vector<std::string> order;
  for (auto const& line : lines) order.push_back(line.item);
  EXPECT_THAT(order, ElementsAre("b", "a", "c", "d")) << "most voters, then most dots";
  auto const& a = line_of(lines, "a");
  auto const& b = line_of(lines, "b");
  auto const& c = line_of(lines, "c");
  auto const& d = line_of(lines, "d");
  EXPECT_EQ(std::tie(a.dots, a.voters, a.rank_by_dots, a.rank_by_voters), std::make_tuple(2, 1, 1, 2));
  EXPECT_EQ(std::tie(b.dots, b.voters, b.rank_by_dots, b.rank_by_voters), std::make_tuple(2, 2, 1, 1));
  EXPECT_EQ(std::tie(c.rank_by_dots, c.rank_by_voters), std::make_tuple(3, 2)) << "two share the first by dots";
  EXPECT_EQ(std::tie(d.dots, d.rank_by_voters), std::make_tuple(0, 4));
  EXPECT_FALSE(a.talk_about || b.talk_about || c.talk_about || d.talk_about);
}

TEST(Weighing, SaysTalkAboutThisFromFiveRanksApart) {
  // One seat puts two dots on "a", and two others one dot each on all the rest: as many dots, of more voters.
  auto const apart = [](int others) {
    std::vector<Ballot> ballots{{"x", "", {{"a", 2}}}};
    for (auto const* seat : {"1", "2"}) {
      Ballot one{seat, "", {}};
      for (auto const& item : items(others + 1))
        if (item != "a") one.dots[item] = 1;
      ballots.push_back(one);
    }
    return line_of(weigh(voted(ballots), items(others + 1)), "a");
  };
  EXPECT_EQ(apart(4).rank_by_voters - apart(4).rank_by_dots, 4);
  EXPECT_FALSE(apart(4).talk_about);
  EXPECT_EQ(apart(5).rank_by_voters - apart(5).rank_by_dots, 5);
  EXPECT_TRUE(apart(5).talk_about);
}

// `n` of a group who all put one dot on each of these.
void vote_as(std::vector<Ballot>& ballots, std::string const& group, int n, std::string const& on) {
  for (int i = 0; i < n; ++i) {
    Ballot one{group + std::to_string(i), group, {}};
    for (char const item : on) one.dots[std::string(1, item)] = 1;
    ballots.push_back(one);
  }
}

TEST(Weighing, RanksByGroupFromFiveVotersAndFlagsAGapBetweenTwo) {
  std::vector<Ballot> ballots;
  vote_as(ballots, "parents", 5, "a");
  vote_as(ballots, "officers", 5, "bcdef");
  vote_as(ballots, "elected", 4, "f");
  auto const lines = weigh(voted(ballots), items(7));
  auto const& a = line_of(lines, "a");
  EXPECT_EQ(a.rank_by_group, (std::map<std::string, std::int64_t>{{"officers", 6}, {"parents", 1}}))
      << "four elected officials would be found by their votes";
  EXPECT_TRUE(a.talk_about);
  auto const& g = line_of(lines, "g");
  EXPECT_EQ(g.rank_by_group.at("parents"), 2);
  EXPECT_EQ(g.rank_by_group.at("officers"), 6);
  EXPECT_FALSE(g.talk_about) << "four ranks apart";
}

TEST(Weighing, TellsNoGroupOfWhoDidNotSayAsWhomTheyCame) {
  std::vector<Ballot> ballots;
  vote_as(ballots, "", 6, "a");
  EXPECT_THAT(weigh(voted(ballots), items(1)).front().rank_by_group, IsEmpty());
}

class Walls : public testing::Test {
 protected:
  void tell(std::string const& kind, Json const& body, std::string const& id = "") {
    ASSERT_TRUE(trial.store().write({}, [&](Work& work) -> Result<Json> {
      work.append_fact({kind, id.empty() ? std::to_string(++n_) : id, stream_of("m"), body.dump()});
      return Json();
    }));
  }
  void note(std::string const& id, Json body = Json::object()) {
    body["quadrant"] = "strength";
    if (!body.contains("text")) body["text"] = id;
    tell("meeting_note", body, id);
  }
  Board board() {
    return trial.store().read(store::At::present(), [](Reader& reader) { return board_of(reader, "m"); });
  }
  std::vector<std::string> on_the_wall() {
    std::vector<std::string> out;
    for (auto const& one : board().notes)
      if (one.on_the_wall()) out.push_back(one.text);
    return out;
  }
  TrialEvening trial;
  int n_ = 0;
};

TEST_F(Walls, KeepANoteOnceAndItsLatestWordsAndPlace) {
  note("n1", {{"text", "Ils viennent"}, {"seat", "s1"}});
  note("n1", {{"text", "autre chose"}, {"seat", "s2"}});
  tell("meeting_word", {{"note", "n1"}, {"text", "Ils restent"}});
  tell("meeting_place", {{"note", "n1"}, {"cluster", "c1"}, {"quadrant", "threat"}});
  tell("meeting_word", {{"note", "nobody's"}, {"text", "!"}});
  auto const notes = board().notes;
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(std::tie(notes[0].text, notes[0].seat, notes[0].cluster, notes[0].quadrant),
            std::make_tuple("Ils restent", "s1", "c1", "threat"));
  tell("meeting_place", {{"note", "n1"}});
  EXPECT_EQ(board().notes[0].cluster, "") << "out of the group";
  EXPECT_EQ(board().notes[0].quadrant, "threat") << "and on the wall where it was";
}

TEST_F(Walls, AreLeftByWhatIsHiddenMergedOrSetAside) {
  for (auto const* id : {"n1", "n2", "n3", "n4"}) note(id);
  tell("meeting_hide", {{"note", "n1"}, {"hidden", true}, {"reason", "an insult"}});
  tell("meeting_merge", {{"note", "n2"}, {"into", "n4"}});
  tell("meeting_aside", {{"note", "n3"}, {"aside", "a1"}});
  EXPECT_THAT(on_the_wall(), ElementsAre("n4"));
  EXPECT_EQ(board().find("n1")->hidden_because, "an insult");
  EXPECT_EQ(board().find("n2")->into, "n4") << "it stays below, in its own words";
  tell("meeting_hide", {{"note", "n1"}, {"hidden", false}});
  tell("meeting_merge", {{"note", "n2"}});
  EXPECT_THAT(on_the_wall(), ElementsAre("n1", "n2", "n4"));
}

TEST_F(Walls, CountTheLatestDotsAndWhoIsHereOnce) {
  tell("meeting_dot", {{"seat", "s1"}, {"on", "c1"}, {"dots", 2}});
  tell("meeting_dot", {{"seat", "s1"}, {"on", "c1"}, {"dots", 1}});
  tell("meeting_dot", {{"seat", "s1"}, {"on", "c2"}, {"dots", 1}});
  tell("meeting_dot", {{"seat", "s1"}, {"on", "c2"}, {"dots", 0}});
  EXPECT_EQ(board().dots.at("s1"), (std::map<std::string, int>{{"c1", 1}}));
  tell("meeting_vote", {{"each", 3}});
  EXPECT_TRUE(board().dots.empty()) << "a new vote";
  EXPECT_EQ(board().dots_each, 3);
  tell("meeting_here", {{"seat", "s1"}, {"there_as", "parents"}});
  tell("meeting_here", {{"seat", "s1"}});
  EXPECT_EQ(board().here, (std::map<std::string, std::string>{{"s1", "parents"}}));
}

TEST_F(Walls, HoldMoreThanIsReadAtOnce) {
  ASSERT_TRUE(trial.store().write({}, [&](Work& work) -> Result<Json> {
    for (int i = 0; i < 2500; ++i)
      work.append_fact({"meeting_note", "n" + std::to_string(i), stream_of("m"),
                        Json{{"quadrant", "threat"}, {"text", std::to_string(i)}}.dump()});
    return Json();
  }));
  auto const notes = board().notes;
  ASSERT_EQ(notes.size(), 2500U);
  EXPECT_EQ(notes.back().text, "2499");
}

}  // namespace
}  // namespace arpent::meeting
