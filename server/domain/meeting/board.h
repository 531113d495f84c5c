// What is on the walls of a meeting: notes, which of them say the same, and dots. All of it facts of the stream
// "meeting/<id>", appended and never changed: placing, correcting, hiding and merging are further facts, and of each
// the latest counts. Pure: facts in, board out.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/work.h"

namespace arpent::meeting {

// Facts by kind, their ids and bodies:
//   meeting_note   {quadrant, text, example?, seat?, by?}   id: made by the phone. seat: of the phone; by: the person
//                                                           who typed it for somebody ("" scribe at the projector)
//   meeting_place  {note, cluster?, quadrant?}              into a group, or out of it (no cluster); maybe another wall
//   meeting_word   {note, text}                             corrected
//   meeting_hide   {note, hidden, reason?, by}
//   meeting_merge  {note, into}                             into "": on its own again
//   meeting_aside  {note, aside}                            left the wall for the plan
//   meeting_vote   {each}                                   a vote begins, with no dots yet and so many for each
//   meeting_dot    {seat, on, dots}                         on: a cluster or a note; dots 0, 1 or 2; latest wins
//   meeting_pulse  {trust, purpose, ownership}              1 to 5; one of a phone, and nothing that leads to it
//   meeting_here   {seat, there_as?}                        somebody came in

struct Note {
  std::string id;
  std::string quadrant, text;
  std::string example{};  // record id; "": of the action as a whole
  std::string seat{}, by{};
  std::string cluster{};  // record id; "": on its own
  std::string into{};     // the note that says it for both; "": itself
  std::string hidden_because{};
  std::string aside{};  // record id
  bool hidden = false;
  store::Moment moment = 0;

  bool on_the_wall() const { return !hidden && aside.empty() && into.empty(); }
};

struct Pulse {
  int trust = 0, purpose = 0, ownership = 0;
};

struct Board {
  std::vector<Note> notes;                                 // in the order in which they came
  std::map<std::string, std::map<std::string, int>> dots;  // seat → item → dots; of the last vote
  std::int64_t dots_each = 0;                              // in the last vote; 0: it was never said
  std::vector<Pulse> pulses;
  std::map<std::string, std::string> here;  // seat → there_as ("": not said)

  Note const* find(std::string_view id) const;
};

Board board_of(store::Reader const& reader, std::string const& meeting);
std::string stream_of(std::string const& meeting);

// How many dots each person has, when nobody chose: a third of the items, at least 1 and at most 5 (n/3,
// after Cohn's rule for dot voting).
std::int64_t dots_of(std::int64_t items);

// What dots are put on: groups that hold a note, and notes of no group; groups first, by age.
std::vector<std::string> items_of(store::Reader& reader, std::string const& meeting, Board const& board);

// One line of the vote on groups and single notes.
struct Weighed {
  std::string item;
  std::int64_t dots = 0, voters = 0;
  std::int64_t rank_by_dots = 0, rank_by_voters = 0;  // 1: most; equal ones share a rank
  bool talk_about = false;  // five ranks or more between two groups, or between dots and voters
  std::map<std::string, std::int64_t> rank_by_group;  // there_as → rank, of groups with 5 voters or more
};
// Best by voters first; equal ones in the order given.
std::vector<Weighed> weigh(Board const& board, std::vector<std::string> const& items);

}  // namespace arpent::meeting
