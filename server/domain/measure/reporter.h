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

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Reporter::indicator>("indicator", "indicator", {.required = true, .fixed = true}),
        reference<&Reporter::territory>("territory", "territory"),
        reference<&Reporter::person>("person", "person"),
        reference<&Reporter::stand_in>("stand_in", "person"),
        reference<&Reporter::link>("link", "share_link", {.by_operation = true}),
        text<&Reporter::label>("label", {.max_length = 200}),
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
