// A named moment: "adopted by the council". Nothing is copied; the ledger is read as of that moment.
#pragma once
#include "record/describe.h"

namespace arpent::plan {

struct Snapshot {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> on_date;
  std::optional<std::int64_t> at_moment;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Snapshot::title>("title", {.required = true}),
        date<&Snapshot::on_date>("on_date", {.fixed = true}),
        integer<&Snapshot::at_moment>("at_moment", {.min = 0, .by_operation = true}),
    };
    static Shape const shape = kept<Snapshot>("snapshot", "snapshots", fields, {.searched = "title"});
    return shape;
  }
};

}  // namespace arpent::plan
