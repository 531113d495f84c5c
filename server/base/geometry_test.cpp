#include "base/geometry.h"

#include <gtest/gtest.h>

#include <ctime>

namespace arpent {
namespace {

Json polygon(Json rings) { return {{"type", "Polygon"}, {"coordinates", std::move(rings)}}; }
Json parsed(char const* text) { return *parse_json(text); }
std::string fault_of(Json const& geometry) {
  auto const answer = check_geometry(geometry);
  return answer ? "" : answer.problem().code;
}

Json const square = parsed("[[0,0],[2,0],[2,2],[0,2],[0,0]]");

}  // namespace

TEST(Geometry, AcceptsTheThreeKinds) {
  EXPECT_EQ(fault_of(parsed(R"({"type":"Point","coordinates":[-1.55,47.21,12]})")), "");
  EXPECT_EQ(fault_of(polygon(Json::array({square}))), "");
  EXPECT_EQ(fault_of(parsed(
                R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]})")),
            "");
}

TEST(Geometry, TurnsRingsByTheRightHand) {
  Json const clockwise = parsed("[[0,0],[0,9],[9,9],[9,0],[0,0]]"), counter = parsed("[[0,0],[9,0],[9,9],[0,9],[0,0]]");
  Json const hole = parsed("[[1,1],[1,2],[2,2],[2,1],[1,1]]"), turned_hole = parsed("[[1,1],[2,1],[2,2],[1,2],[1,1]]");
  Json const right = polygon(Json::array({counter, hole}));
  EXPECT_EQ(right_handed(polygon(Json::array({clockwise, turned_hole}))), right);
  EXPECT_EQ(right_handed(right), right);
  Json const two = {{"type", "MultiPolygon"}, {"coordinates", Json::array({Json::array({clockwise})})}};
  EXPECT_EQ(right_handed(two)["coordinates"][0][0], counter);
  EXPECT_EQ(right_handed(parsed(R"({"type":"Point","coordinates":[1,2]})"))["coordinates"], parsed("[1,2]"));
}

TEST(Geometry, SaysWhatIsWrong) {
  EXPECT_EQ(fault_of(parsed("[]")), "geometry.not_a_geometry");
  EXPECT_EQ(fault_of(parsed(R"({"type":7})")), "geometry.not_a_geometry");
  EXPECT_EQ(fault_of(parsed(R"({"type":"LineString","coordinates":[[0,0],[1,1]]})")), "geometry.kind");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Polygon"})")), "geometry.not_a_geometry");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Polygon","coordinates":[]})")), "geometry.empty");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Polygon","coordinates":[["x"]]})")), "geometry.not_a_geometry");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Point","coordinates":[1]})")), "geometry.not_a_geometry");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Point","coordinates":[1,91]})")), "geometry.out_of_range");
  EXPECT_EQ(fault_of(parsed(R"({"type":"Point","coordinates":[355000,6690000]})")), "geometry.projected");
  EXPECT_EQ(fault_of(polygon(parsed("[[[0,0],[1,1],[0,0]]]"))), "geometry.ring_short");
  EXPECT_EQ(fault_of(polygon(parsed("[[[0,0],[1,0],[1,1],[0,1]]]"))), "geometry.ring_open");
  EXPECT_EQ(fault_of(polygon(parsed("[[[0,0],[1,1],[2,2],[0,0]]]"))), "geometry.ring_flat");
}

TEST(Geometry, NamesTheRing) {
  auto const answer = check_geometry(polygon(Json::array({square, parsed("[[0.5,0.5],[1,0.5],[1,1],[0.5,1]]")})));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().params, (Params{{"ring", "2"}}));
}

TEST(Geometry, FindsCrossings) {
  auto const answer = check_geometry(polygon(parsed("[[[0,0],[2,2],[2,0],[0,2],[0,0]]]")));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "geometry.crossing");
  EXPECT_EQ(answer.problem().params, (Params{{"lon", "1"}, {"lat", "1"}}));
  EXPECT_EQ(fault_of(polygon(Json::array({square, parsed("[[1,1],[3,1],[3,1.5],[1,1.5],[1,1]]")}))),
            "geometry.crossing");
}

TEST(Geometry, LetsTouchingBe) {
  EXPECT_EQ(fault_of(polygon(Json::array({square, parsed("[[0,1],[1,0.5],[1,1.5],[0,1]]")}))), "");
  EXPECT_EQ(fault_of(polygon(parsed("[[[0,0],[2,0],[2,0],[2,2],[3,3],[2,2],[0,2],[0,0]]]"))), "");
}

TEST(Geometry, AgreesWithComparingEverySide) {
  unsigned seed = 7;
  auto const random = [&] { return (seed = seed * 1664525u + 1013904223u) >> 8; };
  int crossed = 0;
  for (int round = 0; round < 300; ++round) {
    Ring ring;
    std::size_t const corners = 4 + random() % 60;
    for (std::size_t at = 0; at < corners; ++at) {
      double const angle = 6.283185307 * static_cast<double>(at) / static_cast<double>(corners);
      double const far = 1 + 0.02 * (random() % 100);
      ring.push_back({far * std::cos(angle), far * std::sin(angle)});
    }
    if (random() % 2) std::swap(ring[random() % corners], ring[random() % corners]);
    ring.push_back(ring.front());
    bool expected = false;
    for (std::size_t i = 1; i < ring.size(); ++i)
      for (std::size_t j = i + 1; j < ring.size() && !expected; ++j)
        expected = find_crossing({{ring[i - 1], ring[i]}, {ring[j - 1], ring[j]}}).index() == 1;
    crossed += expected;
    EXPECT_EQ(find_crossing({ring}).index() == 1, expected) << "round " << round;
  }
  EXPECT_GT(crossed, 50);
}

TEST(Geometry, IsQuickOnLargeShapesAndGivesUpOnTangles) {
  Ring coast, comb;
  for (int at = 0; at < 190'000; ++at) {
    double const angle = 6.283185307 * at / 190'000, far = 1 + 0.0001 * (at % 7);
    coast.push_back({far * std::cos(angle), far * std::sin(angle)});
    comb.push_back({at % 2 ? 10.0 : 0.0, at * 1e-4 + (at % 2 ? 5 : 0)});
  }
  coast.push_back(coast.front());
  // Of the processor, since others may want it too; a sanitizer takes several times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr double seconds_max = 60;
#else
  constexpr double seconds_max = 10;
#endif
  auto const start = std::clock();
  EXPECT_EQ(find_crossing({coast}).index(), 0u);
  EXPECT_TRUE(std::holds_alternative<TooTangled>(find_crossing({comb})));
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, seconds_max);
}

TEST(Geometry, BoundsHoldEverything) {
  auto const box = bounds(
      parsed(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,7],[5,5]]]]})"));
  EXPECT_EQ(box.west, 0);
  EXPECT_EQ(box.south, 0);
  EXPECT_EQ(box.east, 6);
  EXPECT_EQ(box.north, 7);
}

TEST(Geometry, LabelStandsInsideAHorseshoe) {
  Json const horseshoe = polygon(parsed("[[[0,0],[9,0],[9,9],[7,9],[7,2],[2,2],[2,9],[0,9],[0,0]]]"));
  Point const label = label_point(horseshoe);
  EXPECT_TRUE(contains(horseshoe, label)) << label.lon << " " << label.lat;
  EXPECT_FALSE(contains(horseshoe, {4.5, 5}));
  Point const middle = label_point(polygon(Json::array({square})));
  EXPECT_NEAR(middle.lon, 1, 0.05);
  EXPECT_NEAR(middle.lat, 1, 0.05);
}

TEST(Geometry, MeasuresArea) {
  EXPECT_NEAR(area_km2(polygon(parsed("[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"))), 12364, 5);
  EXPECT_NEAR(area_km2(polygon(parsed("[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0,0],[0.5,0],[0.5,1],[0,1],[0,0]]]"))), 6182,
              5);
}

TEST(Geometry, MeasuringWhatWasNotCheckedIsABug) { EXPECT_THROW(bounds(Json::object()), Bug); }

}  // namespace arpent
