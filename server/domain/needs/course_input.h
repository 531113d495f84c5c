// What the operations on a need are given.
#pragma once
#include "record/describe.h"

namespace arpent::needs {

struct OneNeed {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&OneNeed::id>("id", "challenge", {.required = true})};
    static Shape const shape = input<OneNeed>("one_challenge", fields);
    return shape;
  }
};

struct Group {
  std::string territory;
  std::vector<std::string> ids;
  std::optional<std::string> into, title, public_title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Group::territory>("territory", "territory", {.required = true}),
        references<&Group::ids>("ids", "challenge", {.required = true}),
        reference<&Group::into>("into", "challenge"),
        text<&Group::title>("title"),
        text<&Group::public_title>("public_title"),
    };
    static Shape const shape = input<Group>("group_challenges", fields);
    return shape;
  }
};

struct Adopt {
  std::string id, adopted_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Adopt::id>("id", "challenge", {.required = true}),
                                   reference<&Adopt::adopted_by>("adopted_by", "action|goal", {.required = true})};
    static Shape const shape = input<Adopt>("adopt_challenge", fields);
    return shape;
  }
};

struct TakeToMeeting {
  std::string id, talk_on;
  std::optional<std::string> talk_where;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&TakeToMeeting::id>("id", "challenge", {.required = true}),
                                   date<&TakeToMeeting::talk_on>("talk_on", {.required = true}),
                                   text<&TakeToMeeting::talk_where>("talk_where")};
    static Shape const shape = input<TakeToMeeting>("take_challenge_to_meeting", fields);
    return shape;
  }
};

struct GiveAnswer {
  std::string id;
  std::optional<std::string> changes, changes_from, cannot, why_not, public_title, talk_on, talk_where;

  static record::Shape const& shape() {
    using namespace record;
    using G = GiveAnswer;
    static Field const fields[] = {
        reference<&G::id>("id", "challenge", {.required = true}),
        long_text<&G::changes>("changes", {.max_length = 2000}),
        date<&G::changes_from>("changes_from"),
        long_text<&G::cannot>("cannot", {.max_length = 2000}),
        long_text<&G::why_not>("why_not", {.max_length = 2000}),
        text<&G::public_title>("public_title"),
        date<&G::talk_on>("talk_on"),
        text<&G::talk_where>("talk_where"),
    };
    static Shape const shape = input<G>("answer_challenge", fields);
    return shape;
  }
};

struct SetAside {
  std::string id, reason;
  std::optional<std::string> public_title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SetAside::id>("id", "challenge", {.required = true}),
                                   long_text<&SetAside::reason>("reason", {.required = true, .max_length = 2000}),
                                   text<&SetAside::public_title>("public_title")};
    static Shape const shape = input<SetAside>("set_aside_challenge", fields);
    return shape;
  }
};

}  // namespace arpent::needs
