#include "base/crossing.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace arpent {
namespace {

constexpr long comparisons_max = 20'000'000;
constexpr std::size_t leaf_sides = 8;

struct Side {
  Point a, b;
};

struct Box {
  double west = std::numeric_limits<double>::infinity(), south = west, east = -west, north = -west;

  void add(Point p) {
    west = std::min(west, p.lon), east = std::max(east, p.lon);
    south = std::min(south, p.lat), north = std::max(north, p.lat);
  }
  void add(Box const& o) { add(Point{o.west, o.south}), add(Point{o.east, o.north}); }
  bool meets(Box const& o) const { return west <= o.east && o.west <= east && south <= o.north && o.south <= north; }
};

Box box_of(Side const& side) {
  Box box;
  box.add(side.a), box.add(side.b);
  return box;
}

// > 0 where c lies to the left of a → b.
double turn(Point a, Point b, Point c) { return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon); }

std::optional<Point> crossing(Side const& s, Side const& t) {
  // Rounding must not turn a shared corner into a crossing.
  if (s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b) return std::nullopt;
  double const ta = turn(s.a, s.b, t.a), tb = turn(s.a, s.b, t.b);
  double const sa = turn(t.a, t.b, s.a), sb = turn(t.a, t.b, s.b);
  bool const proper = ((ta > 0 && tb < 0) || (ta < 0 && tb > 0)) && ((sa > 0 && sb < 0) || (sa < 0 && sb > 0));
  if (!proper) return std::nullopt;
  double const along = sa / (sa - sb);
  return Point{s.a.lon + along * (s.b.lon - s.a.lon), s.a.lat + along * (s.b.lat - s.a.lat)};
}

class Sides {
 public:
  explicit Sides(std::vector<Ring> const& rings) {
    for (auto const& ring : rings)
      for (std::size_t at = 1; at < ring.size(); ++at)
        if (ring[at - 1] != ring[at]) sides_.push_back({ring[at - 1], ring[at]});
    if (sides_.empty()) return;
    boxes_.resize(4 * (sides_.size() / leaf_sides + 1));
    build({1, 0, sides_.size()});
  }

  std::variant<std::monostate, Point, TooTangled> first_crossing() {
    if (!sides_.empty()) within({1, 0, sides_.size()});
    if (found_) return *found_;
    if (budget_ <= 0) return TooTangled{};
    return std::monostate{};
  }

 private:
  struct Node {
    std::size_t box, first, last;

    bool leaf() const { return last - first <= leaf_sides; }
    Node left() const { return {2 * box, first, first + (last - first) / 2}; }
    Node right() const { return {2 * box + 1, first + (last - first) / 2, last}; }
  };

  Box const& build(Node node) {
    if (node.box >= boxes_.size()) boxes_.resize(2 * node.box + 2);
    Box box;
    if (node.leaf()) {
      for (std::size_t at = node.first; at < node.last; ++at) box.add(box_of(sides_[at]));
    } else {
      box.add(Box(build(node.left())));
      box.add(Box(build(node.right())));
    }
    return boxes_[node.box] = box;
  }

  bool done() const { return found_ || budget_ <= 0; }

  void within(Node node) {
    if (done()) return;
    if (node.leaf()) return compare(node, node);
    within(node.left());
    within(node.right());
    between(node.left(), node.right());
  }

  void between(Node one, Node other) {
    --budget_;
    if (done() || !boxes_[one.box].meets(boxes_[other.box])) return;
    if (one.leaf() && other.leaf()) return compare(one, other);
    bool const split_one = other.leaf() || (!one.leaf() && one.last - one.first >= other.last - other.first);
    Node const whole = split_one ? other : one, halved = split_one ? one : other;
    between(halved.left(), whole);
    between(halved.right(), whole);
  }

  void compare(Node one, Node other) {
    bool const same = one.box == other.box;
    for (std::size_t i = one.first; i < one.last; ++i)
      for (std::size_t j = same ? i + 1 : other.first; j < other.last; ++j) {
        --budget_;
        if (box_of(sides_[i]).meets(box_of(sides_[j]))) found_ = crossing(sides_[i], sides_[j]);
        if (done()) return;
      }
  }

  std::vector<Side> sides_;
  std::vector<Box> boxes_;
  long budget_ = comparisons_max;
  std::optional<Point> found_;
};

}  // namespace

std::variant<std::monostate, Point, TooTangled> find_crossing(std::vector<Ring> const& rings) {
  return Sides(rings).first_crossing();
}

}  // namespace arpent
