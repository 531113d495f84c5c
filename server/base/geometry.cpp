#include "base/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <queue>

namespace arpent {
namespace {

using Polygon = std::vector<Ring>;

struct Shape {
  std::optional<Point> point;
  std::vector<Polygon> polygons;
  std::size_t points = 0;
};

Problem fault(char const* code, Params params = {}) { return {422, code, std::move(params)}; }

Params place(char const* x, char const* y, Point p) { return {{x, print_number(p.lon)}, {y, print_number(p.lat)}}; }

Result<Point> read_position(Json const& position) {
  bool const sound = position.is_array() && position.size() >= 2 && position.size() <= 4 &&
                     std::all_of(position.begin(), position.end(), [](Json const& n) { return n.is_number(); });
  if (!sound) return fault("geometry.not_a_geometry");
  Point const p{position[0].get<double>(), position[1].get<double>()};
  if (std::fabs(p.lon) <= 180 && std::fabs(p.lat) <= 90) return p;
  bool const metres = std::fabs(p.lon) > 1000 || std::fabs(p.lat) > 1000;
  return metres ? fault("geometry.projected", place("x", "y", p))
                : fault("geometry.out_of_range", place("lon", "lat", p));
}

// Twice the signed area, in square degrees.
double twice_area(Ring const& ring) {
  double sum = 0;
  for (std::size_t at = 1; at < ring.size(); ++at) {
    Point const a = ring[at - 1], b = ring[at], origin = ring[0];
    sum += (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat);
  }
  return sum;
}

class Reader {
 public:
  Result<Shape> read(Json const& geometry) {
    if (!geometry.is_object() || !geometry.contains("type") || !geometry["type"].is_string())
      return fault("geometry.not_a_geometry");
    auto const kind = geometry["type"].get<std::string>();
    if (kind != "Point" && kind != "Polygon" && kind != "MultiPolygon") return fault("geometry.kind", {{"kind", kind}});
    if (!geometry.contains("coordinates")) return fault("geometry.not_a_geometry");
    Json const& coordinates = geometry["coordinates"];
    if (kind == "Point") {
      ARPENT_TRY(point, read_position(coordinates));
      shape_.point = point;
      shape_.points = 1;
    } else if (kind == "Polygon") {
      ARPENT_CHECK(add_polygon(coordinates));
    } else {
      if (!coordinates.is_array()) return fault("geometry.not_a_geometry");
      if (coordinates.empty()) return fault("geometry.empty");
      for (Json const& polygon : coordinates) ARPENT_CHECK(add_polygon(polygon));
    }
    return std::move(shape_);
  }

 private:
  Result<Done> add_polygon(Json const& rings) {
    if (!rings.is_array()) return fault("geometry.not_a_geometry");
    if (rings.empty()) return fault("geometry.empty");
    Polygon polygon;
    for (Json const& ring : rings) {
      ARPENT_TRY(points, read_ring(ring));
      polygon.push_back(std::move(points));
    }
    shape_.polygons.push_back(std::move(polygon));
    return Done{};
  }

  Result<Ring> read_ring(Json const& positions) {
    if (!positions.is_array()) return fault("geometry.not_a_geometry");
    shape_.points += positions.size();
    if (shape_.points > geometry_points_max)
      return fault("geometry.too_large", {{"max", std::to_string(geometry_points_max)}});
    Params const number{{"ring", std::to_string(++rings_)}};
    Ring ring;
    ring.reserve(positions.size());
    for (Json const& position : positions) {
      ARPENT_TRY(point, read_position(position));
      ring.push_back(point);
    }
    if (ring.size() < 4) return fault("geometry.ring_short", number);
    if (ring.front() != ring.back()) return fault("geometry.ring_open", number);
    if (twice_area(ring) == 0 && !crosses_itself(ring)) return fault("geometry.ring_flat", number);
    return ring;
  }

  // A bow-tie has no signed area either: its crossing is the better message.
  static bool crosses_itself(Ring const& ring) { return find_crossing({ring}).index() != 0; }

  Shape shape_;
  int rings_ = 0;
};

Shape shape_of(Json const& geometry) {
  auto shape = Reader().read(geometry);
  ensure(static_cast<bool>(shape), "this geometry passed check_geometry");
  return *std::move(shape);
}

double squared_distance(Point p, Point a, Point b) {
  double const dx = b.lon - a.lon, dy = b.lat - a.lat;
  double const size = dx * dx + dy * dy;
  double const along = size == 0 ? 0 : std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / size, 0.0, 1.0);
  double const x = a.lon + along * dx - p.lon, y = a.lat + along * dy - p.lat;
  return x * x + y * y;
}

bool inside(Polygon const& polygon, Point p) {
  bool in = false;
  for (auto const& ring : polygon)
    for (std::size_t at = 1; at < ring.size(); ++at) {
      Point const a = ring[at - 1], b = ring[at];
      if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
        in = !in;
    }
  return in;
}

// Positive inside, negative outside.
double distance_to_border(Polygon const& polygon, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (auto const& ring : polygon)
    for (std::size_t at = 1; at < ring.size(); ++at)
      nearest = std::min(nearest, squared_distance(p, ring[at - 1], ring[at]));
  return (inside(polygon, p) ? 1 : -1) * std::sqrt(nearest);
}

Bounds bounds_of(Ring const& ring) {
  Bounds box{ring[0].lon, ring[0].lat, ring[0].lon, ring[0].lat};
  for (Point const p : ring) {
    box.west = std::min(box.west, p.lon), box.east = std::max(box.east, p.lon);
    box.south = std::min(box.south, p.lat), box.north = std::max(box.north, p.lat);
  }
  return box;
}

struct Candidate {
  Point middle;
  double half, distance;

  double best_possible() const { return distance + half * std::numbers::sqrt2; }
  bool operator<(Candidate const& other) const { return best_possible() < other.best_possible(); }
};

Point widest_place(Polygon const& polygon) {
  Bounds const box = bounds_of(polygon[0]);
  double const width = box.east - box.west, height = box.north - box.south;
  double const precision = std::max(width, height) / 100;
  auto const candidate = [&](Point p, double half) { return Candidate{p, half, distance_to_border(polygon, p)}; };
  double const first_half = std::max(width, height) / 2;
  std::priority_queue<Candidate> queue;
  queue.push(candidate({(box.west + box.east) / 2, (box.south + box.north) / 2}, first_half));
  Candidate best = queue.top();
  for (int tries = 0; tries < 500 && !queue.empty(); ++tries) {
    Candidate const next = queue.top();
    queue.pop();
    if (next.distance > best.distance) best = next;
    if (next.best_possible() - best.distance <= precision) break;
    double const half = next.half / 2;
    for (double const dx : {-half, half})
      for (double const dy : {-half, half}) queue.push(candidate({next.middle.lon + dx, next.middle.lat + dy}, half));
  }
  return best.distance > 0 ? best.middle : polygon[0][0];
}

Polygon stretched(Polygon polygon, double factor) {
  for (auto& ring : polygon)
    for (auto& p : ring) p.lon *= factor;
  return polygon;
}

double degrees_east(double lat) { return std::max(0.01, std::cos(lat * std::numbers::pi / 180)); }

}  // namespace

Result<Done> check_geometry(Json const& geometry) {
  ARPENT_TRY(shape, Reader().read(geometry));
  std::vector<Ring> rings;
  for (auto& polygon : shape.polygons)
    for (auto& ring : polygon) rings.push_back(std::move(ring));
  auto const crossing = find_crossing(rings);
  if (auto const* at = std::get_if<Point>(&crossing)) return fault("geometry.crossing", place("lon", "lat", *at));
  if (std::holds_alternative<TooTangled>(crossing)) return fault("geometry.tangled");
  return Done{};
}

Bounds bounds(Json const& geometry) {
  Shape const shape = shape_of(geometry);
  if (shape.point) return {shape.point->lon, shape.point->lat, shape.point->lon, shape.point->lat};
  Bounds all = bounds_of(shape.polygons[0][0]);
  for (auto const& polygon : shape.polygons) {
    Bounds const box = bounds_of(polygon[0]);
    all = {std::min(all.west, box.west), std::min(all.south, box.south), std::max(all.east, box.east),
           std::max(all.north, box.north)};
  }
  return all;
}

Point label_point(Json const& geometry) {
  Shape const shape = shape_of(geometry);
  if (shape.point) return *shape.point;
  auto const largest = std::max_element(shape.polygons.begin(), shape.polygons.end(), [](auto const& a, auto const& b) {
    return std::fabs(twice_area(a[0])) < std::fabs(twice_area(b[0]));
  });
  Bounds const box = bounds_of((*largest)[0]);
  double const factor = degrees_east((box.south + box.north) / 2);
  Point place = widest_place(stretched(*largest, factor));
  place.lon /= factor;
  return place;
}

bool contains(Json const& geometry, Point point) {
  Shape const shape = shape_of(geometry);
  return std::any_of(shape.polygons.begin(), shape.polygons.end(),
                     [&](auto const& polygon) { return inside(polygon, point); });
}

double area_km2(Json const& geometry) {
  double const km_per_degree = 6371.0088 * std::numbers::pi / 180;
  double sum = 0;
  for (auto const& polygon : shape_of(geometry).polygons)
    for (auto const& ring : polygon) {
      Bounds const box = bounds_of(ring);
      double const square = km_per_degree * km_per_degree * degrees_east((box.south + box.north) / 2);
      sum += (&ring == &polygon[0] ? 1 : -1) * std::fabs(twice_area(ring)) / 2 * square;
    }
  return sum;
}

std::size_t count_points(Json const& geometry) { return shape_of(geometry).points; }

Json right_handed(Json geometry) {
  auto const shape = shape_of(geometry);
  auto& coordinates = geometry["coordinates"];
  for (std::size_t polygon = 0; polygon < shape.polygons.size(); ++polygon)
    for (std::size_t ring = 0; ring < shape.polygons[polygon].size(); ++ring) {
      bool const counterclockwise = twice_area(shape.polygons[polygon][ring]) > 0;
      auto& positions = geometry["type"] == "Polygon" ? coordinates[ring] : coordinates[polygon][ring];
      if (counterclockwise != (ring == 0)) std::reverse(positions.begin(), positions.end());
    }
  return geometry;
}

}  // namespace arpent
