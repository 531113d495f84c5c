// Every kind of record: created, refused with all its faults at once, changed, kept from conflicts.
#include <thread>

#include "every_record.h"

namespace arpent::conformance {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

class EveryRecordWritten : public EveryRecord {};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryRecordWritten, every_kind(), name_of_kind);

TEST_P(EveryRecordWritten, IsKeptAsItIsGiven) {
  auto const given = maker.full(kind);
  auto const answer = must("create", given);
  ASSERT_TRUE(answer.is_object());
  std::string const id = answer["id"];
  auto const kept = now(id);
  EXPECT_EQ(kept["revision"], 1);
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    ASSERT_TRUE(kept.contains(name));
    EXPECT_EQ(kept[name], given.value(name, kept[name])) << name;
  }
  auto const shown = must("get", {{"id", id}});
  for (auto const& [name, value] : shown.items()) EXPECT_EQ(value, kept[name]) << name;
  for (auto const& field : shape.fields)
    EXPECT_EQ(shown.contains(std::string(field.name)), field.rule.audience != record::Audience::self) << field.name;
}

TEST_P(EveryRecordWritten, IsFoundByEachOfItsFields) {
  auto const id = created();
  auto const kept = now(id);
  auto const listed = [&](Json const& filter) {
    std::vector<std::string> out;
    auto const answer = must("list", filter);
    for (auto const& record : answer[std::string(shape.plural)]) out.push_back(record["id"]);
    return out;
  };
  EXPECT_THAT(listed(Json::object()), Contains(id));
  for (auto const& field : shape.fields) {
    using record::Kind;
    std::string const name{field.name};
    auto value = kept[name];
    if (field.kind == Kind::geometry || field.kind == Kind::file || field.kind == Kind::json) continue;
    if (field.rule.audience == record::Audience::self || value.is_null()) continue;
    if (value.is_array()) {
      if (value.empty()) continue;
      value = value.front();
    }
    EXPECT_THAT(listed({{name, value}}), Contains(id)) << name << " = " << value;
  }
}

TEST_P(EveryRecordWritten, IsFoundByItsWords) {
  auto const id = created();
  auto const kept = now(id);
  for (auto const& name : shape.searched) {
    auto const* field = shape.find(name);
    ASSERT_TRUE(field) << name << " is searched and no field";
    auto const& value = kept[name];
    auto const text = value.is_array()    ? value[0].get<std::string>()
                      : value.is_string() ? value.get<std::string>()
                                          : "";
    if (text.empty()) continue;
    auto const hits = all.store().read(store::At::present(), [&](Reader& reader) {
      return reader.search(text.substr(0, text.find('\n')), audiences(all.team()), 20);
    });
    EXPECT_THAT(hits, Contains(testing::Field(&store::Hit::id, id))) << name << ": " << text;
  }
}

TEST_P(EveryRecordWritten, IsRefusedWithAllItsFaultsAtOnce) {
  Json input{{"no_such_field", 1}};
  std::vector<std::string> wrong{"no_such_field"};
  for (auto const& field : shape.fields) {
    auto const value = field.rule.by_operation ? Json("not by hand") : Maker::wrong(field);
    if (value.is_null()) continue;
    input[std::string(field.name)] = value;
    wrong.emplace_back(field.name);
  }
  auto const before = all.moment(), there = count();
  auto const answer = ask("create", input);
  EXPECT_EQ(code(answer), "invalid") << Everything::said(answer);
  EXPECT_THAT(fields_of(answer), testing::UnorderedElementsAreArray(wrong));
  EXPECT_EQ(count(), there) << "something of it was kept";
  EXPECT_EQ(all.moment(), before) << "a refusal left an entry";
}

TEST_P(EveryRecordWritten, NamesWhatIsMissing) {
  std::vector<std::string> missing;
  auto const least = maker.least(kind);
  for (auto const& [name, value] : least.items())
    if (shape.find(name) && shape.find(name)->rule.required) missing.push_back(name);
  auto const answer = ask("create", Json::object());
  if (missing.empty()) return;
  EXPECT_EQ(code(answer), "invalid") << Everything::said(answer);
  EXPECT_THAT(fields_of(answer), IsSupersetOf(missing));
}

TEST_P(EveryRecordWritten, TakesNoTextBeyondItsLength) {
  using record::Kind;
  for (auto const& field : shape.fields) {
    if (!is_given(field) || (field.kind != Kind::text && field.kind != Kind::long_text)) continue;
    std::string const name{field.name};
    auto const longest = field.rule.max_length ? field.rule.max_length : field.kind == Kind::text ? 300 : 20000;
    auto input = maker.least(kind);
    for (auto const& [text, fault] :
         {std::pair{std::string(static_cast<std::size_t>(longest) + 1, 'x'), "field.too_long"},
          std::pair{std::string("a\x01z"), "field.control"}}) {
      input[name] = text;
      auto const answer = ask("create", input);
      ASSERT_FALSE(answer) << name;
      EXPECT_THAT(answer.problem().fields, Contains(testing::Field(&FieldProblem::code, fault))) << name;
    }
  }
}

TEST_P(EveryRecordWritten, ChangesFieldByField) {
  auto const id = created();
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    auto const before = now(id);
    if (!is_changeable(field)) {
      // What is fixed, or written by operations only, is not changed by hand.
      auto const value = maker.another(shape, field, before)[name];
      auto const answer = ask("change", {{"id", id}, {name, value}});
      EXPECT_THAT(fields_of(answer), Contains(name)) << Everything::said(answer);
      EXPECT_EQ(now(id), before);
      continue;
    }
    auto input = maker.another(shape, field, before);
    auto const wanted = input;
    input["id"] = id;
    auto const answer = ask("change", input);
    ASSERT_TRUE(answer) << name << " " << input << ": " << Everything::said(answer);
    auto const after = now(id);
    for (auto const& [other, value] : wanted.items()) EXPECT_EQ(after[other], value) << other;
    EXPECT_EQ(after["revision"], before["revision"].get<int>() + 1) << name;
    for (auto const& other : record::changed_fields(shape, before, after))
      EXPECT_TRUE(wanted.contains(other) || shape.find(other)->rule.by_operation)
          << name << " was changed, and " << other << " with it";
    auto const moment = all.moment();
    EXPECT_TRUE(ask("change", input)) << name;
    EXPECT_EQ(all.moment(), moment) << "the same again is no news: " << name;
  }
}

TEST_P(EveryRecordWritten, CanBeEmptiedWhereItNeedNotSayAnything) {
  auto const id = created();
  auto const needed = wishes().needed.find(kind);
  for (auto const& field : shape.fields) {
    if (!is_changeable(field) || field.rule.required) continue;
    std::string const name{field.name};
    if (needed != wishes().needed.end() &&
        std::find(needed->second.begin(), needed->second.end(), name) != needed->second.end())
      continue;
    auto const answer = ask("change", {{"id", id}, {name, nullptr}});
    ASSERT_TRUE(answer) << name << ": " << Everything::said(answer);
    auto const& value = now(id)[name];
    EXPECT_TRUE(value.is_null() || value == Json::array() || value == shape.initial[name]) << name << " is " << value;
  }
}

TEST_P(EveryRecordWritten, IsNotOverwrittenByWhoSawAnOlderOne) {
  auto const id = created();
  if (change_of(now(id)).empty()) return;
  changed(id);
  auto const before = now(id);
  auto input = change_of(before);
  input["id"] = id;
  Order order{.operation = kind + ".change", .input = input, .asker = all.team(), .revision = 1};
  auto const stale = all.ask(order);
  EXPECT_EQ(code(stale), "record.changed_since");
  EXPECT_EQ(stale ? 0 : stale.problem().status, 412);
  EXPECT_EQ(now(id), before);
  EXPECT_EQ(code(all.ask({.operation = kind + ".remove", .input = {{"id", id}}, .asker = all.team(), .revision = 1})),
            "record.changed_since");
  order.revision = before["revision"].get<std::int64_t>();
  EXPECT_TRUE(all.ask(order));
}

TEST_P(EveryRecordWritten, IsKeptOnceOfSixteenAtTheSameTime) {
  auto input = maker.full(kind);
  if (!input.contains("id")) input["id"] = "0192aaaa-0000-7000-8000-0000000000ff";
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int n = 0; n < 16; ++n) threads.emplace_back([&] { done += static_cast<bool>(ask("create", input)); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 16);
  EXPECT_NE(now(input["id"]), nullptr);
  EXPECT_EQ(must("history", {{"id", input["id"]}})["revisions"].size(), kind == "share_link" ? 16U : 1U)
      << "a link gets a new token each time that its answer may have been lost";
}

TEST_P(EveryRecordWritten, PointsToWhatIsThere) {
  auto const gone = "0192aaaa-0000-7000-8000-0000000000ee";
  for (auto const& field : shape.fields) {
    if (field.to.empty() || !is_given(field)) continue;
    std::string const name{field.name};
    bool const many = field.kind == record::Kind::references;
    auto input = maker.full(kind);
    input[name] = many ? Json::array({gone}) : Json(gone);
    auto const answer = ask("create", input);
    ASSERT_FALSE(answer) << name;
    EXPECT_TRUE(answer.problem().status == 422 || answer.problem().status == 404) << Everything::said(answer);
    // And where there is a record of another kind.
    if (std::find(field.to.begin(), field.to.end(), "person") != field.to.end()) continue;
    input[name] = many ? Json::array({all.manager}) : Json(all.manager);
    EXPECT_FALSE(ask("create", input)) << name << " takes a person";
  }
}

TEST_P(EveryRecordWritten, StaysWhileSomethingPointsToIt) {
  auto const id = created();
  auto const pointing_id = "0192aaaa-0000-7000-8000-0000000000dd";
  // Whatever in the house may point to a record of this kind.
  for (auto const& [other, of] : all.house().all.kinds)
    for (auto const& field : of->fields) {
      if (std::find(field.to.begin(), field.to.end(), kind) == field.to.end()) continue;
      std::string const name{field.name};
      auto record = of->initial;
      record.update(maker.full(other));
      record["id"] = pointing_id;
      record[name] = field.kind == record::Kind::references ? Json::array({id}) : Json(id);
      auto const pointing = all.store().write({.operation = "test.point"},
                                              [&](Work& work) -> Result<Json> { return work.put(other, record); });
      ASSERT_TRUE(pointing) << other << "." << name << ": " << pointing.problem().code;
      auto const answer = ask("remove", {{"id", id}});
      ASSERT_FALSE(answer) << other << "." << name;
      EXPECT_EQ(code(answer), stays() ? "city.stays" : "record.still_referenced") << Everything::said(answer);
      EXPECT_NE(now(id), nullptr);
      ASSERT_TRUE(all.store().write({.operation = "test.point"}, [&](Work& work) -> Result<Json> {
        ARPENT_CHECK(work.remove(other, pointing_id));
        return Json();
      }));
    }
  if (stays()) return;
  EXPECT_TRUE(ask("remove", {{"id", id}}));
  EXPECT_EQ(now(id), nullptr);
  EXPECT_EQ(code(ask("remove", {{"id", id}})), "record.not_found");
}

}  // namespace
}  // namespace arpent::conformance
