// What is recommended to whoever governs the plan, and what they answered.
#pragma once
#include "record/describe.h"

namespace arpent::course {

struct Recommendation {
  std::string id;
  std::int64_t revision = 0;
  std::string text;
  std::optional<std::string> body;  // to whom
  std::optional<std::string> about;
  std::optional<std::string> put_on, review_on;
  std::string state = "proposed";
  std::optional<std::string> answer, answered_on, answered_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        long_text<&Recommendation::text>("text", {.required = true, .max_length = 2000}),
        reference<&Recommendation::body>("body", "post|stakeholder"),
        reference<&Recommendation::about>("about", "action|goal|indicator|territory|plan"),
        date<&Recommendation::put_on>("put_on"),
        date<&Recommendation::review_on>("review_on"),
        choice<&Recommendation::state>("state", "proposed|accepted|partly|declined",
                                       {.required = true, .by_operation = true}),
        long_text<&Recommendation::answer>("answer", {.max_length = 2000, .by_operation = true}),
        date<&Recommendation::answered_on>("answered_on", {.by_operation = true}),
        reference<&Recommendation::answered_by>("answered_by", "person", {.by_operation = true}),
    };
    static Shape const shape =
        kept<Recommendation>("recommendation", "recommendations", fields, {.title = "text", .searched = "text|answer"});
    return shape;
  }
};

}  // namespace arpent::course
