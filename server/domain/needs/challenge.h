// What a place says hurts ("need" on the screens), from the first voice to an answer that can be read at the school gate.
#pragma once
#include "record/describe.h"

namespace arpent::needs {

struct Challenge {
  std::string id;
  std::int64_t revision = 0;
  std::string title;  // as it was said
  std::string territory;
  std::optional<std::string> public_title;  // as everybody may read it; absent: nobody outside does
  std::optional<std::string> channel;       // through which it came first
  std::optional<std::string> observation;   // what somebody of the group had seen, where it began with that
  // Written by operations.
  std::string state = "heard";
  std::optional<std::string> raised_on;
  std::optional<std::string> grouped_into, adopted_by;
  std::optional<std::string> talk_on, talk_where;
  std::optional<std::string> changes, changes_from, cannot, why_not;
  std::optional<std::string> reason;  // why it was set aside
  std::optional<std::string> answered_on, answered_by;

  static record::Shape const& shape() {
    using namespace record;
    using C = Challenge;
    static Field const fields[] = {
        text<&C::title>("title", {.required = true, .personal = true}),
        reference<&C::territory>("territory", "territory", {.required = true, .fixed = true}),
        text<&C::public_title>("public_title"),
        choice<&C::channel>("channel", "public|relay|meeting|office", {.fixed = true}),
        reference<&C::observation>("observation", "observation", {.fixed = true}),
        choice<&C::state>("state", "heard|grouped|adopted|answered|set_aside",
                          {.required = true, .by_operation = true}),
        date<&C::raised_on>("raised_on", {.by_operation = true}),
        reference<&C::grouped_into>("grouped_into", "challenge", {.by_operation = true}),
        reference<&C::adopted_by>("adopted_by", "action|goal", {.by_operation = true}),
        date<&C::talk_on>("talk_on", {.by_operation = true}),
        text<&C::talk_where>("talk_where", {.by_operation = true}),
        long_text<&C::changes>("changes", {.max_length = 2000, .by_operation = true}),
        date<&C::changes_from>("changes_from", {.by_operation = true}),
        long_text<&C::cannot>("cannot", {.max_length = 2000, .by_operation = true}),
        long_text<&C::why_not>("why_not", {.max_length = 2000, .by_operation = true}),
        long_text<&C::reason>("reason", {.max_length = 2000, .by_operation = true}),
        date<&C::answered_on>("answered_on", {.by_operation = true}),
        reference<&C::answered_by>("answered_by", "person", {.by_operation = true}),
    };
    static Shape const shape = kept<C>("challenge", "challenges", fields,
                                       {.title = "title", .searched = "title|public_title|changes"});
    return shape;
  }

  bool is_settled() const { return state == "answered" || state == "set_aside"; }
  // Others may read it and say "for me too".
  bool is_open_to_all() const { return public_title && !is_settled(); }
};

}  // namespace arpent::needs
