// A measurement: a value observed in one cell (indicator × place × group or stage × period). It is never overwritten:
// another one takes its place. At most one per cell is accepted.
#pragma once
#include "domain/stages.h"
#include "record/describe.h"

namespace arpent::measure {

struct Measurement {
  std::string id;
  std::int64_t revision = 0;
  std::string indicator;
  std::optional<std::string> territory;  // absent: the whole city
  std::optional<std::string> group, stage;
  std::string period;  // "2026-02": the key that fits the frequency of the indicator
  std::optional<double> value, numerator, denominator;
  std::optional<std::string> narrative;
  std::optional<record::File> photo;
  std::string confidence = "counted";
  std::string channel = "page";
  std::string state = "draft";
  std::optional<std::string> supersedes;
  std::optional<std::string> held_back;  // code of the reason why it waits: "above_maximum"
  std::optional<std::string> question;   // asked when it was returned
  std::optional<std::string> reported_by, reporter_label;
  std::optional<std::string> source_note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Measurement::indicator>("indicator", "indicator", {.required = true, .fixed = true}),
        reference<&Measurement::territory>("territory", "territory", {.fixed = true}),
        reference<&Measurement::group>("group", "target_group", {.fixed = true}),
        choice<&Measurement::stage>("stage", arpent::stages, {.fixed = true}),
        text<&Measurement::period>("period", {.required = true, .max_length = 20, .fixed = true}),
        number<&Measurement::value>("value"),
        number<&Measurement::numerator>("numerator"),
        number<&Measurement::denominator>("denominator", {.min = 0}),
        long_text<&Measurement::narrative>("narrative"),
        file<&Measurement::photo>("photo"),
        choice<&Measurement::confidence>("confidence", "counted|estimated|heard", {.required = true}),
        choice<&Measurement::channel>("channel", "link|grid|import|paper|page", {.required = true}),
        choice<&Measurement::state>("state", "draft|submitted|accepted|returned|superseded",
                                    {.required = true, .by_operation = true}),
        reference<&Measurement::supersedes>("supersedes", "measurement", {.by_operation = true}),
        text<&Measurement::held_back>("held_back", {.max_length = 60, .by_operation = true}),
        text<&Measurement::question>("question", {.max_length = 1000, .by_operation = true}),
        reference<&Measurement::reported_by>("reported_by", "person", {.by_operation = true}),
        text<&Measurement::reporter_label>("reporter_label", {.max_length = 200, .personal = true}),
        text<&Measurement::source_note>("source_note", {.max_length = 1000}),
    };
    static Shape const shape = kept<Measurement>("measurement", "measurements", fields,
                                                 {.title = "period", .searched = "narrative|source_note"});
    return shape;
  }
};

// A district's reasoned contest of a figure.
struct CounterValue {
  std::string id;
  std::int64_t revision = 0;
  std::string measurement;
  std::optional<double> proposed_value;
  std::string reason;
  std::optional<std::string> source;
  std::string state = "open";
  std::optional<std::string> answer, answered_by, proposed_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&CounterValue::measurement>("measurement", "measurement", {.required = true, .fixed = true}),
        number<&CounterValue::proposed_value>("proposed_value", {.required = true}),
        long_text<&CounterValue::reason>("reason", {.required = true}),
        text<&CounterValue::source>("source"),
        choice<&CounterValue::state>("state", "open|accepted|declined", {.required = true, .by_operation = true}),
        long_text<&CounterValue::answer>("answer", {.by_operation = true}),
        reference<&CounterValue::answered_by>("answered_by", "person", {.by_operation = true}),
        reference<&CounterValue::proposed_by>("proposed_by", "person", {.by_operation = true}),
    };
    static Shape const shape = kept<CounterValue>("counter_value", "counter_values", fields,
                                                  {.title = "reason", .searched = "reason|source|answer"});
    return shape;
  }
};

}  // namespace arpent::measure
