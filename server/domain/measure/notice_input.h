// What "how would we notice?" asks, and what its answer says.
#pragma once
#include "record/describe.h"

namespace arpent::measure {

// One place of its own: who tells it, from which number to which.
struct NoticePlace {
  std::string territory;
  std::optional<double> baseline, target;
  std::optional<std::string> reporter, reporter_label;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&NoticePlace::territory>("territory", "territory", {.required = true}),
        number<&NoticePlace::baseline>("baseline"),
        number<&NoticePlace::target>("target"),
        reference<&NoticePlace::reporter>("reporter", "person"),
        text<&NoticePlace::reporter_label>("reporter_label", {.max_length = 200}),
    };
    static Shape const shape = input<NoticePlace>("notice_place", fields);
    return shape;
  }
};

struct Notice {
  std::optional<std::string> action, goal, title;
  std::optional<std::string> how_noticed, who_notices, where_noticed;
  std::optional<std::string> by_when;  // a day
  std::optional<double> baseline, target;
  std::optional<std::string> baseline_on;  // today, when nobody says
  std::optional<std::string> unit, measure, frequency, says, source, method, reason_extra;
  bool ascending = true, about_people = true, by_territory = true;
  std::optional<std::string> reporter, reporter_label;  // who tells us, for the whole
  std::vector<NoticePlace> places;                      // what is particular to districts

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Notice::action>("action", "action"),
        reference<&Notice::goal>("goal", "goal"),
        text<&Notice::title>("title"),
        long_text<&Notice::how_noticed>("how_noticed"),
        text<&Notice::who_notices>("who_notices"),
        text<&Notice::where_noticed>("where_noticed"),
        date<&Notice::by_when>("by_when"),
        number<&Notice::baseline>("baseline"),
        number<&Notice::target>("target"),
        date<&Notice::baseline_on>("baseline_on"),
        text<&Notice::unit>("unit", {.max_length = 60}),
        choice<&Notice::measure>("measure", "number|percent|ordinal|yes_no|qualitative"),
        choice<&Notice::frequency>("frequency", "once|week|month|school_period|quarter|half|year|school_year"),
        choice<&Notice::says>("says", "activity|effect|context"),
        text<&Notice::source>("source"),
        long_text<&Notice::method>("method"),
        text<&Notice::reason_extra>("reason_extra"),
        flag<&Notice::ascending>("ascending"),
        flag<&Notice::about_people>("about_people"),
        flag<&Notice::by_territory>("by_territory"),
        reference<&Notice::reporter>("reporter", "person"),
        text<&Notice::reporter_label>("reporter_label", {.max_length = 200}),
        rows<&Notice::places>("places"),
    };
    static Shape const shape = input<Notice>("notice", fields);
    return shape;
  }
};

// A part that nobody has said yet, and the question that asks for it.
struct MissingPart {
  std::string part;
  Json question;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&MissingPart::part>("part"), text<&MissingPart::question>("question")};
    static Shape const shape = answer<MissingPart>("missing_part", fields);
    return shape;
  }
};

struct Noticed {
  std::string id, title, state;
  std::int64_t revision = 0;
  std::vector<MissingPart> missing;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Noticed::id>("id", "indicator"),
        text<&Noticed::title>("title"),
        choice<&Noticed::state>("state", "draft|active|retired"),
        integer<&Noticed::revision>("revision"),
        rows<&Noticed::missing>("missing"),
    };
    static Shape const shape = answer<Noticed>("noticed", fields);
    return shape;
  }
};

}  // namespace arpent::measure
