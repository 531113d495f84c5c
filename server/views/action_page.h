// The page of one action, on which everything meets: what it is, how far it has come, its numbers, why it serves which
// goal, what meetings said of it, who, and what happened. Other actions are named only as neighbours.
#pragma once
#include "record/describe.h"
#include "views/action_page_meetings.h"
#include "views/action_page_numbers.h"

namespace arpent::views {

struct ActionPost {
  std::string id, title;
  std::optional<std::string> person, person_id;  // who fills it

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ActionPost::id>("id"), text<&ActionPost::title>("title"),
                                   text<&ActionPost::person>("person"), text<&ActionPost::person_id>("person_id")};
    static Shape const shape = answer<ActionPost>("action_page_post", fields);
    return shape;
  }
};

struct ActionLadder {
  std::int64_t rung = 0;  // 0 named … 6 reviewed
  Json next;              // the sentence of the next step; null on the highest rung
  std::string next_code;  // "link", "indicator_needs.target", …: where its button leads; "" on the highest rung
  std::optional<std::string> next_about;  // the indicator it is about
  std::int64_t measured = 0, concerned = 0;
  std::vector<PageNamed> missing;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        integer<&ActionLadder::rung>("rung"),         text<&ActionLadder::next>("next"),
        text<&ActionLadder::next_code>("next_code"),  text<&ActionLadder::next_about>("next_about"),
        integer<&ActionLadder::measured>("measured"), integer<&ActionLadder::concerned>("concerned"),
        rows<&ActionLadder::missing>("missing")};
    static Shape const shape = answer<ActionLadder>("action_page_ladder", fields);
    return shape;
  }
};

// The link to a goal, and why.
struct ActionGoal {
  std::string id;
  std::int64_t revision = 0;
  std::string goal, title;
  std::optional<std::string> code, plan;  // the plan, where it is not the current one
  std::string strength, evidence, state;
  std::optional<std::string> reason, assumption, doubt, reviewed_on, reviewed_by;
  std::optional<std::int64_t> months;  // since it was last read
  bool aged = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ActionGoal::id>("id"),
                                   integer<&ActionGoal::revision>("revision"),
                                   text<&ActionGoal::goal>("goal"),
                                   text<&ActionGoal::title>("title"),
                                   text<&ActionGoal::code>("code"),
                                   text<&ActionGoal::plan>("plan"),
                                   text<&ActionGoal::strength>("strength"),
                                   text<&ActionGoal::evidence>("evidence"),
                                   text<&ActionGoal::state>("state"),
                                   text<&ActionGoal::reason>("reason"),
                                   text<&ActionGoal::assumption>("assumption"),
                                   text<&ActionGoal::doubt>("doubt"),
                                   date<&ActionGoal::reviewed_on>("reviewed_on"),
                                   text<&ActionGoal::reviewed_by>("reviewed_by"),
                                   integer<&ActionGoal::months>("months"),
                                   flag<&ActionGoal::aged>("aged")};
    static Shape const shape = answer<ActionGoal>("action_page_goal", fields);
    return shape;
  }
};

// A partner's part in the action, and what it promised.
struct ActionPart {
  std::string id;
  std::int64_t revision = 0;
  std::string stakeholder, name, role, promise_state;
  std::optional<std::string> promise, asked_on;
  std::optional<double> hours_per_month;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ActionPart::id>("id"),
                                   integer<&ActionPart::revision>("revision"),
                                   text<&ActionPart::stakeholder>("stakeholder"),
                                   text<&ActionPart::name>("name"),
                                   text<&ActionPart::role>("role"),
                                   text<&ActionPart::promise_state>("promise_state"),
                                   text<&ActionPart::promise>("promise"),
                                   date<&ActionPart::asked_on>("asked_on"),
                                   number<&ActionPart::hours_per_month>("hours_per_month")};
    static Shape const shape = answer<ActionPart>("action_page_part", fields);
    return shape;
  }
};

// What is to be done or made by when: a task (somebody's) or a deliverable.
struct ActionWork {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> assignee, assignee_name, due, done_at;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ActionWork::id>("id"),
                                   integer<&ActionWork::revision>("revision"),
                                   text<&ActionWork::title>("title"),
                                   text<&ActionWork::assignee>("assignee"),
                                   text<&ActionWork::assignee_name>("assignee_name"),
                                   date<&ActionWork::due>("due"),
                                   date<&ActionWork::done_at>("done_at")};
    static Shape const shape = answer<ActionWork>("action_page_work", fields);
    return shape;
  }
};

// Something said about the action, or a file laid beside it.
struct ActionWord {
  std::string id;
  std::int64_t revision = 0;
  std::string text;
  bool resolved = false;
  std::optional<record::File> file;
  std::string by, by_name, at;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        record::text<&ActionWord::id>("id"),           integer<&ActionWord::revision>("revision"),
        record::text<&ActionWord::text>("text"),       flag<&ActionWord::resolved>("resolved"),
        record::file<&ActionWord::file>("file"),       record::text<&ActionWord::by>("by"),
        record::text<&ActionWord::by_name>("by_name"), moment<&ActionWord::at>("at")};
    static Shape const shape = answer<ActionWord>("action_page_word", fields);
    return shape;
  }
};

// What happened, as one word and what it happened to; the page makes the sentence.
struct ActionDeed {
  std::int64_t moment = 0;
  std::string at, actor_name;
  std::string what;  // created, state, weather, no_change, led, rewritten, focus, unfocus, linked, confirmed, doubted,
                     // dropped, noticed, first_number, everywhere, delivered, contested, answered, met, decided,
                     // adjusted, effect, pilot_started, pilot_debriefed
  std::optional<std::string> about;  // the record it is about, where it has a place on the page
  std::optional<std::string> title, word, place, reason;
  std::optional<double> value;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&ActionDeed::moment>("moment"),
                                   record::moment<&ActionDeed::at>("at"),
                                   text<&ActionDeed::actor_name>("actor_name"),
                                   text<&ActionDeed::what>("what"),
                                   text<&ActionDeed::about>("about"),
                                   text<&ActionDeed::title>("title"),
                                   text<&ActionDeed::word>("word"),
                                   text<&ActionDeed::place>("place"),
                                   text<&ActionDeed::reason>("reason"),
                                   number<&ActionDeed::value>("value")};
    static Shape const shape = answer<ActionDeed>("action_page_deed", fields);
    return shape;
  }
};

struct ActionNeighbour {
  std::string id, title;
  std::int64_t focus_rank = 0, rung = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ActionNeighbour::id>("id"), text<&ActionNeighbour::title>("title"),
                                   integer<&ActionNeighbour::focus_rank>("focus_rank"),
                                   integer<&ActionNeighbour::rung>("rung")};
    static Shape const shape = answer<ActionNeighbour>("action_page_neighbour", fields);
    return shape;
  }
};

struct ActionPage {
  plan::Action action;  // as it is kept
  bool yours = false;   // whoever asks leads it
  std::optional<ActionPost> lead, sponsor;
  std::vector<PageNamed> territories, target_groups, themes;
  ActionLadder ladder;
  std::vector<ActionNumber> numbers;
  std::vector<ActionGoal> goals;
  ActionMeetings meetings;
  std::vector<ActionPart> people;
  std::vector<ActionWork> deliverables, tasks;
  std::vector<ActionWord> comments, files;  // the latest comments
  std::int64_t earlier_comments = 0;        // how many came before them
  std::vector<ActionDeed> deeds;            // newest first, at most 60
  std::vector<ActionNeighbour> neighbours;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&ActionPage::action>("action"),
                                   flag<&ActionPage::yours>("yours"),
                                   object<&ActionPage::lead>("lead"),
                                   object<&ActionPage::sponsor>("sponsor"),
                                   rows<&ActionPage::territories>("territories"),
                                   rows<&ActionPage::target_groups>("target_groups"),
                                   rows<&ActionPage::themes>("themes"),
                                   object<&ActionPage::ladder>("ladder"),
                                   rows<&ActionPage::numbers>("numbers"),
                                   rows<&ActionPage::goals>("goals"),
                                   object<&ActionPage::meetings>("meetings"),
                                   rows<&ActionPage::people>("people"),
                                   rows<&ActionPage::deliverables>("deliverables"),
                                   rows<&ActionPage::tasks>("tasks"),
                                   rows<&ActionPage::comments>("comments"),
                                   integer<&ActionPage::earlier_comments>("earlier_comments"),
                                   rows<&ActionPage::files>("files"),
                                   rows<&ActionPage::deeds>("deeds"),
                                   rows<&ActionPage::neighbours>("neighbours")};
    static Shape const shape = answer<ActionPage>("action_page", fields);
    return shape;
  }
};

// Newest first, at most `at_most`.
std::vector<ActionDeed> deeds(Call const& call, store::Reader& reader, Picture const& picture,
                              plan::Action const& action, std::size_t at_most = 60);

// action_page {id, comments}: of what was said under it, at most so many of the latest, 20 where nothing is asked.
// 404 "record.not_found".
void add_action_page(Register& all);

}  // namespace arpent::views
