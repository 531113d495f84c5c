// The tiny city that the other tests of views begin with says what it promises.
#include "views/city_for_tests.h"

#include "views/picture.h"

namespace arpent::views {
namespace {

TEST(CityForTests, IsSeenInTwoOfThreeDistricts) {
  CityForTests city;
  auto const seen = city.store().read(store::At::present(), [](Reader& reader) { return look(reader); });
  auto const& picture = *seen;
  auto const* children = picture.indicator(city.children);
  ASSERT_NE(children, nullptr);
  EXPECT_EQ(children->rollup.answered, 2);
  EXPECT_EQ(children->rollup.concerned, 3);
  EXPECT_EQ(children->rollup.value, 270);
  EXPECT_EQ(picture.action(city.club)->ladder.rung, plan::Rung::measured);
  EXPECT_EQ(picture.action(city.cafes)->ladder.rung, plan::Rung::named);
  EXPECT_EQ(picture.coverage.by_activity_only, 1);
  EXPECT_EQ(picture.coverage.not_seen, 1);
}

TEST(CityForTests, KnowsNothingOfItselfTheDayBefore) {
  CityForTests city;
  auto const then = store::At::end_of(make_day(2026, 3, 11));
  EXPECT_TRUE(city.store().read(then, [](Reader& reader) { return look(reader); })->goals.empty());
}

}  // namespace
}  // namespace arpent::views
