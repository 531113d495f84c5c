#include "domain/plan/parts.h"
#include "domain/plan/snapshot.h"
#include "domain/without_faults.h"

namespace arpent::plan {
namespace {

struct Take {
  std::string title;
  std::optional<std::string> on_date;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Take::title>("title", {.required = true}), date<&Take::on_date>("on_date")};
    static Shape const shape = input<Take>("take_snapshot", fields);
    return shape;
  }
};

// A past day, or this very moment.
Result<Done> allow(Call const&, Work& work, Snapshot const* before, Snapshot& after) {
  if (before) return Done{};
  if (after.on_date && *after.on_date > print_day(work.today()))
    return Problem{422, "invalid", {}, {{"on_date", "snapshot.in_the_future"}}};
  after.at_moment = after.on_date ? std::nullopt : std::optional(work.moment());
  return Done{};
}

Result<Snapshot> take(Call const& call, Work& work, Take const& in) {
  Snapshot snapshot{.id = call.ids.next(), .title = in.title, .on_date = in.on_date};
  ARPENT_CHECK(allow(call, work, nullptr, snapshot));
  return work.put(snapshot);
}

}  // namespace

void add_snapshots(Register& all) {
  add_standard<Snapshot>(all, {.allow = allow});
  add(all, {.name = "snapshot.take", .target = Target::collection}, take);
}

}  // namespace arpent::plan
