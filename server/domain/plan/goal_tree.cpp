#include "domain/plan/goal_tree.h"

#include <algorithm>
#include <set>

namespace arpent::plan {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view take_number(std::string_view& text) {
  auto const length = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  auto number = text.substr(0, length);
  text.remove_prefix(length);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

std::strong_ordering compare_numbers(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return one.size() <=> other.size();
  return one <=> other;
}

// Separators come before digits, digits before letters, so that "1.2" stands before "12" and "1a".
int rank_of(char c) {
  if (is_digit(c)) return 1;
  return c == '.' || c == ' ' || c == '-' || c == '/' || c == '_' ? 0 : 2;
}

std::map<std::string_view, GoalNode const*> by_id(std::span<GoalNode const> nodes) {
  std::map<std::string_view, GoalNode const*> found;
  for (auto const& node : nodes) found.emplace(node.id, &node);
  return found;
}

Problem wrong_parent(std::string code) { return {422, "goal.invalid_parent", {}, {{"parent", std::move(code)}}}; }

}  // namespace

std::strong_ordering compare_codes(std::string_view one, std::string_view other) {
  if (one.empty() != other.empty()) return one.empty() ? std::strong_ordering::greater : std::strong_ordering::less;
  auto const whole_one = one, whole_other = other;
  while (!one.empty() && !other.empty()) {
    if (is_digit(one[0]) && is_digit(other[0])) {
      auto const left = take_number(one), right = take_number(other);
      if (auto const order = compare_numbers(left, right); order != 0) return order;
      continue;
    }
    if (auto const order = rank_of(one[0]) <=> rank_of(other[0]); order != 0) return order;
    if (auto const order = lower(one[0]) <=> lower(other[0]); order != 0) return order;
    one.remove_prefix(1);
    other.remove_prefix(1);
  }
  if (one.size() != other.size()) return one.size() <=> other.size();
  return whole_one <=> whole_other;  // "01" and "1", "A" and "a": a fixed order all the same
}

GoalTree::GoalTree(std::span<GoalNode const> nodes) {
  auto const known = by_id(nodes);
  std::map<std::string_view, std::vector<GoalNode const*>> below;
  for (auto const& node : nodes) {
    std::string_view const parent = node.parent;
    below[known.contains(parent) ? parent : std::string_view{}].push_back(&node);
  }
  for (auto& [parent, children] : below)
    std::stable_sort(children.begin(), children.end(), [](GoalNode const* one, GoalNode const* other) {
      return compare_codes(one->code, other->code) < 0;
    });

  struct Visit {
    GoalNode const* node;
    int depth;
  };
  // A stack of our own: the depth of a tree comes from outside.
  std::vector<Visit> waiting;
  auto const put = [&](std::string_view parent, int depth) {
    auto const found = below.find(parent);
    if (found == below.end()) return;
    for (auto child = found->second.rbegin(); child != found->second.rend(); ++child)
      if (!places_.contains((*child)->id)) waiting.push_back({*child, depth});
  };
  auto const visit_all = [&] {
    while (!waiting.empty()) {
      auto const [node, depth] = waiting.back();
      waiting.pop_back();
      if (!places_.emplace(node->id, Place{.depth = depth}).second) continue;
      order_.push_back(node->id);
      if (depth > 0) places_.find(node->parent)->second.children.push_back(node->id);
      put(node->id, depth + 1);
    }
  };
  put("", 0);
  visit_all();
  for (auto const& node : nodes) {  // what is left stands in a circle
    if (places_.contains(node.id)) continue;
    waiting.push_back({&node, 0});
    visit_all();
  }
}

GoalTree::Place const& GoalTree::place(std::string_view id) const {
  auto const found = places_.find(id);
  ensure(found != places_.end(), "the goal is in the tree");
  return found->second;
}

std::vector<std::string> GoalTree::leaves_below(std::string_view id) const {
  std::vector<std::string> found, waiting{std::string{id}};
  while (!waiting.empty()) {
    auto const next = std::move(waiting.back());
    waiting.pop_back();
    auto const& children = place(next).children;
    if (children.empty()) found.push_back(next);
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return found;
}

std::vector<std::string> GoalTree::leaves() const {
  std::vector<std::string> found;
  std::copy_if(order_.begin(), order_.end(), std::back_inserter(found), [&](auto const& id) { return is_leaf(id); });
  return found;
}

Result<Done> check_parent(std::span<GoalNode const> nodes, std::string_view goal, std::string_view parent) {
  if (parent.empty()) return Done{};
  if (parent == goal) return wrong_parent("goal.own_parent");
  auto const known = by_id(nodes);
  if (!known.contains(parent)) return wrong_parent("goal.parent_unknown");
  std::set<std::string_view> passed;
  for (auto at = known.find(parent); at != known.end() && passed.insert(at->first).second;
       at = known.find(at->second->parent))
    if (at->second->parent == goal) return wrong_parent("goal.parent_below");
  return Done{};
}

Result<std::vector<CodeChange>> recoded(std::span<GoalNode const> nodes, std::string_view goal, std::string_view code) {
  GoalTree const tree{nodes};
  if (!tree.contains(goal)) return Problem{404, "goal.not_found"};
  auto const known = by_id(nodes);
  std::string const before = known.at(goal)->code, prefix = before + '.';

  std::vector<CodeChange> changes;
  std::vector<std::string> waiting{std::string{goal}};
  while (!waiting.empty()) {
    auto const id = std::move(waiting.back());
    waiting.pop_back();
    auto const& old = known.at(id)->code;
    if (id == goal) changes.push_back({id, old, std::string{code}});
    else if (!before.empty() && !code.empty() && old.starts_with(prefix))
      changes.push_back({id, old, std::string{code} + old.substr(before.size())});
    auto const& children = tree.children(id);
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }

  std::set<std::string_view> changing;
  for (auto const& change : changes) changing.insert(change.id);
  for (auto const& node : nodes) {
    if (node.code.empty() || changing.contains(node.id)) continue;
    auto const clash =
        std::find_if(changes.begin(), changes.end(), [&](auto const& each) { return each.after == node.code; });
    if (clash == changes.end()) continue;
    Params const params{{"code", node.code}};
    return Problem{409, "goal.code_taken", params, {{"code", "goal.code_taken", params}}};
  }
  std::erase_if(changes, [](CodeChange const& change) { return change.before == change.after; });
  return changes;
}

std::vector<CodeChange> renumbered(std::span<GoalNode const> nodes) {
  GoalTree const tree{nodes};
  auto const known = by_id(nodes);
  std::vector<int> counters;  // one per depth
  std::vector<CodeChange> changes;
  for (auto const& id : tree.in_order()) {
    counters.resize(static_cast<std::size_t>(tree.depth(id)) + 1);
    ++counters.back();
    std::string code;
    for (int const counter : counters) code += (code.empty() ? "" : ".") + std::to_string(counter);
    auto const& before = known.at(id)->code;
    if (before != code) changes.push_back({id, before, code});
  }
  return changes;
}

}  // namespace arpent::plan
