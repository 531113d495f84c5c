// A meeting is held: its steps, its end, what hangs on the walls below what, and dots.
#include <gmock/gmock.h>

#include "domain/meeting/at_the_table.h"
#include "domain/meeting/board.h"
#include "domain/meeting/trial_evening.h"

namespace arpent::meeting {
namespace {

using testing::ElementsAre;

class Evening : public testing::Test {
 protected:
  std::vector<AgendaItem> agenda(std::string const& meeting) {
    return trial.store().read(store::At::present(), [&](Reader& reader) { return agenda_of(reader, meeting); });
  }
  std::vector<std::string> states(std::string const& meeting) {
    std::vector<std::string> out;
    for (auto const& item : agenda(meeting)) out.push_back(item.state);
    return out;
  }
  std::string step_to(std::string const& meeting, std::size_t at, Json const& also = Json::object()) {
    Json input{{"id", meeting}, {"to", agenda(meeting).at(at).id}};
    input.update(also);
    return trial.refusal("meeting.step", input);
  }
  Board board(std::string const& meeting) {
    return trial.store().read(store::At::present(), [&](Reader& reader) { return board_of(reader, meeting); });
  }
  std::string merge(std::string const& meeting, std::string const& note, std::string const& into) {
    return trial.refusal("swot_note.merge", {{"meeting", meeting}, {"note", note}, {"into", into}});
  }
  TrialEvening trial;
};

TEST_F(Evening, BeginsWithTheFirstItemAndPassesOrSkipsTheOthers) {
  auto const meeting = trial.meeting({{"kind", "local_group"}, {"action", trial.action()}});
  EXPECT_EQ(step_to(meeting, 0), "meeting.is_closed") << "not begun";
  ASSERT_TRUE(trial.ask("meeting.open", {{"id", meeting}}));
  ASSERT_TRUE(trial.ask("meeting.open", {{"id", meeting}})) << "pressed twice";
  EXPECT_THAT(states(meeting), ElementsAre("running", "waiting", "waiting", "waiting", "waiting"));
  EXPECT_EQ(step_to(meeting, 2), "");
  EXPECT_EQ(step_to(meeting, 3, {{"skip", true}}), "");
  EXPECT_THAT(states(meeting), ElementsAre("done", "waiting", "skipped", "running", "waiting"));
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  EXPECT_THAT(states(meeting), ElementsAre("done", "waiting", "skipped", "done", "waiting"));
  EXPECT_EQ(trial.get("meeting", meeting)["step"], nullptr);
}

TEST_F(Evening, IsMovedByTwoPeopleOnceAndSaysSoToTheSlower) {
  auto const meeting = trial.open_meeting();
  auto const first = agenda(meeting).at(0).id;
  EXPECT_EQ(step_to(meeting, 1, {{"from", first}}), "");
  EXPECT_EQ(step_to(meeting, 1, {{"from", first}}), "") << "both pressed the same";
  trial.done("meeting.take_question", {{"id", meeting}, {"title", "Et l’été ?"}});
  EXPECT_EQ(step_to(meeting, 2, {{"from", first}}), "meeting.moved_on");
}

TEST_F(Evening, TakesNoItemOfAnotherMeeting) {
  auto const meeting = trial.open_meeting(), other = trial.open_meeting();
  EXPECT_EQ(trial.refusal("meeting.step", {{"id", meeting}, {"to", agenda(other).at(1).id}}),
            "to agenda_item.of_another");
}

TEST_F(Evening, ClosesWithNothingDoneAndGoesOnTheSameDayOnly) {
  auto const meeting = trial.meeting();
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  EXPECT_EQ(trial.get("meeting", meeting)["state"], "closed");
  EXPECT_EQ(trial.refusal("meeting.open", {{"id", meeting}}), "meeting.is_closed");
  EXPECT_EQ(trial.refusal("meeting.reopen", {{"id", meeting}}), "");
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  trial.pass_days(1);
  EXPECT_EQ(trial.refusal("meeting.reopen", {{"id", meeting}}), "meeting.stays_closed");
}

TEST_F(Evening, GoesOnWhereItWas) {
  auto const meeting = trial.open_meeting({{"kind", "local_group"}, {"action", trial.action()}});
  auto const code = trial.done("meeting.phones", {{"id", meeting}, {"on", true}}).value("code", "");
  EXPECT_EQ(step_to(meeting, 2), "");
  trial.note(meeting, "a");
  trial.done("meeting.vote", {{"id", meeting}, {"dots", "open"}});
  trial.done("meeting.ask_pulse", {{"id", meeting}, {"on", true}});
  auto const before = trial.get("meeting", meeting);
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  EXPECT_EQ(trial.refusal("meeting.join", {{"code", code}}), "guest.code_unknown") << "it opens nothing meanwhile";
  trial.done("meeting.write_minutes", {{"id", meeting}, {"text", "begun too early"}});
  ASSERT_TRUE(trial.ask("meeting.reopen", {{"id", meeting}}));
  auto const after = trial.get("meeting", meeting);
  for (auto const* what : {"step", "step_since", "phones", "dots", "pulse_asked"}) EXPECT_EQ(after[what], before[what]);
  EXPECT_EQ(after["minutes_text"], "begun too early");
  EXPECT_THAT(states(meeting), ElementsAre("done", "waiting", "running", "waiting", "waiting"));
  EXPECT_EQ(trial.refusal("meeting.join", {{"code", code}}), "") << "the same code";
}

TEST_F(Evening, ThatWasOnlyClosedBeginsWhenItGoesOn) {
  auto const meeting = trial.meeting();
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  ASSERT_TRUE(trial.ask("meeting.reopen", {{"id", meeting}}));
  EXPECT_EQ(trial.get("meeting", meeting)["step"], agenda(meeting).at(0).id);
  EXPECT_EQ(states(meeting).front(), "running");
}

TEST_F(Evening, AsksThreeQuestionsUntilTheEndOfTheNextDay) {
  auto const meeting = trial.open_meeting();
  auto const asks = [&] {
    return trial.store().read(store::At::present(),
                              [&](Reader& reader) { return asks_pulse(reader, *reader.find<Meeting>(meeting)); });
  };
  EXPECT_FALSE(asks());
  trial.done("meeting.ask_pulse", {{"id", meeting}, {"on", true}});
  EXPECT_TRUE(asks());
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  EXPECT_TRUE(asks());
  trial.pass_days(1);
  EXPECT_TRUE(asks());
  trial.pass_days(1);
  EXPECT_FALSE(asks());
}

TEST_F(Evening, CalledOffIsNotHeldAndHeldIsNotCalledOff) {
  auto const off = trial.meeting(), held = trial.open_meeting();
  EXPECT_EQ(trial.refusal("meeting.cancel", {{"id", off}, {"because", "no room"}}), "");
  EXPECT_EQ(trial.refusal("meeting.open", {{"id", off}}), "meeting.is_closed");
  EXPECT_EQ(trial.refusal("meeting.close", {{"id", off}}), "meeting.is_closed");
  EXPECT_EQ(trial.refusal("meeting.cancel", {{"id", held}, {"because", "no room"}}), "meeting.was_held");
}

TEST_F(Evening, LetsOneNoteSayItForOthersWithAllThatWasBelowThem) {
  auto const meeting = trial.open_meeting();
  auto const a = trial.note(meeting, "a"), b = trial.note(meeting, "b"), c = trial.note(meeting, "c");
  EXPECT_EQ(merge(meeting, a, b), "");
  EXPECT_EQ(merge(meeting, b, c), "");
  EXPECT_EQ(board(meeting).find(a)->into, c) << "what was below b is below c with it";
  EXPECT_EQ(board(meeting).find(b)->into, c);
  EXPECT_EQ(merge(meeting, c, a), "into swot_note.into_itself") << "never in a circle";
  EXPECT_EQ(merge(meeting, c, c), "into swot_note.into_itself");
  EXPECT_EQ(merge(meeting, a, ""), "");
  EXPECT_TRUE(board(meeting).find(a)->on_the_wall()) << "on its own again, in its own words";
  EXPECT_EQ(board(meeting).find(a)->text, "a");
  EXPECT_EQ(merge(meeting, trial.note(trial.open_meeting(), "d"), c), "record.not_found") << "of another meeting";
}

TEST_F(Evening, HidesANoteWithAReasonAndKeepsBoth) {
  auto const meeting = trial.open_meeting();
  auto const note = trial.note(meeting, "an insult");
  Json input{{"meeting", meeting}, {"note", note}, {"hidden", true}};
  EXPECT_EQ(trial.refusal("swot_note.hide", input), "reason field.required");
  input["reason"] = "names a neighbour";
  EXPECT_EQ(trial.refusal("swot_note.hide", input), "");
  EXPECT_EQ(board(meeting).find(note)->text, "an insult");
  EXPECT_EQ(board(meeting).find(note)->hidden_because, "names a neighbour");
}

class Dotting : public Evening {
 protected:
  Dotting() {
    for (int n = 0; n < 7; ++n) notes.push_back(trial.note(meeting, std::to_string(n)));
    trial.done("meeting.vote", {{"id", meeting}, {"dots", "open"}});
    trial.as = trial.person("Yann");
  }
  std::string put(std::string const& on, int dots) {
    return trial.refusal("dot.put", {{"meeting", meeting}, {"on", on}, {"dots", dots}});
  }
  void vote_again() {
    for (auto const* dots : {"closed", "open"}) trial.done("meeting.vote", {{"id", meeting}, {"dots", dots}});
  }
  std::string const meeting = trial.open_meeting();
  std::vector<std::string> notes;
};

TEST_F(Dotting, PutsAtMostTwoOnOneAndNoMoreThanThereAre) {
  EXPECT_EQ(put(notes[0], 3), "dots field.max");
  EXPECT_EQ(put(notes[0], 2), "");
  EXPECT_EQ(put(notes[1], 1), "") << "seven notes: three dots";
  EXPECT_EQ(put(notes[2], 1), "dot.none_left");
  EXPECT_EQ(put(notes[0], 1), "") << "one is taken back";
  EXPECT_EQ(put(notes[2], 1), "");
  trial.as = trial.person("Amina");
  EXPECT_EQ(put(notes[2], 2), "") << "everybody has their own";
}

TEST_F(Dotting, CountsAsChosenWhereSomebodyChose) {
  ASSERT_TRUE(trial.ask("meeting.change", {{"id", meeting}, {"dots_each", 1}}));
  EXPECT_EQ(put(notes[0], 2), "") << "in this vote everybody has three";
  vote_again();
  EXPECT_EQ(put(notes[0], 2), "dot.none_left");
  EXPECT_EQ(put(notes[0], 1), "");
}

TEST_F(Dotting, GoesToGroupsThatHoldANoteAndToNotesOfNone) {
  auto const cluster = [&](std::string const& title) {
    return trial.made("cluster", {{"meeting", meeting}, {"quadrant", "strength"}, {"title", title}});
  };
  auto const group = cluster("Le lieu"), empty = cluster("Vide");
  ASSERT_TRUE(trial.ask("swot_note.place", {{"meeting", meeting}, {"note", notes[0]}, {"cluster", group}}));
  EXPECT_EQ(put(group, 1), "");
  EXPECT_EQ(put(notes[0], 1), "on dot.on_what") << "it is in the group";
  EXPECT_EQ(put(empty, 1), "on dot.on_what");
}

TEST_F(Dotting, GivesBackTheDotsOfWhatLeftTheWall) {
  EXPECT_EQ(put(notes[0], 2), "");
  EXPECT_EQ(put(notes[1], 1), "");
  ASSERT_TRUE(trial.ask("swot_note.merge", {{"meeting", meeting}, {"note", notes[0]}, {"into", notes[6]}}));
  EXPECT_EQ(put(notes[2], 2), "") << "three dots for everybody, as when it was opened";
  EXPECT_EQ(put(notes[3], 1), "dot.none_left");
}

TEST_F(Dotting, BeginsWithNoneEachTime) {
  EXPECT_EQ(put(notes[0], 2), "");
  vote_again();
  EXPECT_TRUE(board(meeting).dots.empty());
  EXPECT_EQ(put(notes[1], 2), "");
  EXPECT_EQ(put(notes[2], 1), "") << "three again, for who voted before and who did not";
  EXPECT_EQ(put(notes[0], 1), "dot.none_left");
  ASSERT_TRUE(trial.ask("meeting.vote", {{"id", meeting}, {"dots", "open"}}));
  EXPECT_EQ(board(meeting).dots.size(), 1U) << "pressed twice is one vote";
}

TEST_F(Dotting, EndsWithTheVoteAndWithTheMeeting) {
  ASSERT_TRUE(trial.ask("meeting.vote", {{"id", meeting}, {"dots", "closed"}}));
  EXPECT_EQ(put(notes[0], 1), "meeting.no_voting");
  ASSERT_TRUE(trial.ask("meeting.close", {{"id", meeting}}));
  EXPECT_EQ(put(notes[0], 1), "meeting.is_closed");
}

}  // namespace
}  // namespace arpent::meeting
