// Do the sides of some rings cross? The part of a geometry check that costs something.
#pragma once
#include <optional>
#include <variant>
#include <vector>

namespace arpent {

struct Point {
  double lon = 0, lat = 0;
  bool operator==(Point const&) const = default;
};

using Ring = std::vector<Point>;  // the last point repeats the first

struct TooTangled {};  // gave up: far more overlapping sides than any map has

// The place where two sides, of one ring or of two, cross properly (each has ends strictly on both sides of the other);
// nothing where none do. Touching at a point and running along a shared side are no crossing: real maps do both.
// Boxes of consecutive sides are joined in a tree: O(n log n) on maps. A shape made to be slow is given up on after
// some twenty million comparisons (about half a second).
std::variant<std::monostate, Point, TooTangled> find_crossing(std::vector<Ring> const& rings);

}  // namespace arpent
