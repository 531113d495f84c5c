// What somebody saw, heard or counted, told in a few seconds from wherever they stand. What came of it (a change of
// course, a question for a meeting, a need of the place) points back to it; where nothing has to come of it, somebody
// says so.
#pragma once
#include "record/describe.h"

namespace arpent::course {

struct Observation {
  std::string id;
  std::int64_t revision = 0;
  std::string sort, text;
  std::optional<double> value;  // of what was counted
  std::optional<std::string> about, territory;
  std::optional<std::string> on_date;  // absent at creation: today
  std::string state = "open";
  std::optional<std::string> answer, answered_on, answered_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        choice<&Observation::sort>("sort", "seen|heard|counted", {.required = true}),
        long_text<&Observation::text>("text", {.required = true, .max_length = 2000}),
        number<&Observation::value>("value"),
        reference<&Observation::about>("about", "action|goal|indicator|condition|pilot"),
        reference<&Observation::territory>("territory", "territory"),
        date<&Observation::on_date>("on_date"),
        choice<&Observation::state>("state", "open|answered", {.required = true, .by_operation = true}),
        long_text<&Observation::answer>("answer", {.max_length = 2000, .by_operation = true}),
        date<&Observation::answered_on>("answered_on", {.by_operation = true}),
        reference<&Observation::answered_by>("answered_by", "person", {.by_operation = true}),
    };
    static Shape const shape =
        kept<Observation>("observation", "observations", fields, {.title = "text", .searched = "text|answer"});
    return shape;
  }
};

}  // namespace arpent::course
