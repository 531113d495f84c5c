// What people say about a thing, and the files they lay beside it.
#include "domain/talk/talk.h"

#include <gmock/gmock.h>

#include "domain/talk/rooms.h"
#include "operations/trial_house.h"

namespace arpent::talk {
namespace {

struct Thing {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&Thing::title>("title")};
    static Shape const shape = kept<Thing>("action", "actions", fields);
    return shape;
  }
};
void add_thing(Register& all) { add_standard<Thing>(all); }

class Talk : public testing::Test {
 protected:
  // Bytes that are kept, as a file field names them.
  Json file(std::string const& name, std::string const& bytes = "what stands in it") {
    auto const kept = house.store().write({.operation = "file.keep"}, [&](Work& work) -> Result<Json> {
      return Json{{"sha256", work.put_blob(bytes, "text/plain")}};
    });
    return {{"sha256", (*kept)["sha256"]}, {"name", name}, {"type", "text/plain"}, {"size", bytes.size()}};
  }
  TrialHouse house{{add_operations, add_thing}};
  std::string const action = house.id("action.create", {{"title", "Club du soir"}});
};

TEST_F(Talk, IsAboutAThingAndStaysSo) {
  auto const comment = house.id("comment.create", {{"about", action}, {"text", "  On commence quand ?\nLundi.  "}});
  EXPECT_EQ(house.get("comment", comment)["text"], "On commence quand ?\nLundi.");
  EXPECT_EQ(house.get("comment", comment)["resolved"], false);
  auto const other = house.id("action.create", {{"title", "Autre"}});
  EXPECT_EQ(house.refusal("comment.change", {{"id", comment}, {"about", other}}), "about field.fixed");
  EXPECT_EQ(house.done("comment.change", {{"id", comment}, {"resolved", true}})["resolved"], true);
  EXPECT_EQ(house.refusal("comment.create", {{"text", "À propos de rien"}}), "about field.required");
  EXPECT_EQ(house.refusal("comment.create", {{"about", action}, {"text", "  "}}), "text field.required");
  EXPECT_EQ(house.refusal("comment.create", {{"about", action}, {"text", std::string(5001, 'a')}}),
            "text field.too_long");
  EXPECT_EQ(house.refusal("comment.create", {{"about", action}, {"text", std::string(5000, 'a')}}), "");
  EXPECT_EQ(house.refusal("action.remove", {{"id", action}}), "record.still_referenced");
}

TEST_F(Talk, FilesAreKnownByTheirNameUntilSomebodySaysMore) {
  auto const plain = house.done("attachment.create", {{"about", action}, {"file", file("plan.txt")}});
  EXPECT_EQ(plain["title"], "plan.txt");
  auto const named =
      house.done("attachment.create", {{"about", action}, {"file", file("plan.txt")}, {"title", "Le plan"}});
  EXPECT_EQ(named["title"], "Le plan");
  EXPECT_EQ(house.done("attachment.change", {{"id", named["id"]}, {"title", ""}})["title"], "plan.txt");
}

TEST_F(Talk, FilesAreThereBeforeTheyAreNamed) {
  auto never = file("plan.txt");
  never["sha256"] = std::string(64, 'a');
  EXPECT_EQ(house.refusal("attachment.create", {{"about", action}, {"file", never}}), "file attachment.file_missing");
  EXPECT_EQ(house.refusal("attachment.create", {{"about", action}}), "file field.required");
  EXPECT_EQ(house.refusal("attachment.create", {{"about", action}, {"file", {{"name", "plan.txt"}}}}),
            "file field.wrong_type");
  EXPECT_EQ(house.refusal("attachment.create", {{"about", action}, {"file", "plan.txt"}}), "file field.wrong_type");
}

TEST_F(Talk, FilesStayReadableInThePast) {
  auto const first = file("un.txt", "un"), second = file("deux.txt", "deux");
  auto const id = house.id("attachment.create", {{"about", action}, {"file", first}});
  house.pass_days(1);
  ASSERT_TRUE(house.ask("attachment.change", {{"id", id}, {"file", second}}));
  auto const then = house.store().read(store::At::end_of(make_day(2026, 3, 12)), [&](Reader& reader) {
    auto const kept = reader.find<Attachment>(id);
    auto const blob = reader.blob(kept->file->sha256);
    return blob ? blob->bytes : "";
  });
  EXPECT_EQ(then, "un");
}

}  // namespace
}  // namespace arpent::talk
