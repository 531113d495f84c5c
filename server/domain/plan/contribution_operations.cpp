#include <algorithm>

#include "domain/plan/link.h"
#include "domain/plan/parts.h"
#include "domain/without_faults.h"

namespace arpent::plan {
namespace {

struct Confirm {
  std::string id;
  std::optional<std::string> evidence;  // what it rests on by now; absent: as before

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Confirm::id>("id", "contribution", {.required = true}),
        choice<&Confirm::evidence>("evidence", "untested|claimed|plausible|measured"),
    };
    static Shape const shape = input<Confirm>("confirm_link", fields);
    return shape;
  }
};

struct Doubt {
  std::string id, doubt;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Doubt::id>("id", "contribution", {.required = true}),
                                   long_text<&Doubt::doubt>("doubt", {.required = true, .max_length = 2000})};
    static Shape const shape = input<Doubt>("doubt_link", fields);
    return shape;
  }
};

struct Drop {
  std::string id, reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Drop::id>("id", "contribution", {.required = true}),
                                   text<&Drop::reason>("reason", {.required = true, .max_length = 2000})};
    static Shape const shape = input<Drop>("drop_link", fields);
    return shape;
  }
};

// One action serves one goal by one link, dropped ones apart.
Result<Done> only_link(Reader const& reader, Contribution const& link) {
  auto const alike = reader.where<Contribution>({{"action", link.action}, {"goal", link.goal}});
  if (std::none_of(alike.begin(), alike.end(),
                   [&](Contribution const& other) { return other.id != link.id && other.state != "dropped"; }))
    return Done{};
  return Problem{409, "contribution.exists_already", {}, {{"goal", "contribution.exists_already"}}};
}

// What people confirmed was that strength for that reason: another one is a proposal again.
Result<Done> allow(Call const&, Work& work, Contribution const* before, Contribution& after) {
  if (!before) return only_link(work, after);
  if (before->state == "dropped") return Problem{409, "contribution.is_dropped"};
  if (before->strength != after.strength || before->reason != after.reason) {
    if (after.state == "confirmed") after.state = "proposed";
  }
  return Done{};
}

void looked_at(Call const& call, Work& work, Contribution& link) {
  link.reviewed_at = print_day(work.today());
  link.reviewed_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
}

// Again and again: the day moves, and a link that was read again is young.
Result<Contribution> confirm(Call const& call, Work& work, Confirm const& in) {
  ARPENT_TRY(link, work.get<Contribution>(in.id));
  ARPENT_CHECK(only_link(work, link));
  link.state = "confirmed";
  if (in.evidence) link.evidence = *in.evidence;
  link.doubt.reset();
  looked_at(call, work, link);
  return work.put(link);
}

Result<Contribution> doubt(Call const& call, Work& work, Doubt const& in) {
  ARPENT_TRY(link, work.get<Contribution>(in.id));
  if (link.state == "dropped") return Problem{409, "contribution.is_dropped"};
  link.state = "doubted";
  link.doubt = in.doubt;
  looked_at(call, work, link);
  return work.put(link);
}

// The reason of the link stays as it was; why it is dropped stands in its history.
Result<Contribution> drop(Call const& call, Work& work, Drop const& in) {
  ARPENT_TRY(link, work.get<Contribution>(in.id));
  if (link.state == "dropped") return link;
  work.add_why(in.reason);
  link.state = "dropped";
  looked_at(call, work, link);
  return work.put(link);
}

}  // namespace

void add_contributions(Register& all) {
  add_standard<Contribution>(all, {.allow = allow});
  add(all, {.name = "contribution.confirm", .target = Target::item}, confirm);
  add(all, {.name = "contribution.doubt", .target = Target::item}, doubt);
  add(all, {.name = "contribution.drop", .target = Target::item}, drop);
}

}  // namespace arpent::plan
