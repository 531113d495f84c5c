// The link from an action to a goal: how strongly, and because of what. A link is confirmed by people and ages.
#pragma once
#include "record/describe.h"

namespace arpent::plan {

struct Contribution {
  std::string id;
  std::int64_t revision = 0;
  std::string action, goal;
  std::string strength = "moderate";
  std::optional<std::string> reason;  // "because…"
  std::optional<std::string> assumption;
  std::string evidence = "untested";
  std::string state = "proposed";
  std::optional<std::string> reviewed_at, reviewed_by, doubt;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Contribution::action>("action", "action", {.required = true, .fixed = true}),
        reference<&Contribution::goal>("goal", "goal", {.required = true, .fixed = true}),
        choice<&Contribution::strength>("strength", "none|weak|moderate|strong", {.required = true}),
        long_text<&Contribution::reason>("reason"),
        long_text<&Contribution::assumption>("assumption"),
        choice<&Contribution::evidence>("evidence", "untested|claimed|plausible|measured", {.required = true}),
        choice<&Contribution::state>("state", "proposed|confirmed|doubted|dropped",
                                     {.required = true, .by_operation = true}),
        date<&Contribution::reviewed_at>("reviewed_at", {.by_operation = true}),
        reference<&Contribution::reviewed_by>("reviewed_by", "person", {.by_operation = true}),
        long_text<&Contribution::doubt>("doubt", {.by_operation = true}),
    };
    static Shape const shape = kept<Contribution>("contribution", "contributions", fields,
                                                  {.title = "reason", .searched = "reason|assumption|doubt"});
    return shape;
  }
};

}  // namespace arpent::plan
