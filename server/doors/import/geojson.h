// Shapes with their names, out of a map file.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace arpent::reading {

struct Feature {
  std::size_t number;                                             // counted from 1 in the file
  std::string name{}, code{};                                     // "" where the file says none
  Json geometry{};                                                // base/geometry.h accepts it
  std::vector<std::pair<std::string, std::string>> properties{};  // single values as text
};

constexpr std::size_t features_max = 5000;
constexpr std::size_t geojson_bytes_max = 10u << 20;

// GeoJSON text: a FeatureCollection, a Feature, a GeometryCollection or a bare geometry, of points and (multi)polygons.
// Several polygons collected in one feature become a MultiPolygon. Which property is the name is decided for the whole
// file: nom, name, libelle… by their order, else one whose name contains such a word, else the first text that differs
// from feature to feature; the code likewise (code, insee, id, the feature's own id).
//
// All faults at once: 422 import.features with fields "features.3", each a code of check_geometry, or
// import.feature_without_shape; every one with the parameters number and name. Else 400 json.invalid {line, column},
// 422 import.not_geojson, import.topojson, import.empty; 413 import.too_large {max}, import.too_many_features {max},
// geometry.too_large {max} (all features together).
Result<std::vector<Feature>> read_features(std::string_view text);

}  // namespace arpent::reading
