#include <gmock/gmock.h>

#include <future>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using testing::ElementsAre;

struct FactsTest : testing::Test {
  TrialCity city{trial::shapes()};

  void append(std::vector<Fact> facts) {
    auto const done = std::make_shared<std::promise<bool>>();
    auto future = done->get_future();
    city->append(std::move(facts), [done](Result<Done> result) { done->set_value(static_cast<bool>(result)); });
    EXPECT_TRUE(future.get());
  }
  Result<Store::Written> entry() {
    return city->write_at({}, [](Work& work) -> Result<Json> {
      work.leave_entry();
      return Json();
    });
  }
  std::vector<std::string> told(At const& at, Moment moment = 0, std::int64_t n = -1) {
    return city->read(at, [&](Reader& reader) {
      std::vector<std::string> out;
      for (auto const& kept : reader.facts("s", moment, n))
        out.push_back(kept.fact.id + "@" + std::to_string(kept.moment) + "." + std::to_string(kept.n));
      return out;
    });
  }
  static Fact vote(std::string id) { return {"vote", std::move(id), "s", "{\"v\":1}"}; }
};

TEST_F(FactsTest, FactsAreInTheSameTimeAsEntries) {
  ASSERT_TRUE(entry());
  append({vote("a"), vote("b")});
  ASSERT_EQ(entry()->moment, 3);
  city.clock().advance(std::chrono::hours(24));
  append({vote("c"), {"vote", "x", "other", "{}"}});
  EXPECT_THAT(told(At::present()), ElementsAre("a@2.0", "b@2.1", "c@4.0"));
  EXPECT_THAT(told(At::present(), 2, 0), ElementsAre("b@2.1", "c@4.0"));
  EXPECT_THAT(told(At::moment(3)), ElementsAre("a@2.0", "b@2.1"));
  EXPECT_THAT(told(At::moment(1)), ElementsAre());
  EXPECT_THAT(told(At::end_of(make_day(2026, 3, 12))), ElementsAre("a@2.0", "b@2.1"));
  EXPECT_THAT(told(At::end_of(make_day(2026, 3, 13))), ElementsAre("a@2.0", "b@2.1", "c@4.0"));
  city.open();
  EXPECT_EQ(entry()->moment, 5);
}

TEST_F(FactsTest, ToldAgainAFactIsKeptOnce) {
  append({vote("a")});
  append({vote("a"), vote("b"), vote("b")});
  EXPECT_THAT(told(At::present()), ElementsAre("a@1.0", "b@2.0"));
}

TEST_F(FactsTest, AFactOfAnOperationCarriesItsMomentAndGoesWithIt) {
  auto const moment = city->write_at({.operation = "note.hide"}, [](Work& work) -> Result<Json> {
    work.append_fact(vote("a"));
    work.append_fact(vote("b"));
    return Json();
  });
  EXPECT_EQ(moment->moment, 1);
  EXPECT_FALSE(city->write({}, [](Work& work) -> Result<Json> {
    work.append_fact(vote("c"));
    return Problem{409, "no"};
  }));
  EXPECT_THAT(told(At::present()), ElementsAre("a@1.0", "b@1.1"));
}

}  // namespace
}  // namespace arpent::store
