#include "domain/plan/focus_store.h"

#include <algorithm>

namespace arpent::plan {

std::vector<FocusAction> focus_actions(store::Reader const& reader) {
  std::vector<FocusAction> out;
  reader.select(
      "SELECT id, title, focus_rank, focus_state FROM {action} WHERE focus_rank IS NOT NULL ORDER BY focus_rank", {},
      [&](store::Row const& row) {
        out.push_back({.action = row.text(0),
                       .title = row.text(1),
                       .rank = static_cast<int>(row.integer(2)),
                       .agreed = row.view(3) == "agreed"});
      });
  return out;
}

void keep_focus(store::Work& work, std::vector<FocusAction> const& wanted) {
  auto const keep = [&](std::string const& id, std::optional<std::int64_t> rank, std::optional<std::string> state) {
    auto action = work.find<Action>(id);
    ensure(action.has_value(), "a focus action is an action");
    action->focus_rank = rank;
    action->focus_state = std::move(state);
    work.put(*action);
  };
  for (auto const& present : focus_actions(work))
    if (std::none_of(wanted.begin(), wanted.end(), [&](auto const& each) { return each.action == present.action; }))
      keep(present.action, std::nullopt, std::nullopt);
  for (auto const& each : wanted) keep(each.action, each.rank, each.agreed ? "agreed" : "proposed");
}

}  // namespace arpent::plan
