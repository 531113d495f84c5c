// Any text as a map file: what is let in can be measured and has its label in its bounds.
#include "base/geometry.h"
#include "doors/import/geojson.h"
#include "fuzz.h"

namespace arpent::fuzz {

std::vector<std::string> seeds() {
  return {R"({"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"nom":"Est"},)"
          R"("geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}}]})",
          R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],)"
          R"([[[5,5],[6,5],[6,6.5],[5,5]],[[5.5,5.2],[5.6,5.2],[5.6,5.3],[5.5,5.2]]]]})",
          R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-1.55,47.21]}]})"};
}

std::vector<std::string> dictionary() {
  return {
      "[",         "]",         "[[", "]]",     ",",         "null",         "1e308", "-180", "90", "\"coordinates\":",
      "\"type\":", "\"Point\"", "{}", "[0,0],", "0.0000001", "\"geometry\":"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  auto const features = reading::read_features(fuzz::view(data, size));
  if (!features) {
    fuzz::promise(features.problem().status >= 400, "a problem has a status");
    return 0;
  }
  for (auto const& feature : *features) {
    fuzz::promise(static_cast<bool>(check_geometry(feature.geometry)), "what is read may be kept");
    auto const box = bounds(feature.geometry);
    auto const label = label_point(feature.geometry);
    bool const inside = label.lon >= box.west - 1e-9 && label.lon <= box.east + 1e-9 && label.lat >= box.south - 1e-9 &&
                        label.lat <= box.north + 1e-9;
    fuzz::promise(inside, "the label lies within the bounds");
    fuzz::promise(area_km2(feature.geometry) < 6e8, "no shape is larger than the Earth");
  }
  return 0;
}
