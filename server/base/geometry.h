// Shapes on the map, as GeoJSON geometries (RFC 7946) in degrees: Point, Polygon, MultiPolygon.
#pragma once
#include <cstddef>

#include "base/crossing.h"
#include "base/json.h"
#include "base/result.h"

namespace arpent {

constexpr std::size_t geometry_points_max = 200'000;

// May this be kept as a geometry? Yes, or the first thing that is wrong (422):
//   geometry.not_a_geometry   no object with "type" and "coordinates" in the form that the type asks for
//   geometry.kind {kind}      another type, lines and collections among them
//   geometry.empty            no polygon, or a polygon without rings
//   geometry.too_large {max}  more points than geometry_points_max
//   geometry.projected {x, y} metres instead of degrees: looks like Lambert-93 or another projection
//   geometry.out_of_range {lon, lat}
//   geometry.ring_short {ring}, geometry.ring_open {ring}, geometry.ring_flat {ring}
//                             fewer than four points, last point not the first, no area; rings count from 1 through the
//                             shape
//   geometry.crossing {lon, lat}   sides cross there (find_crossing says what counts)
//   geometry.tangled          too many overlapping sides to check
// Altitudes are let through. The direction of rings is not checked.
Result<Done> check_geometry(Json const& geometry);

// The functions below expect a geometry that check_geometry accepts; anything else is a Bug.

struct Bounds {
  double west, south, east, north;
};
Bounds bounds(Json const& geometry);

// Where a name is best written: in the widest part of the largest polygon, within 1 % of its extent of the very best
// place (the quadtree search known as polylabel). A point is its own label point.
Point label_point(Json const& geometry);

// Is the point inside (even-odd, holes respected)? On the border either answer may come. False for a Point.
bool contains(Json const& geometry, Point point);

// Area in km² on the sphere of radius 6371.0088 km, flat within each ring's middle latitude: to compare and to spot
// mistakes, not to bill. 0 for a Point.
double area_km2(Json const& geometry);

std::size_t count_points(Json const& geometry);

// The same shape with its rings by the right-hand rule: outlines counterclockwise, holes clockwise (RFC 7946, 3.1.6).
// A ring that is turned keeps its first point, so shapes that differ by direction alone become the same.
Json right_handed(Json geometry);

}  // namespace arpent
