#include "doors/export/geojson.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent::writing {
namespace {

Json square(bool clockwise) {
  auto ring = *parse_json("[[-1.55,47.2],[-1.5,47.2],[-1.5,47.25],[-1.55,47.25],[-1.55,47.2]]");
  if (clockwise) std::reverse(ring.begin(), ring.end());
  return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

Map two_places() {
  Map map{.city = "Essai", .on = "2026-03-12", .read_by = "everyone"};
  map.subjects.push_back({.id = "i1", .title = "Enfants", .source = "On compte"});
  map.subjects.push_back({.id = "i2", .title = "Soirs", .together = {.value = 12, .answered = 1, .concerned = 2}});
  map.places.push_back({"p1", "Nord \"haut\"", "N1", square(true)});
  map.places.back().figures = {MapFigure{.value = 0.1, .period = "2026-02", .state = "fresh", .baseline = 0},
                               MapFigure{.value_note = "fewer than 11"}};
  map.places.push_back({"p2", "Sud", "", square(false)});
  map.places.back().figures = {std::nullopt, MapFigure{.value = 12}};
  map.without_borders = {"Est"};
  return map;
}

}  // namespace

TEST(GeoJson, WritesAFeatureForEachPlace) {
  auto const written = parse_json(write_geojson(two_places()));
  ASSERT_TRUE(written);
  EXPECT_EQ((*written)["type"], "FeatureCollection");
  ASSERT_EQ((*written)["features"].size(), 2U);
  auto const& north = (*written)["features"][0]["properties"];
  EXPECT_EQ(north["name"], "Nord \"haut\"");
  EXPECT_EQ(north["code"], "N1");
  EXPECT_EQ(north["value_1"], 0.1);
  EXPECT_TRUE(north["value_2"].is_null()) << "what may not be said is no number";
  EXPECT_EQ(north["figures"][1]["value_note"], "fewer than 11");
  EXPECT_EQ(north["figures"][0]["source"], "On compte");
  EXPECT_EQ(north["figures"][0]["baseline"], 0);
  EXPECT_TRUE(north["figures"][0]["target"].is_null());
  auto const& south = (*written)["features"][1]["properties"];
  EXPECT_EQ(south["figures"].size(), 1U) << "a place tells only what it is asked for";
}

TEST(GeoJson, TurnsRingsByTheRightHand) {
  auto const written = *parse_json(write_geojson(two_places()));
  EXPECT_EQ(written["features"][0]["geometry"], square(false));
  EXPECT_EQ(written["features"][1]["geometry"], square(false));
}

TEST(GeoJson, SaysWhatHoldsForAll) {
  auto const said = (*parse_json(write_geojson(two_places())))["arpent"];
  EXPECT_EQ(said["places"], 3);
  EXPECT_EQ(said["without_borders"], 1);
  EXPECT_EQ(said["names_without_borders"], Json::array({"Est"}));
  EXPECT_EQ(said["read_by"], "everyone");
  EXPECT_EQ(said["subjects"][1]["column"], "value_2");
  EXPECT_EQ(said["subjects"][1]["together"]["concerned"], 2);
  auto const empty = parse_json(write_geojson(Map{.city = "Vide"}));
  ASSERT_TRUE(empty);
  EXPECT_TRUE((*empty)["features"].empty());
}

}  // namespace arpent::writing
