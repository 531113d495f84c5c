#include <set>

#include "domain/plan/parts.h"
#include "domain/plan/plan.h"
#include "domain/without_faults.h"

namespace arpent::plan {
namespace {

struct Adopt {
  std::string id;
  std::optional<std::string> council_decision, council_date;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Adopt::id>("id", "plan", {.required = true}),
        text<&Adopt::council_decision>("council_decision"),
        date<&Adopt::council_date>("council_date"),
    };
    static Shape const shape = input<Adopt>("adopt_plan", fields);
    return shape;
  }
};

struct Close {
  std::string id;
  std::optional<std::string> ends_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Close::id>("id", "plan", {.required = true}),
                                   date<&Close::ends_on>("ends_on")};
    static Shape const shape = input<Close>("close_plan", fields);
    return shape;
  }
};

// A plan that continues itself, at once or by way of others.
bool in_a_circle(Reader const& reader, Plan const& plan) {
  std::set<std::string> passed;
  for (auto at = plan.previous_plan; at && passed.insert(*at).second;) {
    if (*at == plan.id) return true;
    auto const previous = reader.find<Plan>(*at);
    at = previous ? previous->previous_plan : std::nullopt;
  }
  return false;
}

Result<Done> allow(Call const&, Work& work, Plan const*, Plan& after) {
  auto wrong = faults(after);
  if (in_a_circle(work, after)) wrong.push_back({"previous_plan", "plan.continues_itself"});
  return none_of(std::move(wrong));
}

Result<Plan> adopt(Call const&, Work& work, Adopt const& in) {
  ARPENT_TRY(plan, work.get<Plan>(in.id));
  if (plan.state == "closed") return Problem{409, "plan.is_closed"};
  plan.state = "adopted";
  if (in.council_decision) plan.council_decision = in.council_decision;
  if (in.council_date) plan.council_date = in.council_date;
  else if (!plan.council_date) plan.council_date = print_day(work.today());
  return work.put(plan);
}

Result<Plan> close(Call const&, Work& work, Close const& in) {
  ARPENT_TRY(plan, work.get<Plan>(in.id));
  plan.state = "closed";
  if (in.ends_on) plan.ends_on = in.ends_on;
  else if (!plan.ends_on) plan.ends_on = print_day(work.today());
  ARPENT_CHECK(none_of(faults(plan)));
  return work.put(plan);
}

}  // namespace

void add_plans(Register& all) {
  add_standard<Plan>(all, {.allow = allow});
  add_standard<Theme>(all);
  add(all, {.name = "plan.adopt", .target = Target::item}, adopt);
  add(all, {.name = "plan.close", .target = Target::item}, close);
}

}  // namespace arpent::plan
