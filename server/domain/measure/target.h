// Where from and where to: the first number and the number wanted, for one district or for the whole city.
#pragma once
#include "record/describe.h"

namespace arpent::measure {

struct Baseline {
  std::string id;
  std::int64_t revision = 0;
  std::string indicator;
  std::optional<std::string> territory;  // absent: the whole city
  std::optional<double> value;
  std::optional<std::string> on_date, comment;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Baseline::indicator>("indicator", "indicator", {.required = true, .fixed = true}),
        reference<&Baseline::territory>("territory", "territory"),
        number<&Baseline::value>("value", {.required = true}),
        date<&Baseline::on_date>("on_date"),
        text<&Baseline::comment>("comment", {.max_length = 1000}),
    };
    static Shape const shape =
        kept<Baseline>("baseline", "baselines", fields, {.title = "comment", .audience = Audience::open});
    return shape;
  }
};

struct Target {
  std::string id;
  std::int64_t revision = 0;
  std::string indicator;
  std::optional<std::string> territory;  // absent: the whole city
  std::optional<double> value;
  std::string on_date;
  std::optional<std::string> comment;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Target::indicator>("indicator", "indicator", {.required = true, .fixed = true}),
        reference<&Target::territory>("territory", "territory"),
        number<&Target::value>("value", {.required = true}),
        date<&Target::on_date>("on_date", {.required = true}),
        text<&Target::comment>("comment", {.max_length = 1000}),
    };
    static Shape const shape =
        kept<Target>("target", "targets", fields, {.title = "comment", .audience = Audience::open});
    return shape;
  }
};

}  // namespace arpent::measure
