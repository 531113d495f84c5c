// A meeting on one action with the people concerned, the series it belongs to, and its agenda.
#pragma once
#include "record/describe.h"

namespace arpent::meeting {

inline constexpr std::string_view meeting_kinds = "local_group|district|linking|steering|conference";
inline constexpr std::string_view agenda_steps = "welcome|examples|swot|improve|decide|what_for|talk";

struct Series {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::string kind;
  std::optional<std::string> facilitator, territory, place;
  std::optional<std::string> starts_on, ends_on;  // of the first and the last meeting; written by series.plan

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Series::title>("title", {.required = true}),
        choice<&Series::kind>("kind", meeting_kinds, {.required = true}),
        reference<&Series::facilitator>("facilitator", "person"),
        reference<&Series::territory>("territory", "territory"),
        text<&Series::place>("place"),
        date<&Series::starts_on>("starts_on", {.by_operation = true}),
        date<&Series::ends_on>("ends_on", {.by_operation = true}),
    };
    static Shape const shape = kept<Series>("series", "series_list", fields, {.title = "title", .searched = "title"});
    return shape;
  }
};

struct Meeting {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::string kind;
  std::optional<std::string> series, action, territory;  // a local group works on one action, always
  std::optional<std::string> starts_at;                  // a moment
  std::optional<std::int64_t> minutes;                   // how long
  std::optional<std::string> place;
  std::optional<std::string> facilitator, second_facilitator;
  std::optional<std::int64_t> dots_each;  // dots of a person; absent: the rule of dots_of()
  // Written by operations.
  std::string state = "planned";
  std::optional<std::string> step;        // the agenda item it is at
  std::optional<std::string> step_since;  // a moment
  bool phones = false;                    // people may join by phone
  bool revealed = false;                  // the notes are on the wall
  std::string dots = "off";               // voting on groups of notes
  bool pulse_asked = false;
  std::optional<std::string> opened_at, closed_at;
  std::optional<std::string> minutes_state;  // absent: nothing written yet
  std::optional<std::string> minutes_text;   // Markdown
  std::optional<std::string> cancelled_because;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Meeting::title>("title", {.required = true}),
        choice<&Meeting::kind>("kind", meeting_kinds, {.required = true}),
        reference<&Meeting::series>("series", "series"),
        reference<&Meeting::action>("action", "action"),
        reference<&Meeting::territory>("territory", "territory"),
        moment<&Meeting::starts_at>("starts_at"),
        integer<&Meeting::minutes>("minutes", {.min = 5, .max = 720, .unit = "minutes"}),
        text<&Meeting::place>("place"),
        reference<&Meeting::facilitator>("facilitator", "person"),
        reference<&Meeting::second_facilitator>("second_facilitator", "person"),
        integer<&Meeting::dots_each>("dots_each", {.min = 1, .max = 20}),
        choice<&Meeting::state>("state", "planned|open|closed|cancelled", {.required = true, .by_operation = true}),
        reference<&Meeting::step>("step", "agenda_item", {.by_operation = true}),
        moment<&Meeting::step_since>("step_since", {.by_operation = true}),
        flag<&Meeting::phones>("phones", {.by_operation = true}),
        flag<&Meeting::revealed>("revealed", {.by_operation = true}),
        choice<&Meeting::dots>("dots", "off|open|closed", {.required = true, .by_operation = true}),
        flag<&Meeting::pulse_asked>("pulse_asked", {.by_operation = true}),
        moment<&Meeting::opened_at>("opened_at", {.by_operation = true}),
        moment<&Meeting::closed_at>("closed_at", {.by_operation = true}),
        choice<&Meeting::minutes_state>("minutes_state", "draft|kept|published", {.by_operation = true}),
        long_text<&Meeting::minutes_text>("minutes_text", {.by_operation = true}),
        long_text<&Meeting::cancelled_because>("cancelled_because", {.max_length = 2000, .by_operation = true}),
    };
    static Shape const shape =
        kept<Meeting>("meeting", "meetings", fields, {.title = "title", .searched = "title|minutes_text"});
    return shape;
  }
};

struct AgendaItem {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::int64_t position = 1;         // from 1
  std::optional<std::string> title;  // absent: the words of its step
  std::string step;                  // what it is done with
  std::optional<std::int64_t> minutes;
  std::optional<std::string> note;
  std::optional<std::string> inquiry;  // the "what for?" that it asks
  std::string state = "waiting";
  std::optional<std::string> carried_from;  // the item of an earlier meeting that was not finished there
  std::optional<std::string> observation;   // what somebody saw, and the group is asked about

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&AgendaItem::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        integer<&AgendaItem::position>("position", {.required = true, .min = 1, .max = 100}),
        text<&AgendaItem::title>("title"),
        choice<&AgendaItem::step>("step", agenda_steps, {.required = true}),
        integer<&AgendaItem::minutes>("minutes", {.min = 1, .max = 480, .unit = "minutes"}),
        long_text<&AgendaItem::note>("note", {.max_length = 2000}),
        reference<&AgendaItem::inquiry>("inquiry", "inquiry"),
        choice<&AgendaItem::state>("state", "waiting|running|done|skipped|carried",
                                   {.required = true, .by_operation = true}),
        reference<&AgendaItem::carried_from>("carried_from", "agenda_item", {.by_operation = true}),
        reference<&AgendaItem::observation>("observation", "observation", {.by_operation = true}),
    };
    static Shape const shape = kept<AgendaItem>("agenda_item", "agenda_items", fields, {.title = "title"});
    return shape;
  }
};

}  // namespace arpent::meeting
