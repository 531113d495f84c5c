// At most six focus actions, proposed and agreed together. A seventh asks which one yields.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace arpent::plan {

inline constexpr int most_focus_actions = 6;

struct FocusAction {
  std::string action;
  std::string title;
  int rank = 0;         // 1 to 6
  bool agreed = false;  // else proposed
};

struct FocusWish {
  std::string action;
  std::string title;
  std::optional<int> rank{};  // the place it should take, 1 to 6; absent: the last one, or that of the one that yields
  std::string_view yields{};  // "" for none
  std::string_view reason{};  // why the other yields, trimmed
};

// The focus actions after the wish, in order, ranks 1, 2, 3 … without holes. An action that is new here is proposed,
// also where it takes the place of an agreed one. One that is already there keeps its word and moves to the rank asked
// for.
//
// Refused: 409 "action.focus_full" {titles, max}, field "yields", when six are there and nothing yields; 422
// "action.focus_yields_unknown", field "yields", when what should yield is not among them or is the action itself; 422
// "action.focus_needs_reason", field "reason", when another yields without a reason.
Result<std::vector<FocusAction>> with_focus(std::vector<FocusAction> present, FocusWish const& wish);

// Without the action; the others close ranks. Not there: unchanged.
std::vector<FocusAction> without_focus(std::vector<FocusAction> present, std::string_view action);

// The group says yes to these. Those agreed already stay so. 409 "action.focus_not_proposed" {action: its id} when one
// is not among them.
Result<std::vector<FocusAction>> with_agreed(std::vector<FocusAction> present, std::vector<std::string> const& actions);

}  // namespace arpent::plan
