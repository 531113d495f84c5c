// The tree of goals of a plan: who is below whom, in what order, and what follows from a new code.
#pragma once
#include <compare>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace arpent::plan {

struct GoalNode {
  std::string id;
  std::string parent{};  // "" at the top; an unknown one counts as the top
  std::string code{};
};

// As people count: "1.9" before "1.10", "A2" before "A10", shorter before longer, numbers before letters, case ignored;
// goals without a code come last.
std::strong_ordering compare_codes(std::string_view one, std::string_view other);

// What may be asked of a tree. Linear to build; the nodes must outlive nothing (they are copied).
// A tree with a circle in it, which check_parent never lets in, is cut where the circle was entered.
class GoalTree {
 public:
  explicit GoalTree(std::span<GoalNode const> nodes);

  // Every node once, parents before children, siblings by code, then in the order given.
  std::vector<std::string> const& in_order() const { return order_; }
  bool contains(std::string_view id) const { return places_.contains(id); }
  // 0 at the top. The id must be in the tree (else Bug); so for the next three.
  int depth(std::string_view id) const { return place(id).depth; }
  bool is_leaf(std::string_view id) const { return place(id).children.empty(); }
  std::vector<std::string> const& children(std::string_view id) const { return place(id).children; }
  // The leaves below it, itself when it is one, in order.
  std::vector<std::string> leaves_below(std::string_view id) const;
  std::vector<std::string> leaves() const;

 private:
  struct Place {
    int depth = 0;
    std::vector<std::string> children{};
  };
  Place const& place(std::string_view id) const;

  std::map<std::string, Place, std::less<>> places_;
  std::vector<std::string> order_;
};

// May the goal go below this parent ("" = top)? 422 "goal.invalid_parent", field "parent", with code "goal.own_parent",
// "goal.parent_unknown" or "goal.parent_below" (the parent is one of its descendants: a circle).
Result<Done> check_parent(std::span<GoalNode const> nodes, std::string_view goal, std::string_view parent);

struct CodeChange {
  std::string id;
  std::string before;
  std::string after;

  friend bool operator==(CodeChange const&, CodeChange const&) = default;
};

// The goal takes a new code, and those below it whose code began with the old one and a full stop follow ("2.3" → "3.1"
// makes "2.3.4" → "3.1.4"). Only real changes, in order. 409 "goal.code_taken" {code}, field "code", when a goal
// outside of them has one of the new codes; 404 "goal.not_found".
Result<std::vector<CodeChange>> recoded(std::span<GoalNode const> nodes, std::string_view goal, std::string_view code);

// The whole tree numbered 1, 1.1, 1.2, 2 … in its order. Only what changes.
std::vector<CodeChange> renumbered(std::span<GoalNode const> nodes);

}  // namespace arpent::plan
