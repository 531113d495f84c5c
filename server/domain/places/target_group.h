// A group the plan is for (parents, 12 to 15 year-olds), and its share of a place.
#pragma once
#include "record/describe.h"

namespace arpent::places {

struct TargetGroup {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> description;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&TargetGroup::title>("title", {.required = true}),
        text<&TargetGroup::description>("description", {.max_length = 2000}),
    };
    static Shape const shape = kept<TargetGroup>("target_group", "target_groups", fields,
                                                 {.searched = "title|description", .audience = Audience::open});
    return shape;
  }
};

struct GroupShare {
  std::string id;
  std::int64_t revision = 0;
  std::string group, territory;
  std::optional<std::int64_t> population;
  std::optional<std::string> source;
  std::optional<std::int64_t> year;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&GroupShare::group>("group", "target_group", {.required = true, .fixed = true}),
        reference<&GroupShare::territory>("territory", "territory", {.required = true, .fixed = true}),
        integer<&GroupShare::population>("population", {.required = true, .min = 0, .unit = "people"}),
        text<&GroupShare::source>("source"),
        integer<&GroupShare::year>("year", {.min = 1900, .max = 2100}),
    };
    static Shape const shape = kept<GroupShare>("group_share", "group_shares", fields, {.title = "source"});
    return shape;
  }
};

}  // namespace arpent::places
