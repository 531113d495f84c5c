// A city's file: who may open it, what must be in it, how it grows with the program.
#include <gmock/gmock.h>

#include <fstream>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using trial::Hill;
using trial::Path;

// Hills as an earlier version described them.
struct OldHill {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> code;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&OldHill::name>("name"), text<&OldHill::code>("code", {.unique = true})};
    static Shape const shape = kept<OldHill>("hill", "hills", fields, {.title = "name"});
    return shape;
  }
};

struct FileTest : testing::Test {
  TrialFolder folder;
  FixedClock clock{*parse_instant("2026-03-12T09:00:00Z")};

  Result<std::unique_ptr<Store>> open(std::vector<record::Shape const*> shapes,
                                      std::vector<Migration> migrations = {}) {
    return Store::open({.path = folder.file(),
                        .shapes = std::move(shapes),
                        .migrations = std::move(migrations),
                        .clock = clock,
                        .durability = Durability::none});
  }
  std::string code_of(Result<std::unique_ptr<Store>> const& opened) { return opened ? "" : opened.problem().code; }
};

TEST_F(FileTest, OneServerAtATime) {
  auto first = open(trial::shapes());
  ASSERT_TRUE(first);
  EXPECT_EQ(code_of(open(trial::shapes())), "store.in_use");
  first->reset();
  EXPECT_TRUE(open(trial::shapes()));
}

TEST_F(FileTest, WhatIsNoCityIsRefusedAndLeftAlone) {
  std::ofstream(folder.file())
      << "Dear diary, this is a text of more than a hundred bytes, which no database ever began with; "
         "not one, not ever, I say.";
  EXPECT_EQ(code_of(open(trial::shapes())), "store.corrupt");
  std::filesystem::remove(folder.file());
  connect(folder.file(), Access::write, Durability::none)->script("CREATE TABLE recipe (name TEXT)");
  EXPECT_EQ(code_of(open(trial::shapes())), "store.corrupt");
  std::filesystem::remove(folder.file());
  std::filesystem::create_directories(folder.file());
  EXPECT_EQ(code_of(open(trial::shapes())), "store.disk");
  EXPECT_EQ(code_of(Store::open({.path = folder.file("x"), .shapes = {}, .clock = clock, .zone = "Mars/Olympus"})),
            "store.zone");
}

TEST_F(FileTest, DriftIsRefusedAndNamed) {
  ASSERT_TRUE(open({&OldHill::shape()}));
  auto const drifted = open(trial::shapes());
  ASSERT_EQ(code_of(drifted), "store.drift");
  EXPECT_THAT(drifted.problem().params.at(1).second, HasSubstr("hill: no column title; hill: no column wooded"));
  EXPECT_THAT(drifted.problem().params.at(1).second, HasSubstr("hill: unknown column name"));
  EXPECT_THAT(drifted.problem().params.at(1).second, HasSubstr("no table path"));
}

TEST_F(FileTest, MigrationsBringAnOlderFileForwardAndItsPastStaysReadable) {
  Migration const initial{1, "initial", initial_migration({&OldHill::shape()}, {})};
  {
    auto store = open({&OldHill::shape()}, {initial});
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->write({}, [](Work& work) -> Result<Json> {
      return record::to_json(work.put(OldHill{.id = "a", .name = "Old name", .code = "1"}));
    }));
  }
  // What is added can be derived; a new name for a column is said by whoever writes the migration.
  std::string changes = "ALTER TABLE hill RENAME COLUMN name TO title;\n";
  {
    auto const connection = connect(folder.file(), Access::write, Durability::none);
    Catalogue const catalogue(trial::shapes(), connection->dialect());
    connection->begin_write();
    connection->script(changes);
    changes += schema_changes(*connection, catalogue, {});
    connection->rollback();
  }
  std::vector<Migration> const both{initial, {2, "more_about_hills", changes}};
  EXPECT_THAT(migration_faults(trial::shapes(), {}, both), IsEmpty());
  EXPECT_THAT(migration_faults(trial::shapes(), {}, {initial}), testing::Not(IsEmpty()));
  {
    auto store = open(trial::shapes(), both);
    ASSERT_TRUE(store) << store.problem().params.at(1).second;
    for (auto const& at : {At::present(), At::moment(1)}) {
      auto const hill = (*store)->read(at, [](Reader& reader) { return reader.find<Hill>("a"); });
      ASSERT_TRUE(hill);
      EXPECT_EQ(hill->title, "Old name");
      EXPECT_TRUE(hill->wooded);  // the initial value of what was not there then
      EXPECT_EQ(hill->state, "open");
    }
    EXPECT_TRUE((*store)->write({}, [](Work& work) -> Result<Json> {
      return record::to_json(work.put(Hill{.id = "a", .title = "New", .wooded = false}));
    }));
    EXPECT_EQ((*store)->read(At::moment(1), [](Reader& reader) { return reader.find<Hill>("a")->title; }), "Old name");
    EXPECT_EQ((*store)->read(At::moment(1),
                             [](Reader& reader) {
                               return reader.where("hill", {{"wooded", true}, {"title", "Old name"}}).size();
                             }),
              1U);
    EXPECT_TRUE((*store)->verify());
  }
  EXPECT_EQ(code_of(open({&OldHill::shape()}, {initial})), "store.newer");
}

// A hill with one more field, and a kind that was not there.
struct TallerHill {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> code;
  bool wooded = true;
  std::int64_t height = 7;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&TallerHill::name>("name"), text<&TallerHill::code>("code", {.unique = true}),
                                   flag<&TallerHill::wooded>("wooded"),
                                   integer<&TallerHill::height>("height", {.former = "altitude"})};
    static Shape const shape = kept<TallerHill>("hill", "hills", fields, {.title = "name", .searched = "name"});
    return shape;
  }
};

TEST_F(FileTest, WhatIsOnlyAddedNeedsNoMigration) {
  {
    auto store = *open({&OldHill::shape()});
    ASSERT_TRUE(store->write({}, [](Work& work) -> Result<Json> {
      return record::to_json(work.put(OldHill{.id = "a", .name = "Old name"}));
    }));
  }
  auto opened = open({&TallerHill::shape(), &Path::shape()});
  ASSERT_TRUE(opened) << opened.problem().params.at(1).second;
  auto& store = **opened;
  auto const hill = store.read(At::present(), [](Reader& reader) { return reader.find<TallerHill>("a"); });
  ASSERT_TRUE(hill);
  EXPECT_EQ(hill->name, "Old name");
  EXPECT_TRUE(hill->wooded);
  EXPECT_EQ(hill->height, 7);
  auto const found = store.read(
      At::present(), [](Reader& reader) { return reader.search("old", {record::Audience::members}, 5).size(); });
  EXPECT_EQ(found, 1U) << "what is searched now was not searched then";
  EXPECT_TRUE(store.verify());
}

TEST_F(FileTest, AFileThatKnowsMoreIsLeftAlone) {
  ASSERT_TRUE(open({&TallerHill::shape()}));
  auto const bytes = [&] {
    std::ifstream file(folder.file(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  auto const before = bytes();
  auto const drifted = open({&OldHill::shape(), &Path::shape()});
  ASSERT_EQ(code_of(drifted), "store.drift");
  EXPECT_THAT(drifted.problem().params.at(1).second, HasSubstr("hill: unknown column height"));
  EXPECT_EQ(bytes(), before);
  EXPECT_EQ(code_of(open({&TallerHill::shape()})), "");
}

TEST_F(FileTest, AMigrationThatFailsChangesNothing) {
  Migration const initial{1, "initial", initial_migration(trial::shapes(), {})};
  ASSERT_TRUE(open(trial::shapes(), {initial}));
  auto const failed =
      open(trial::shapes(),
           {initial, {2, "wrong", "ALTER TABLE hill ADD COLUMN colour TEXT;\nALTER TABLE nothing ADD COLUMN x;\n"}});
  EXPECT_EQ(code_of(failed), "incident");
  EXPECT_EQ(code_of(open(trial::shapes(), {initial})), "");
}

TEST_F(FileTest, AFileThatCountsNoMigrationsHoldsTheFirstTables) {
  ASSERT_TRUE(open(trial::shapes()));
  Migration const initial{1, "initial", initial_migration(trial::shapes(), {})};
  EXPECT_EQ(code_of(open(trial::shapes(), {initial})), "");
  // And goes on from there.
  Migration const more{2, "more", "CREATE TABLE more (x TEXT);\n"};
  auto const drifted = open(trial::shapes(), {initial, more});
  ASSERT_EQ(code_of(drifted), "store.drift");
  EXPECT_EQ(drifted.problem().params.at(1).second, "unknown table more");
}

TEST_F(FileTest, MigrationsAreReadFromFilesInOrder) {
  auto const read = migrations_of({{"0002_more.sql", "b"}, {"0001_initial.sql", "a"}});
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].name, "initial");
  EXPECT_EQ(read[1].sql, "b");
  EXPECT_THROW(migrations_of({{"0002_more.sql", ""}}), Bug);
  EXPECT_THROW(migrations_of({{"one.sql", ""}}), Bug);
}

TEST_F(FileTest, ACopyIsWholeAndHasItsOwnEpoch) {
  std::string epoch;
  {
    auto store = open(trial::shapes());
    ASSERT_TRUE(store);
    epoch = (*store)->epoch();
    ASSERT_TRUE((*store)->write(
        {}, [](Work& work) -> Result<Json> { return record::to_json(work.put(Hill{.id = "a", .title = "A"})); }));
    ASSERT_TRUE((*store)->copy_to(folder.file("copy.db")));
    ASSERT_TRUE((*store)->write(
        {}, [](Work& work) -> Result<Json> { return record::to_json(work.put(Hill{.id = "b", .title = "B"})); }));
    EXPECT_EQ((*store)->epoch(), epoch);
  }
  auto copy = Store::open({.path = folder.file("copy.db"), .shapes = trial::shapes(), .clock = clock});
  ASSERT_TRUE(copy);
  EXPECT_NE((*copy)->epoch(), epoch);
  EXPECT_EQ((*copy)->read(At::present(), [](Reader& reader) { return reader.count("hill"); }), 1);
  EXPECT_TRUE((*copy)->verify());
}

TEST_F(FileTest, ReplayTakesTheTimeItIsTold) {
  auto store = *Store::open({.path = folder.file(), .shapes = trial::shapes(), .clock = clock, .replay = true});
  auto const put = [&](std::string const& title, std::string const& at) {
    return store->write({.at = at}, [&](Work& work) -> Result<Json> {
      return record::to_json(work.put(Hill{.id = "a", .title = title}));
    });
  };
  EXPECT_TRUE(put("A", "2024-01-01T10:00:00+01:00"));
  EXPECT_TRUE(put("B", "2024-01-01T09:00:00Z"));
  EXPECT_EQ(put("C", "2023-12-31T09:00:00Z").problem().code, "store.out_of_order");
  EXPECT_EQ(put("C", "yesterday").problem().code, "store.out_of_order");
  EXPECT_EQ(store->read(At::end_of(make_day(2024, 1, 1)), [](Reader& reader) { return reader.find<Hill>("a")->title; }),
            "B");
  EXPECT_FALSE(store->read(At::end_of(make_day(2023, 12, 31)), [](Reader& reader) { return reader.find<Hill>("a"); }));
}

}  // namespace
}  // namespace arpent::store
