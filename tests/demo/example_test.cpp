// The story of the example city, told for real in the whole house, on days that fall differently in weeks, terms and
// school years.
#include "main/example.h"

#include <gtest/gtest.h>

#include "main/assemble.h"
#include "store/trial_city.h"

namespace arpent {
namespace {

class Example : public testing::TestWithParam<char const*> {};

TEST_P(Example, IsToldToItsEndAndAddsUp) {
  store::TrialFolder const folder;
  auto const path = folder.file("cities");
  FixedClock clock(*parse_instant(GetParam() + std::string("T10:00:00Z")));
  SystemRandom random;
  IdSource ids(clock, random);
  Sources const sources{.clock = clock, .random = random, .ids = ids};
  auto const made = make_example(sources, path, *Zone::find("Europe/Paris"));
  ASSERT_TRUE(made) << made.problem().code << " "
                    << (made.problem().params.size() > 1 ? made.problem().params[1].second : "");

  auto const house = assemble(sources, "", {});
  auto store = store::Store::open(store_options(*house, path + "/example.db"));
  ASSERT_TRUE(store);
  EXPECT_TRUE((*store)->verify()) << "the tables are what the ledger tells";
  ASSERT_TRUE((*store)->rebuild());
  EXPECT_TRUE((*store)->verify()) << "made anew, they still are";
  (*store)->read(store::At::present(), [](store::Reader& reader) {
    EXPECT_EQ(reader.count("territory", {{"level", "district"}}), 11);
    EXPECT_EQ(reader.count("plan", {{"state", "adopted"}}), 1);
    EXPECT_GT(reader.count("measurement"), 500);
    EXPECT_EQ(reader.find("city", reader.all("city").at(0)["id"].get<std::string>())->at("example"), true);
  });
}

INSTANTIATE_TEST_SUITE_P(OnThreeDays, Example, testing::Values("2026-11-25", "2026-02-02", "2027-07-14"));

}  // namespace
}  // namespace arpent
