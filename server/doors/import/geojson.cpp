#include "doors/import/geojson.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "base/geometry.h"
#include "base/text.h"
#include "doors/import/sheet.h"

namespace arpent::reading {
namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t properties_max = 200;

std::string kind_of(Json const& json) {
  if (!json.is_object()) return "";
  auto const type = json.find("type");
  return type != json.end() && type->is_string() ? type->get<std::string>() : "";
}

// The member, null where there is none.
Json const& member(Json const& json, char const* name) {
  static Json const nothing;
  auto const found = json.find(name);
  return found == json.end() ? nothing : *found;
}

std::string single_value(Json const& value) {
  if (value.is_string()) return squeeze(value.get_ref<std::string const&>());
  if (value.is_number()) return print_number(value.get<double>());
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  return "";
}

Properties properties_of(Json const& feature) {
  Properties properties;
  Json const& given = member(feature, "properties");
  if (!given.is_object()) return properties;
  for (auto const& [key, value] : given.items()) {
    if (properties.size() == properties_max) break;
    if (auto text = single_value(value); !text.empty()) properties.emplace_back(key, std::move(text));
  }
  return properties;
}

std::string value_of(Properties const& properties, std::string_view key) {
  auto const found =
      std::find_if(properties.begin(), properties.end(), [&](auto const& one) { return one.first == key; });
  return found == properties.end() ? "" : found->second;
}

// A collection of polygons is one shape of several parts. What else it may hold is left for check_geometry to refuse.
Json one_geometry(Json const& geometry) {
  if (kind_of(geometry) != "GeometryCollection" || !member(geometry, "geometries").is_array()) return geometry;
  Json const& parts = member(geometry, "geometries");
  if (parts.size() == 1) return parts[0];
  Json polygons = Json::array();
  for (Json const& part : parts) {
    Json const& coordinates = member(part, "coordinates");
    if (kind_of(part) == "Polygon") {
      polygons.push_back(coordinates);
    } else if (kind_of(part) == "MultiPolygon" && coordinates.is_array()) {
      for (Json const& polygon : coordinates) polygons.push_back(polygon);
    } else {
      return geometry;
    }
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

// Names and codes that properties have in French, English and official files.
constexpr std::string_view name_keys[] = {"nom", "name", "libelle", "label", "title", "titre"};
constexpr std::string_view name_words[] = {"nom", "name", "libelle", "lib", "label", "title", "titre"};
constexpr std::string_view code_keys[] = {"code", "insee", "ref", "reference", "id", "idobj", "objectid", "gid", "fid"};
constexpr std::string_view code_words[] = {"code", "insee", "id"};

std::vector<std::string> parts_of(std::string const& key) {
  std::vector<std::string> parts(1);
  for (char const c : key) {
    if (c == '_' || c == '-' || c == ' ' || c == '.' || c == ':') parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

// The keys of all features in order of appearance, with how many features have them.
struct Key {
  std::string key;
  std::size_t features = 0;
  std::set<std::string> values{};
};

std::vector<Key> keys_of(std::vector<Feature> const& features) {
  std::vector<Key> keys;
  for (auto const& feature : features)
    for (auto const& [key, value] : feature.properties) {
      auto found = std::find_if(keys.begin(), keys.end(), [&](Key const& one) { return one.key == key; });
      if (found == keys.end() && keys.size() >= properties_max) continue;
      if (found == keys.end()) found = keys.insert(keys.end(), Key{key});
      ++found->features;
      found->values.insert(value);
    }
  return keys;
}

template <class List>
std::optional<std::string> named_key(std::vector<Key> const& keys, List const& exact,
                                     std::vector<std::string_view> const& words, std::size_t features) {
  auto const often = [&](Key const& key) { return 2 * key.features > features; };
  for (std::string_view const wanted : exact)
    for (auto const& key : keys)
      if (often(key) && fold(key.key) == wanted) return key.key;
  for (std::string_view const word : words)
    for (auto const& key : keys) {
      auto const parts = parts_of(fold(key.key));
      if (often(key) && std::find(parts.begin(), parts.end(), word) != parts.end()) return key.key;
    }
  return std::nullopt;
}

// Text that differs from feature to feature.
std::optional<std::string> telling_key(std::vector<Key> const& keys, std::size_t features) {
  auto const is_text = [](std::string const& value) {
    return std::any_of(value.begin(), value.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  };
  auto const tells = [&](Key const& key) {
    return key.features == features && key.values.size() == features &&
           std::all_of(key.values.begin(), key.values.end(), is_text);
  };
  auto const found = std::find_if(keys.begin(), keys.end(), tells);
  return found == keys.end() ? std::nullopt : std::optional(found->key);
}

void name_features(std::vector<Feature>& features) {
  auto const keys = keys_of(features);
  auto name = named_key(keys, name_keys, {std::begin(name_words), std::end(name_words)}, features.size());
  if (!name) name = telling_key(keys, features.size());
  auto const code = named_key(keys, code_keys, {std::begin(code_words), std::end(code_words)}, features.size());
  for (auto& feature : features) {
    if (name) feature.name = value_of(feature.properties, *name);
    if (std::string const own = code ? value_of(feature.properties, *code) : ""; !own.empty()) feature.code = own;
  }
}

struct Source {
  Json const* feature;  // nullptr for a bare geometry
  Json const* geometry;
};

Result<std::vector<Source>> sources_of(Json const& json) {
  std::string const kind = kind_of(json);
  if (kind == "Topology") return Problem{422, "import.topojson"};
  if (kind == "Feature") return std::vector<Source>{{&json, &member(json, "geometry")}};
  bool const collection = kind == "FeatureCollection", geometries = kind == "GeometryCollection";
  if (!collection && !geometries) {
    if (kind.empty() || !json.contains("coordinates")) return Problem{422, "import.not_geojson"};
    return std::vector<Source>{{nullptr, &json}};
  }
  Json const& list = member(json, collection ? "features" : "geometries");
  if (!list.is_array()) return Problem{422, "import.not_geojson"};
  if (list.size() > features_max)
    return Problem{413, "import.too_many_features", {{"max", std::to_string(features_max)}}};
  std::vector<Source> sources;
  for (Json const& one : list) {
    if (!one.is_object()) return Problem{422, "import.not_geojson"};
    sources.push_back(collection ? Source{&one, &member(one, "geometry")} : Source{nullptr, &one});
  }
  return sources;
}

}  // namespace

Result<std::vector<Feature>> read_features(std::string_view text) {
  if (text.size() > geojson_bytes_max)
    return Problem{413, "import.too_large", {{"max", std::to_string(geojson_bytes_max >> 20)}}};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (trim(text).empty()) return Problem{422, "import.empty"};
  ARPENT_TRY(json, parse_json(text));
  ARPENT_TRY(sources, sources_of(json));
  if (sources.empty()) return Problem{422, "import.empty"};
  std::vector<Feature> features;
  for (auto const& source : sources) {
    Feature feature{features.size() + 1};
    if (source.feature) feature.properties = properties_of(*source.feature);
    if (source.feature) feature.code = single_value(member(*source.feature, "id"));
    feature.geometry = one_geometry(*source.geometry);
    features.push_back(std::move(feature));
  }
  name_features(features);

  Problem problem{422, "import.features"};
  std::size_t points = 0;
  for (auto const& feature : features) {
    auto const fault = [&](std::string code, Params params) {
      params.push_back({"number", std::to_string(feature.number)});
      params.push_back({"name", feature.name});
      problem.fields.push_back({"features." + std::to_string(feature.number), std::move(code), std::move(params)});
    };
    if (feature.geometry.is_null()) {
      fault("import.feature_without_shape", {});
    } else if (auto const sound = check_geometry(feature.geometry); !sound) {
      fault(sound.problem().code, sound.problem().params);
    } else {
      points += count_points(feature.geometry);
    }
    if (points > geometry_points_max)
      return Problem{413, "geometry.too_large", {{"max", std::to_string(geometry_points_max)}}};
  }
  if (!problem.fields.empty()) return problem;
  return features;
}

}  // namespace arpent::reading
