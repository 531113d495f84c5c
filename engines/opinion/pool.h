// People who could be asked, by what is known of them: no name, no opinion, only declared categories.
#pragma once
#include <string>
#include <vector>

#include "opinion/fault.h"

namespace arpent::opinion {

// attribute[a][i]: the category of person i (from 0) in attribute a (district, role, age …), or -1 where they did not
// say. Categories are numbered from 0 over all attributes together, so that each belongs to one attribute.
struct Pool {
  std::vector<std::vector<int>> attribute{};

  int people() const { return attribute.empty() ? 0 : static_cast<int>(attribute.front().size()); }
};

// The pool by kinds: people of the same categories, who differ in nothing that a rule may look at.
struct Kinds {
  std::vector<std::vector<int>> categories{};  // of each kind, by attribute; -1 where nothing was said
  std::vector<std::vector<int>> people{};      // of each kind, rising
};
// Kinds in the order of their first person. A Fault where columns differ in length, a category is not below
// `categories`, or one stands in two attributes.
Kinds kinds_of(Pool const& pool, int categories);

}  // namespace arpent::opinion
