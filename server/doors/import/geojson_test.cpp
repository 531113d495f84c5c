#include "doors/import/geojson.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/geometry.h"

namespace arpent::reading {
namespace {

std::string const square = R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})";

std::string feature(std::string const& properties, std::string const& geometry = square, std::string const& more = "") {
  return R"({"type":"Feature",)" + more + R"("properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(std::vector<std::string> const& features) {
  std::string text;
  for (auto const& one : features) text += (text.empty() ? "" : ",") + one;
  return R"({"type":"FeatureCollection","features":[)" + text + "]}";
}

std::string fault_of(std::string const& text) {
  auto const features = read_features(text);
  return features ? "" : features.problem().code;
}

}  // namespace

TEST(Geojson, FindsNamesAndCodes) {
  auto const names = [](std::string const& one, std::string const& two) {
    auto const features = read_features(collection({feature(one), feature(two)}));
    return (*features)[0].name + "/" + (*features)[0].code + " " + (*features)[1].name + "/" + (*features)[1].code;
  };
  EXPECT_EQ(names(R"({"idobj":1,"nom":"Est"})", R"({"idobj":2,"nom":" Nord "})"), "Est/1 Nord/2");
  EXPECT_EQ(names(R"({"CODE_QU":"A","LIBELLE":"Est"})", R"({"CODE_QU":"B","LIBELLE":"Nord"})"), "Est/A Nord/B");
  EXPECT_EQ(names(R"({"nom_qu":"Est"})", R"({"nom_qu":"Nord"})"), "Est/ Nord/");
  EXPECT_EQ(names(R"({"ville":"N","lieu":"Est"})", R"({"ville":"N","lieu":"Nord"})"), "Est/ Nord/");
  EXPECT_EQ(names("{}", "null"), "/ /");
}

TEST(Geojson, ReadsEveryForm) {
  EXPECT_EQ(read_features(feature(R"({"nom":"Est"})", square, R"("id":"q1",)"))->front().code, "q1");
  EXPECT_EQ(read_features(square)->size(), 1u);
  EXPECT_EQ(read_features("\xEF\xBB\xBF" + square)->size(), 1u);
  EXPECT_EQ(read_features(R"({"type":"GeometryCollection","geometries":[)" + square + "," + square + "]}")->size(), 2u);
  auto const joined =
      read_features(feature("{}", R"({"type":"GeometryCollection","geometries":[)" + square +
                                      R"(,{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}]})"));
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->front().geometry["type"], "MultiPolygon");
  EXPECT_EQ(joined->front().geometry["coordinates"].size(), 2u);
}

TEST(Geojson, NamesTheFeaturesThatAreWrong) {
  auto const refused = read_features(
      collection({feature(R"({"nom":"Est"})"),
                  feature(R"({"nom":"Nord"})", R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})"),
                  feature(R"({"nom":"Sud"})", "null"),
                  feature(R"({"nom":"Ouest"})", R"({"type":"Point","coordinates":[355000,6690000]})")}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "import.features");
  auto const& fields = refused.problem().fields;
  ASSERT_EQ(fields.size(), 3u);
  EXPECT_EQ(fields[0].field, "features.2");
  EXPECT_EQ(fields[0].code, "geometry.crossing");
  EXPECT_EQ(fields[0].params.back(), (std::pair<std::string, std::string>("name", "Nord")));
  EXPECT_EQ(fields[1].code, "import.feature_without_shape");
  EXPECT_EQ(fields[2].code, "geometry.projected");
}

TEST(Geojson, RefusesWhatItIsNot) {
  EXPECT_EQ(fault_of(""), "import.empty");
  EXPECT_EQ(fault_of("{"), "json.invalid");
  EXPECT_EQ(fault_of("[]"), "import.not_geojson");
  EXPECT_EQ(fault_of(R"({"type":"Topology"})"), "import.topojson");
  EXPECT_EQ(fault_of(R"({"type":"FeatureCollection"})"), "import.not_geojson");
  EXPECT_EQ(fault_of(R"({"type":"FeatureCollection","features":[3]})"), "import.not_geojson");
  EXPECT_EQ(fault_of(collection({})), "import.empty");
  EXPECT_EQ(fault_of(collection(std::vector<std::string>(5001, feature("{}")))), "import.too_many_features");
  EXPECT_EQ(fault_of(std::string((10u << 20) + 1, ' ')), "import.too_large");
  EXPECT_EQ(fault_of(feature("{}", R"({"type":"GeometryCollection","geometries":[3,4]})")), "import.features");
}

TEST(Geojson, ReadsTheRealDistricts) {
  char const* place = std::getenv("ARPENT_REFERENCE");
  std::filesystem::path const file =
      std::filesystem::path(place ? place : ARPENT_ROOT "/../shared") / "data/nantes/nantes_quartiers_full.geojson";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no reference data at " << file << " (set ARPENT_REFERENCE)";
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  auto const districts = read_features(text.str());
  ASSERT_TRUE(districts) << districts.problem().code;
  ASSERT_EQ(districts->size(), 11u);
  EXPECT_EQ(districts->front().name, "Centre Ville");
  EXPECT_EQ(districts->front().code, "1");
  for (auto const& district : *districts) {
    double expected = 0;
    for (auto const& [key, value] : district.properties)
      if (key == "area_km2") expected = std::stod(value);
    EXPECT_NEAR(area_km2(district.geometry), expected, 0.01 * expected) << district.name;
    EXPECT_TRUE(contains(district.geometry, label_point(district.geometry))) << district.name;
  }
}

}  // namespace arpent::reading
