#include "domain/plan/focus_store.h"
#include "domain/plan/parts.h"

namespace arpent::plan {
namespace {

struct Focus {
  std::string id;
  std::optional<std::int64_t> rank;
  std::optional<std::string> yields, reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Focus::id>("id", "action", {.required = true}),
        integer<&Focus::rank>("rank", {.min = 1, .max = most_focus_actions}),
        reference<&Focus::yields>("yields", "action"),
        text<&Focus::reason>("reason", {.max_length = 2000}),
    };
    static Shape const shape = input<Focus>("focus_action", fields);
    return shape;
  }
};

struct Unfocus {
  std::string id;
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Unfocus::id>("id", "action", {.required = true}),
        text<&Unfocus::reason>("reason", {.max_length = 2000}),
    };
    static Shape const shape = input<Unfocus>("unfocus_action", fields);
    return shape;
  }
};

struct AgreeFocus {
  std::vector<std::string> ids;
  std::optional<std::string> decided_where;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        references<&AgreeFocus::ids>("ids", "action", {.required = true}),
        text<&AgreeFocus::decided_where>("decided_where"),
    };
    static Shape const shape = input<AgreeFocus>("agree_focus", fields);
    return shape;
  }
};

struct FocusAgreed {
  std::vector<Action> actions;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&FocusAgreed::actions>("actions")};
    static Shape const shape = answer<FocusAgreed>("focus_agreed", fields);
    return shape;
  }
};

Result<Action> focus(Call const&, Work& work, Focus const& in) {
  ARPENT_TRY(action, work.get<Action>(in.id));
  if (action.state == "done" || action.state == "dropped") return Problem{409, "action.is_over"};
  auto const reason = in.reason.value_or("");
  FocusWish const wish{.action = action.id,
                       .title = action.title,
                       .rank = in.rank ? std::optional(static_cast<int>(*in.rank)) : std::nullopt,
                       .yields = in.yields ? std::string_view(*in.yields) : std::string_view(),
                       .reason = reason};
  ARPENT_TRY(wanted, with_focus(focus_actions(work), wish));
  work.add_why(reason);
  keep_focus(work, wanted);
  return work.get<Action>(in.id);
}

Result<Action> unfocus(Call const&, Work& work, Unfocus const& in) {
  ARPENT_CHECK(work.get<Action>(in.id));
  work.add_why(in.reason.value_or(""));
  keep_focus(work, without_focus(focus_actions(work), in.id));
  return work.get<Action>(in.id);
}

Result<FocusAgreed> agree(Call const&, Work& work, AgreeFocus const& in) {
  ARPENT_TRY(wanted, with_agreed(focus_actions(work), in.ids));
  work.add_why(in.decided_where.value_or(""));
  keep_focus(work, wanted);
  FocusAgreed out;
  for (auto const& each : wanted)
    if (auto action = work.find<Action>(each.action)) out.actions.push_back(*std::move(action));
  return out;
}

// Of two actions in one place, one would have had to yield.
Result<Done> each_has_its_place(Reader& reader) {
  auto const present = focus_actions(reader);
  for (std::size_t at = 1; at < present.size(); ++at)
    if (present[at].rank == present[at - 1].rank)
      return Problem{
          409,
          "action.focus_place_taken",
          {{"one", present[at - 1].title}, {"other", present[at].title}, {"rank", std::to_string(present[at].rank)}}};
  return Done{};
}

}  // namespace

void add_focus(Register& all) {
  all.invariants.push_back({"action", each_has_its_place});
  add(all, {.name = "action.focus", .target = Target::item}, focus);
  add(all, {.name = "action.unfocus", .target = Target::item}, unfocus);
  add(all, {.name = "action.agree_focus", .target = Target::collection}, agree);
}

}  // namespace arpent::plan
