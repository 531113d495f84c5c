// Who tells us the number of an indicator, for one district or for the whole city, and who stands in.
#pragma once
#include "base/result.h"
#include "record/describe.h"

namespace arpent::measure {

struct Reporter {
  std::string id;
  std::int64_t revision = 0;
  std::string indicator;
  std::optional<std::string> territory;  // absent: the whole city
  std::optional<std::string> person, stand_in;
  std::optional<std::string> link;   // the share link that was sent last
  std::optional<std::string> label;  // "School X, the head": for those without an account
  // "Not me any more": whom the present one names; the team confirms or declines.
  std::optional<std::string> proposed_name, proposed_email, proposed_on;
  std::optional<std::string> mailed_at;  // when the last mail that asks for a number goes: at most one a week

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Reporter::indicator>("indicator", "indicator", {.required = true, .fixed = true}),
        reference<&Reporter::territory>("territory", "territory"),
        reference<&Reporter::person>("person", "person"),
        reference<&Reporter::stand_in>("stand_in", "person"),
        reference<&Reporter::link>("link", "share_link", {.by_operation = true}),
        text<&Reporter::label>("label", {.max_length = 200}),
        text<&Reporter::proposed_name>("proposed_name", {.max_length = 200, .personal = true, .by_operation = true}),
        record::email<&Reporter::proposed_email>("proposed_email",
                                                 {.personal = true, .audience = Audience::team, .by_operation = true}),
        date<&Reporter::proposed_on>("proposed_on", {.by_operation = true}),
        moment<&Reporter::mailed_at>("mailed_at", {.audience = Audience::team, .by_operation = true}),
    };
    static Shape const shape = kept<Reporter>("reporter", "reporters", fields, {.title = "label", .searched = "label"});
    return shape;
  }
};

// A stand-in who is the same person stands in for nobody.
inline std::vector<FieldProblem> faults(Reporter const& reporter) {
  if (!reporter.stand_in || reporter.stand_in != reporter.person) return {};
  return {{"stand_in", "reporter.same_person"}};
}

}  // namespace arpent::measure
