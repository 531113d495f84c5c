// What the view `today` answers.
#pragma once
#include "record/describe.h"

namespace arpent::views {

// One thing that waits. Which members are there depends on `kind`:
//   number    a number of mine: indicator, place, period, last, unit; `inline_box` where one plain number is enough
//   accept    a number that waits to be read: value, period, person (who sent it)
//   contest   a district suggests another figure: value is the present one, proposed the suggested
//   hand_over somebody names another person for a number: person is the one named
//   link      a link to re-read: title is the action, other the goal, text the reason, state why (doubted, proposed, …)
//   task      of mine: due
//   missing   districts of an action I lead that have not told: n, names
//   promise   asked of a partner long ago: person is the partner
//   silent    districts that told nothing this month: n, names
//   vacant    a post nobody fills, and n actions that it leads
//   mail      a mail that did not leave: text is the fault
//   review    to be looked at again, since `due`: state is what it is (adjustment, condition, recommendation,
//             assumption, decision)
//   observed  seen, heard or counted (state), and nobody has made anything of it yet: person is who told it
//   need      needs of a place nobody said a word to: title is the place, n how many, days the oldest
//   talk      a need that is to be talked about: due and text say when and where
//   live      a meeting that runs now, state: leads or comes
//   meeting   the next one: at, place, state as above; due is its day in the city
//   decide    a decision of a meeting that was put to me on the day `due`; text is its reason
//   debrief   of a small test, due and text (the hour) say when; state: what paused it, where a rule did
struct TodayLine {
  std::string kind{}, id{}, title{};
  std::optional<std::string> other{}, text{}, state{}, person{}, unit{}, measure{}, action{}, indicator{}, territory{},
      meeting{};
  std::optional<std::string> place{}, period{}, due{}, at{};
  std::optional<double> value{}, proposed{}, last{};
  std::optional<std::int64_t> n{}, seen{},
      days{};  // seen: the revision; days: how long it has waited, or how late it is
  std::vector<std::string> names{};
  bool inline_box = false;

  static record::Shape const& shape() {
    using namespace record;
    using T = TodayLine;
    static Field const fields[] = {
        choice<&T::kind>(
            "kind",
            "number|accept|contest|hand_over|link|task|missing|promise|silent|vacant|mail|review|observed|need|talk|"
            "live|meeting|decide|debrief",
            {.required = true}),
        record::text<&T::id>("id", {.required = true}),
        record::text<&T::title>("title", {.required = true}),
        record::text<&T::other>("other"),
        record::text<&T::text>("text"),
        record::text<&T::state>("state"),
        record::text<&T::person>("person"),
        record::text<&T::unit>("unit"),
        record::text<&T::measure>("measure"),
        reference<&T::action>("action", "action"),
        reference<&T::indicator>("indicator", "indicator"),
        reference<&T::territory>("territory", "territory"),
        reference<&T::meeting>("meeting", "meeting"),
        record::text<&T::place>("place"),
        record::text<&T::period>("period"),
        date<&T::due>("due"),
        moment<&T::at>("at"),
        integer<&T::seen>("seen"),
        number<&T::value>("value"),
        number<&T::proposed>("proposed"),
        number<&T::last>("last"),
        integer<&T::n>("n"),
        integer<&T::days>("days"),
        texts<&T::names>("names"),
        flag<&T::inline_box>("inline_box"),
    };
    static Shape const shape = answer<T>("today_line", fields);
    return shape;
  }
};

// How many records of a kind were made or changed since the last visit, by others.
struct TodayNews {
  std::string kind{};
  std::int64_t n = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&TodayNews::kind>("kind"), integer<&TodayNews::n>("n")};
    static Shape const shape = answer<TodayNews>("today_news", fields);
    return shape;
  }
};

struct TodayAnswer {
  std::string day{};
  std::int64_t moment = 0;
  std::vector<TodayLine> waiting{};
  std::int64_t actions = 0, with_number = 0;  // focus actions, or all where none was chosen
  bool focus = false;                         // they are focus actions
  Json ladder = Json::array();                // of these, how many stand on each rung, from named to reviewed
  std::int64_t goals_seen_by_effect = 0, goals_by_activity_only = 0, goals_not_seen = 0;
  std::int64_t districts_heard = 0, districts = 0;  // that told us a number in the last 31 days
  std::int64_t overdue = 0;                         // numbers that should be there
  std::optional<std::string> since{};               // the day of the last visit
  std::vector<TodayNews> news{};

  static record::Shape const& shape() {
    using namespace record;
    using T = TodayAnswer;
    static Field const fields[] = {
        date<&T::day>("day", {.required = true}),
        integer<&T::moment>("moment"),
        rows<&T::waiting>("waiting"),
        integer<&T::actions>("actions"),
        integer<&T::with_number>("with_number"),
        flag<&T::focus>("focus"),
        json<&T::ladder>("ladder"),
        integer<&T::goals_seen_by_effect>("goals_seen_by_effect"),
        integer<&T::goals_by_activity_only>("goals_by_activity_only"),
        integer<&T::goals_not_seen>("goals_not_seen"),
        integer<&T::districts_heard>("districts_heard"),
        integer<&T::districts>("districts"),
        integer<&T::overdue>("overdue"),
        date<&T::since>("since"),
        rows<&T::news>("news"),
    };
    static Shape const shape = answer<T>("today", fields);
    return shape;
  }
};

}  // namespace arpent::views
