// What the view `changes` answers.
#pragma once
#include "views/answer_parts.h"

namespace arpent::views {

// A field of the card of an action that an adjustment changed: read in the ledger once it took effect, and before that
// what the card says beside what is proposed. Values are codes, days or names.
struct CardChange {
  std::string field{};
  std::optional<std::string> before{}, after{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&CardChange::field>("field"), text<&CardChange::before>("before"),
                                   text<&CardChange::after>("after")};
    static Shape const shape = answer<CardChange>("card_change", fields);
    return shape;
  }
};

// Because of what, or what came of it. The title of what the asker may not see is absent. `on` is the day of a meeting;
// `within` is on whose page it is read: the place of a need, the indicator of a number, the meeting of a decision.
struct Cause {
  std::string kind{}, id{};
  std::optional<std::string> title{}, on{}, within{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Cause::kind>("kind"), text<&Cause::id>("id"), text<&Cause::title>("title"),
                                   date<&Cause::on>("on"), text<&Cause::within>("within")};
    static Shape const shape = answer<Cause>("cause", fields);
    return shape;
  }
};

// One thing that happened, by `kind`:
//   news           of a condition: word is known, unknown or changing; ended_on where it is no longer so
//   influence      word is on_action or from_action; told_on where a bulletin told of it. For the team, until told
//   observation    word is seen, heard or counted (value); answer where one was given; led_to: what came of it, a
//                  meeting that is asked about it, a challenge, adjustments; in_your_place: you look after the place
//   adjustment     word is proposed, confirmed or declined; card, was, is, because_of, hours, decided_where, review_on
//   effect         of an adjustment: what it did
//   pilot_started, pilot_debriefed   word is the verdict, text what was learnt
//   meeting        that was held; led_to: what was decided there
//   number         of an action: value of a period, from `answered` of `concerned` places
struct Change {
  std::string kind{}, id{}, on{}, title{};
  std::int64_t revision = 0;
  std::optional<std::string> text{}, word{}, answer{}, was{}, is{};
  std::optional<std::string> action{}, action_title{}, goal{}, goal_title{}, condition{}, condition_title{};
  std::optional<std::string> place{}, who{}, unit{}, period{}, measure{};
  std::optional<std::string> effort{}, decided_where{}, review_on{}, told_on{}, ended_on{};
  std::optional<double> value{}, hours{};
  std::optional<std::int64_t> answered{}, concerned{};
  std::vector<CardChange> card{};
  std::vector<Cause> because_of{}, led_to{};
  bool yours = false;  // of an action that the asker leads
  bool in_your_place = false;

  static record::Shape const& shape() {
    using namespace record;
    using C = Change;
    static Field const fields[] = {
        choice<&C::kind>("kind",
                         "news|influence|observation|adjustment|effect|pilot_started|pilot_debriefed|meeting|number",
                         {.required = true}),
        record::text<&C::id>("id"),
        date<&C::on>("on"),
        record::text<&C::title>("title"),
        integer<&C::revision>("revision"),
        record::text<&C::text>("text"),
        record::text<&C::word>("word"),
        record::text<&C::answer>("answer"),
        record::text<&C::was>("was"),
        record::text<&C::is>("is"),
        record::text<&C::action>("action"),
        record::text<&C::action_title>("action_title"),
        record::text<&C::goal>("goal"),
        record::text<&C::goal_title>("goal_title"),
        record::text<&C::condition>("condition"),
        record::text<&C::condition_title>("condition_title"),
        record::text<&C::place>("place"),
        record::text<&C::who>("who"),
        record::text<&C::unit>("unit"),
        record::text<&C::period>("period"),
        record::text<&C::measure>("measure"),
        record::text<&C::effort>("effort"),
        record::text<&C::decided_where>("decided_where"),
        date<&C::review_on>("review_on"),
        date<&C::told_on>("told_on"),
        date<&C::ended_on>("ended_on"),
        number<&C::value>("value"),
        number<&C::hours>("hours"),
        integer<&C::answered>("answered"),
        integer<&C::concerned>("concerned"),
        rows<&C::card>("card"),
        rows<&C::because_of>("because_of"),
        rows<&C::led_to>("led_to"),
        flag<&C::yours>("yours"),
        flag<&C::in_your_place>("in_your_place"),
    };
    static Shape const shape = record::answer<C>("change", fields);
    return shape;
  }
};

// What adapting cost in a quarter: hours said, half a day as 3.5 and a day as 7; `unsaid` adjustments cost something
// that nobody has said, or more than a day.
struct CostQuarter {
  std::string quarter{};
  double hours = 0;
  std::int64_t adjustments = 0, unsaid = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&CostQuarter::quarter>("quarter"), number<&CostQuarter::hours>("hours"),
                                   integer<&CostQuarter::adjustments>("adjustments"),
                                   integer<&CostQuarter::unsaid>("unsaid")};
    static Shape const shape = answer<CostQuarter>("cost_quarter", fields);
    return shape;
  }
};

// A condition as a stretch of time.
struct Stretch {
  std::string id{}, title{}, kind{}, from{};
  std::optional<std::string> until{}, trend{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Stretch::id>("id"),       text<&Stretch::title>("title"),
                                   text<&Stretch::kind>("kind"),   date<&Stretch::from>("from"),
                                   date<&Stretch::until>("until"), text<&Stretch::trend>("trend")};
    static Shape const shape = answer<Stretch>("stretch", fields);
    return shape;
  }
};

struct Changes {
  std::vector<Change> changes{};  // the latest first
  std::int64_t earlier = 0;       // that were left off
  std::vector<Stretch> conditions{};
  std::vector<CostQuarter> cost{};  // the latest first
  std::vector<Named> actions{}, goals{}, districts{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&Changes::changes>("changes"),       integer<&Changes::earlier>("earlier"),
                                   rows<&Changes::conditions>("conditions"), rows<&Changes::cost>("cost"),
                                   rows<&Changes::actions>("actions"),       rows<&Changes::goals>("goals"),
                                   rows<&Changes::districts>("districts")};
    static Shape const shape = answer<Changes>("changes", fields);
    return shape;
  }
};

}  // namespace arpent::views
