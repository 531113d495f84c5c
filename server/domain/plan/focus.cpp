#include "domain/plan/focus.h"

#include <algorithm>

namespace arpent::plan {
namespace {

using Actions = std::vector<FocusAction>;

auto find(Actions& actions, std::string_view action) {
  return std::find_if(actions.begin(), actions.end(), [&](FocusAction const& each) { return each.action == action; });
}

void sort(Actions& actions) {
  std::stable_sort(actions.begin(), actions.end(),
                   [](FocusAction const& one, FocusAction const& other) { return one.rank < other.rank; });
}

Actions ranked(Actions actions) {
  int rank = 0;
  for (auto& each : actions) each.rank = ++rank;
  return actions;
}

std::string titles_of(Actions const& actions) {
  std::string titles;
  for (auto const& each : actions) titles += (titles.empty() ? "" : ", ") + each.title;
  return titles;
}

Actions placed(Actions actions, FocusAction action, std::optional<int> rank) {
  auto const last = static_cast<int>(actions.size());
  auto const at = std::clamp(rank.value_or(last + 1) - 1, 0, last);
  actions.insert(actions.begin() + at, std::move(action));
  return ranked(std::move(actions));
}

}  // namespace

Result<std::vector<FocusAction>> with_focus(std::vector<FocusAction> present, FocusWish const& wish) {
  sort(present);
  if (auto const found = find(present, wish.action); found != present.end()) {
    if (!wish.rank) return ranked(std::move(present));
    FocusAction moved = *found;
    present.erase(found);
    return placed(std::move(present), std::move(moved), wish.rank);
  }
  FocusAction const proposed{.action = wish.action, .title = wish.title};
  if (wish.yields.empty()) {
    if (present.size() < most_focus_actions) return placed(std::move(present), proposed, wish.rank);
    Params const params{{"titles", titles_of(present)}, {"max", std::to_string(most_focus_actions)}};
    return Problem{409, "action.focus_full", params, {{"yields", "action.focus_full", params}}};
  }
  auto const yields = find(present, wish.yields);
  if (yields == present.end())
    return Problem{422, "action.focus_yields_unknown", {}, {{"yields", "action.focus_yields_unknown"}}};
  if (wish.reason.empty())
    return Problem{422, "action.focus_needs_reason", {}, {{"reason", "action.focus_needs_reason"}}};
  auto const rank = wish.rank.value_or(static_cast<int>(yields - present.begin()) + 1);
  present.erase(yields);
  return placed(std::move(present), proposed, rank);
}

std::vector<FocusAction> without_focus(std::vector<FocusAction> present, std::string_view action) {
  sort(present);
  if (auto const found = find(present, action); found != present.end()) present.erase(found);
  return ranked(std::move(present));
}

Result<std::vector<FocusAction>> with_agreed(std::vector<FocusAction> present,
                                             std::vector<std::string> const& actions) {
  sort(present);
  for (auto const& action : actions) {
    auto const found = find(present, action);
    if (found == present.end()) return Problem{409, "action.focus_not_proposed", {{"action", action}}};
    found->agreed = true;
  }
  return ranked(std::move(present));
}

}  // namespace arpent::plan
