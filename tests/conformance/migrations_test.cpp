// A city's file of every released version opens in this program, with all that is in it; and what this program does not
// know is refused by name, and left as it is.
#include <gmock/gmock.h>

#include "domain/plan/plan.h"
#include "maker.h"

namespace arpent::conformance {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// A file as the version made it whose last migration is `last`.
void make_released(std::string const& path, int last) {
  auto const connection = store::connect(path, store::Access::write, store::Durability::none);
  connection->begin_write();
  for (auto const& migration : released_migrations())
    if (migration.number <= last) connection->script(migration.sql);
  connection->run("INSERT INTO city_file (name, value) VALUES ('schema', :number)", {{"number", std::to_string(last)}});
  connection->commit();
}

TEST(Migrations, AreNumberedFromTheFirstRelease) {
  auto const all = released_migrations();
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.front().name, "initial");
}

TEST(Migrations, BringEveryReleasedFileForward) {
  for (auto const& migration : released_migrations()) {
    Everything all(nullptr, [&](std::string const& path) { make_released(path, migration.number); });
    Maker maker(all);
    for (auto const& kind : all_kinds()) EXPECT_NE(maker.made(kind), "") << kind << " after " << migration.number;
    EXPECT_TRUE(all.store().verify()) << migration.number;
  }
}

// Themes with a field that this program does not have yet.
struct ColouredTheme {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> code;
  std::string colour = "green";

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ColouredTheme::title>("title", {.required = true}),
                                   text<&ColouredTheme::code>("code", {.max_length = 40}),
                                   choice<&ColouredTheme::colour>("colour", "green|blue")};
    static Shape const shape =
        kept<ColouredTheme>("theme", "themes", fields, {.searched = "title|code|colour", .audience = Audience::open});
    return shape;
  }
};

class NextVersion : public testing::Test {
 protected:
  NextVersion() { house = assemble({.clock = clock, .random = random, .ids = ids}, "", {}); }

  store::Options options(bool next) {
    auto out = store_options(*house, folder.file());
    out.durability = store::Durability::none;
    if (!next) return out;
    for (auto& shape : out.shapes)
      if (shape->name == "theme") shape = &ColouredTheme::shape();
    return out;
  }
  static Result<Json> put(store::Store& store, Json const& record) {
    return store.write({.operation = "theme.create"},
                       [&](Work& work) -> Result<Json> { return work.put("theme", record); });
  }

  FixedClock clock{*parse_instant("2026-03-12T09:00:00Z")};
  SystemRandom random;
  IdSource ids{clock, random};
  store::TrialFolder folder;
  std::unique_ptr<House> house;
  Json const theme{{"id", "0192aaaa-0000-7000-8000-000000000001"}, {"title", "Lire"}, {"code", "L"}};
};

TEST_F(NextVersion, TakesAFileOfThisOneWithAFieldMore) {
  {
    auto store = store::Store::open(options(false));
    ASSERT_TRUE(store);
    ASSERT_TRUE(put(**store, theme));
  }
  auto opened = store::Store::open(options(true));
  ASSERT_TRUE(opened) << opened.problem().params.at(1).second;
  auto& store = **opened;
  for (auto const& at : {store::At::present(), store::At::moment(1)})
    EXPECT_EQ(store.read(at, [](Reader& reader) { return reader.all<ColouredTheme>().at(0).colour; }), "green");
  auto changed = theme;
  changed["colour"] = "blue";
  ASSERT_TRUE(put(store, changed));
  EXPECT_EQ(store.read(store::At::moment(1), [](Reader& reader) { return reader.all<ColouredTheme>().at(0).colour; }),
            "green");
  EXPECT_EQ(store.read(store::At::present(),
                       [](Reader& reader) { return reader.search("blue", {record::Audience::open}).size(); }),
            1U);
  EXPECT_TRUE(store.verify());
}

TEST_F(NextVersion, TakesAFileOfThisOneWithALiveTableMore) {
  { ASSERT_TRUE(store::Store::open(options(false))); }
  auto next = options(false);
  next.live_tables += "CREATE TABLE IF NOT EXISTS badge (id TEXT PRIMARY KEY, colour TEXT NOT NULL);\n";
  auto opened = store::Store::open(next);
  ASSERT_TRUE(opened) << opened.problem().params.at(1).second;
  auto const answer = (*opened)->write({.operation = "theme.create"}, [](Work& work) -> Result<Json> {
    work.run("INSERT INTO badge (id, colour) VALUES ('a', 'green')", {});
    return Json();
  });
  EXPECT_TRUE(answer);
}

TEST_F(NextVersion, IsNotOpenedByThisOne) {
  {
    auto store = store::Store::open(options(true));
    ASSERT_TRUE(store);
  }
  auto const refused = store::Store::open(options(false));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "store.drift");
  EXPECT_EQ(refused.problem().status, 409);
  EXPECT_THAT(refused.problem().params.at(1).second, HasSubstr("theme: unknown column colour"));
  EXPECT_TRUE(store::Store::open(options(true))) << "it was left as it was";
}

}  // namespace
}  // namespace arpent::conformance
