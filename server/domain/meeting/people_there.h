// Who is asked to come, what they are asked beforehand, and how many of whom were there.
#pragma once
#include "record/describe.h"

namespace arpent::meeting {

inline constexpr std::string_view groups_there = "core|extra|parents|young_people|elected|officers|residents|others";

// A person asked to one meeting, by a link or a calendar entry; and their one case, told a week ahead.
struct Invitation {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::optional<std::string> person, stakeholder;
  std::optional<std::string> name, email;  // of somebody who has no account
  std::string there_as = "extra";
  std::optional<std::string> question;  // absent: "tell one case"
  // Written by operations.
  std::optional<std::string> sent_on, answer, answered_on;
  std::optional<std::string> what_happened, what_worked, could_improve;  // the case
  std::optional<std::string> told_on, told_by;                           // told_by: who typed it in, after a call

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Invitation::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        reference<&Invitation::person>("person", "person"),
        reference<&Invitation::stakeholder>("stakeholder", "stakeholder"),
        text<&Invitation::name>("name", {.personal = true}),
        record::email<&Invitation::email>("email", {.personal = true, .audience = Audience::team}),
        choice<&Invitation::there_as>("there_as", groups_there, {.required = true}),
        text<&Invitation::question>("question"),
        date<&Invitation::sent_on>("sent_on", {.by_operation = true}),
        choice<&Invitation::answer>("answer", "comes|may_come|does_not_come", {.by_operation = true}),
        date<&Invitation::answered_on>("answered_on", {.by_operation = true}),
        long_text<&Invitation::what_happened>("what_happened",
                                              {.max_length = 2000, .personal = true, .by_operation = true}),
        long_text<&Invitation::what_worked>("what_worked",
                                            {.max_length = 2000, .personal = true, .by_operation = true}),
        long_text<&Invitation::could_improve>("could_improve",
                                              {.max_length = 2000, .personal = true, .by_operation = true}),
        date<&Invitation::told_on>("told_on", {.by_operation = true}),
        reference<&Invitation::told_by>("told_by", "person", {.by_operation = true}),
    };
    static Shape const shape = kept<Invitation>("invitation", "invitations", fields, {.title = "name"});
    return shape;
  }
};

// How many of a group were there, counted by eye; no names.
struct Attendance {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string there_as;
  std::optional<std::string> territory;
  std::int64_t people = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Attendance::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        choice<&Attendance::there_as>("there_as", groups_there, {.required = true, .fixed = true}),
        reference<&Attendance::territory>("territory", "territory", {.fixed = true}),
        integer<&Attendance::people>("people", {.required = true, .min = 0, .max = 5000, .unit = "people"}),
    };
    static Shape const shape = kept<Attendance>("attendance", "attendances", fields, {.title = "there_as"});
    return shape;
  }
};

}  // namespace arpent::meeting
