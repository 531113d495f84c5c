#include "store/lot.h"

#include <gmock/gmock.h>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using trial::Hill;
using trial::Path;

struct LotTest : testing::Test {
  TrialCity city{trial::shapes()};
  Lot lot{Path::shape()};
  std::vector<Path> const paths{{.id = "p1", .from = "a", .to = "b", .length = 1.5},
                                {.id = "p2", .from = "b", .to = "a"}};

  void SetUp() override {
    ASSERT_TRUE(city->write({}, [](Work& work) -> Result<Json> {
      work.put(Hill{.id = "a", .title = "A"});
      return Json();
    }));
  }
  Result<Store::Written> lay(std::vector<Path> const& some) {
    return city->write_at({}, [&](Work& work) -> Result<Json> {
      std::vector<Json> records;
      for (auto const& path : some) records.push_back(record::to_json(path));
      lot.lay(work, records);
      return Json();
    });
  }
  // Together with the hill that some of them point to.
  Result<Store::Written> keep(bool with_hill = true) {
    return city->write_at({.operation = "path.bring"}, [&](Work& work) -> Result<Json> {
      if (with_hill) work.put(Hill{.id = "b", .title = "B"});
      ARPENT_CHECK(lot.keep(work));
      return Json();
    });
  }
  std::vector<Path> present() {
    return city->read(At::present(), [](Reader& reader) { return reader.all<Path>(); });
  }
  std::string told() {
    std::string out;
    city->read(At::present(), [&](Reader& reader) { reader.tell([&](std::string_view piece) { out += piece; }); });
    return out;
  }
};

TEST_F(LotTest, IsSeenByNobodyUntilItIsKept) {
  auto const before = told();
  for (auto const& path : paths) ASSERT_TRUE(lay({path}));
  EXPECT_THAT(present(), IsEmpty());
  EXPECT_EQ(told(), before) << "and leaves no entry";
  auto const kept = keep();
  ASSERT_TRUE(kept);
  EXPECT_EQ(present().size(), 2U);
  city->read(At::moment(kept->moment - 1), [](Reader& reader) { EXPECT_THAT(reader.all<Path>(), IsEmpty()); });
}

TEST_F(LotTest, LeavesTablesAndLedgerAsIfEachHadBeenPut) {
  ASSERT_TRUE(lay(paths));
  ASSERT_TRUE(keep());
  auto const in_a_lot = told();
  auto const rows = present();
  EXPECT_TRUE(city->verify());

  TrialCity other{trial::shapes()};
  ASSERT_TRUE(other->write({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "a", .title = "A"});
    return Json();
  }));
  ASSERT_TRUE(other->write({.operation = "path.bring"}, [&](Work& work) -> Result<Json> {
    work.put(Hill{.id = "b", .title = "B"});
    for (auto const& path : paths) work.put(path);
    return Json();
  }));
  std::string one_by_one;
  other->read(At::present(), [&](Reader& reader) {
    reader.tell([&](std::string_view piece) { one_by_one += piece; });
    EXPECT_EQ(reader.all<Path>(), rows);
  });
  EXPECT_EQ(in_a_lot, one_by_one);
}

TEST_F(LotTest, CanBeChangedAndTakenAwayLikeAnyOther) {
  ASSERT_TRUE(lay(paths));
  ASSERT_TRUE(keep());
  ASSERT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
    auto path = paths[0];
    path.length = 2;
    EXPECT_EQ(work.put(path).revision, 2);
    return Json();
  }));
  EXPECT_FALSE(city->write({}, [](Work& work) -> Result<Json> {
    ARPENT_CHECK(work.remove("hill", "b"));
    return Json();
  })) << "they point to it";
  EXPECT_TRUE(city->verify());
}

TEST_F(LotTest, IsRefusedWholeWhereWhatItPointsToIsNotThere) {
  ASSERT_TRUE(lay(paths));
  auto const kept = keep(false);
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.problem().fields.front().code, "field.reference_missing");
  EXPECT_THAT(present(), IsEmpty());
  EXPECT_TRUE(city->verify());
}

TEST_F(LotTest, ComesToNothingWithTheWorkThatKeepsIt) {
  ASSERT_TRUE(lay(paths));
  auto const before = told();
  EXPECT_FALSE(city->write({}, [&](Work& work) -> Result<Json> {
    work.put(Hill{.id = "b", .title = "B"});
    ARPENT_CHECK(lot.keep(work));
    return Problem{409, "changed.my_mind"};
  }));
  EXPECT_THAT(present(), IsEmpty());
  EXPECT_EQ(told(), before);
  EXPECT_TRUE(keep()) << "and can be kept later";
  EXPECT_EQ(present().size(), 2U);
}

TEST_F(LotTest, IsGoneWhenItIsForgottenOrTheProgramEnds) {
  auto const rows = [&] {
    std::int64_t out = -1;
    (void)city->write({}, [&](Work& work) -> Result<Json> {
      work.select("SELECT count(*) FROM sqlite_temp_schema", {}, [&](Row const& row) { out = row.integer(0); });
      return Json();
    });
    return out;
  };
  ASSERT_TRUE(lay(paths));
  EXPECT_EQ(rows(), 1);
  ASSERT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
    lot.forget(work);
    lot.forget(work);
    return Json();
  }));
  EXPECT_EQ(rows(), 0);
  ASSERT_TRUE(lay(paths));
  city.open();
  EXPECT_EQ(rows(), 0);
  EXPECT_TRUE(city->verify());
}

TEST_F(LotTest, TakesNoWordsThatAreSearchedAndNoKindItCannotKeep) {
  EXPECT_TRUE(lot.takes(record::to_json(paths[0])));
  EXPECT_THROW(Lot{Hill::shape()}, Bug) << "its code is unique, and it points to several";
}

}  // namespace
}  // namespace arpent::store
