#include "record/derive.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace arpent::record {
namespace {

struct Row {
  std::string name;
  std::optional<double> value;
  static Shape const& shape() {
    static Field const fields[] = {text<&Row::name>("name", {.required = true}), number<&Row::value>("value")};
    static Shape const shape = input<Row>("row", fields);
    return shape;
  }
};

struct Sample {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> note;
  std::vector<std::string> tags;
  std::optional<std::int64_t> people;
  std::optional<double> share;
  bool done = false;
  std::optional<std::string> day;
  std::string state = "draft";
  std::vector<std::string> stages;
  std::optional<std::string> parent;
  std::optional<std::string> mail;
  std::optional<std::int64_t> budget;
  std::optional<std::string> decided;

  static Shape const& shape() {
    static Field const fields[] = {
        text<&Sample::title>("title", {.required = true, .max_length = 10, .former = "name"}),
        long_text<&Sample::note>("note"),
        texts<&Sample::tags>("tags"),
        integer<&Sample::people>("people", {.min = 0}),
        number<&Sample::share>("share", {.min = 0, .max = 100}),
        flag<&Sample::done>("done"),
        date<&Sample::day>("day"),
        choice<&Sample::state>("state", "draft|running"),
        choices<&Sample::stages>("stages", "nursery|primary"),
        reference<&Sample::parent>("parent", "sample"),
        email<&Sample::mail>("mail", {.personal = true, .audience = Audience::team}),
        money<&Sample::budget>("budget", {.fixed = true}),
        text<&Sample::decided>("decided", {.by_operation = true}),
    };
    static Shape const shape = kept<Sample>("sample", "samples", fields);
    return shape;
  }
};

std::vector<std::string> faults(Json const& input, Json const& base = nullptr) {
  auto const answer = checked(Sample::shape(), input, base);
  std::vector<std::string> out;
  if (!answer)
    for (auto const& f : answer.problem().fields) out.push_back(f.field + " " + f.code);
  return out;
}

using Faults = std::vector<std::string>;

TEST(Checked, SaysAllFaultsAtOnceInTheOrderOfTheFields) {
  EXPECT_EQ(faults({{"share", 101}, {"day", "2026-02-30"}, {"state", "lost"}, {"titel", "x"}, {"people", "12"}}),
            (Faults{"title field.required", "people field.wrong_type", "share field.max", "day field.date",
                    "state field.choice", "titel field.unknown"}));
}

TEST(Checked, TellsAbsentFromEmpty) {
  auto const answer = checked(Sample::shape(), {{"title", "a"}, {"note", ""}}, nullptr);
  ASSERT_TRUE(answer);
  EXPECT_EQ((*answer)["note"], "");
  EXPECT_TRUE((*answer)["people"].is_null());
  EXPECT_EQ(typed<Sample>(*answer).note, "");
  EXPECT_EQ(typed<Sample>(*answer).people, std::nullopt);
}

TEST(Checked, TidiesTextIdsAndLists) {
  auto const answer = checked(
      Sample::shape(),
      {{"title", "  a \xC2\xA0 b "}, {"parent", "0192AAAA-0000-7000-8000-00000000000A"}, {"tags", {"x", "x", "y"}}},
      nullptr);
  ASSERT_TRUE(answer);
  EXPECT_EQ((*answer)["title"], "a b");
  EXPECT_EQ((*answer)["parent"], "0192aaaa-0000-7000-8000-00000000000a");
  EXPECT_EQ((*answer)["tags"], Json({"x", "y"}));
}

TEST(Checked, RefusesWhatOnlyAnOperationMayWrite) {
  EXPECT_EQ(faults({{"title", "a"}, {"decided", "yes"}}), Faults{"decided field.by_operation"});
  Json const base = to_json(Sample{.title = "a", .budget = 5});
  EXPECT_EQ(faults({{"budget", 6}}, base), Faults{"budget field.fixed"});
  EXPECT_EQ(faults({{"budget", 5}}, base), Faults{}) << "sending back what one read is no change";
  EXPECT_TRUE(checked(Sample::shape(), {{"decided", "yes"}}, base, Writer::operation));
}

TEST(Checked, RefusesBrokenTextAndTooManyDigits) {
  EXPECT_EQ(faults({{"title", "a\xff"}}), Faults{"title field.control"});
  EXPECT_EQ(faults({{"title", "a\x07z"}}), Faults{"title field.control"});
  EXPECT_EQ(faults({{"title", "a"}, {"share", 1e300}}), Faults{"share field.digits"});
  EXPECT_EQ(faults({{"title", "éééééééééé"}}), Faults{}) << "length counts characters, not bytes";
  EXPECT_EQ(faults({{"title", "ééééééééééé"}}), Faults{"title field.too_long"});
}

TEST(Checked, NamesTheRowOfAFault) {
  struct Rows {
    std::vector<Row> rows;
    static Shape const& shape() {
      static Field const fields[] = {record::rows<&Rows::rows>("rows")};
      static Shape const shape = input<Rows>("rows_input", fields);
      return shape;
    }
  };
  auto const answer = checked(Rows::shape(), {{"rows", {{{"name", "a"}, {"value", 1}}, {{"value", "x"}}}}}, nullptr);
  ASSERT_FALSE(answer);
  ASSERT_EQ(answer.problem().fields.size(), 2U);
  EXPECT_EQ(answer.problem().fields[0].field, "rows.1.name");
  EXPECT_EQ(answer.problem().fields[1].field, "rows.1.value");
  auto const good = checked(Rows::shape(), {{"rows", {{{"name", "a"}}}}}, nullptr);
  ASSERT_TRUE(good);
  EXPECT_EQ(typed<Rows>(*good).rows.front().name, "a");
}

TEST(Typed, ReadsAFormerName) { EXPECT_EQ(typed<Sample>(Json{{"id", "1"}, {"name", "old"}}).title, "old"); }

TEST(Visible, LeavesOutWhatIsNotForThisAudience) {
  Json const record = to_json(Sample{.title = "a", .mail = "a@b.fr"});
  EXPECT_FALSE(visible(Sample::shape(), record, {Audience::open, Audience::members}).contains("mail"));
  EXPECT_TRUE(visible(Sample::shape(), record, {Audience::open, Audience::members, Audience::team}).contains("mail"));
}

TEST(Blanked, TakesPersonalFieldsOnly) {
  auto const [record, any] = blanked(Sample::shape(), to_json(Sample{.title = "a", .mail = "a@b.fr"}));
  EXPECT_TRUE(any);
  EXPECT_TRUE(record["mail"].is_null());
  EXPECT_EQ(record["title"], "a");
  EXPECT_FALSE(blanked(Sample::shape(), record).second);
}

TEST(Schema, SaysWhatCreateTakes) {
  auto const schema = record::schema(Sample::shape(), View::create, [](std::string const&) { return std::string(); });
  EXPECT_EQ(schema["required"], Json({"title"}));
  EXPECT_FALSE(schema["properties"].contains("decided"));
  EXPECT_EQ(schema["properties"]["state"]["enum"], Json({"draft", "running"}));
  EXPECT_EQ(schema["properties"]["people"]["type"], Json({"integer", "null"}));
  EXPECT_EQ(schema["properties"]["mail"]["format"], "email");
}

TEST(Schema, OfAnAnswerNamesWhatIsAlwaysThere) {
  auto const schema = record::schema(Sample::shape(), View::answered, [](std::string const&) { return std::string(); });
  auto const& required = schema["required"];
  EXPECT_EQ(required.size(), Sample::shape().fields.size() + 1);
  EXPECT_NE(std::find(required.begin(), required.end(), "note"), required.end());
  EXPECT_EQ(std::find(required.begin(), required.end(), "mail"), required.end()) << "not everybody sees it";
}

struct Holder {
  Sample one;
  std::vector<Sample> more;
  std::optional<Sample> none;
  static Shape const& shape() {
    static Field const fields[] = {object<&Holder::one>("one"), rows<&Holder::more>("more"),
                                   object<&Holder::none>("none")};
    static Shape const shape = answer<Holder>("holder", fields);
    return shape;
  }
};

TEST(Answers, TellWhichRecordsTheyHold) {
  Sample sample{.id = "a", .revision = 3, .title = "oak"};
  auto const json = to_json(Holder{.one = sample, .more = {sample}, .none = {}});
  EXPECT_EQ(json["one"]["id"], "a");
  EXPECT_EQ(json["more"][0]["revision"], 3);
  EXPECT_TRUE(json["none"].is_null());
  EXPECT_EQ(typed<Holder>(json).more[0].id, "a");
}

}  // namespace
}  // namespace arpent::record
