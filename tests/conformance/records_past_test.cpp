// Every kind of record: its history, what it was on any day, and taking back.
#include "every_record.h"

namespace arpent::conformance {
namespace {

class EveryRecordPast : public EveryRecord {
 protected:
  Json history(std::string const& id) { return must("history", {{"id", id}})["revisions"]; }
  Result<Answer> undo(store::Moment moment) { return all.ask("entry.undo", {{"moment", moment}}); }
};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryRecordPast, every_kind(), name_of_kind);

TEST_P(EveryRecordPast, TellsWhoDidWhatWhenAndWhy) {
  auto const id = created();
  auto const first = now(id);
  if (change_of(first).empty()) return;
  all.a_day_later();
  changed(id);
  auto const second = now(id);
  all.a_day_later();
  if (!stays()) must("remove", {{"id", id}}, "a mistake");
  auto const lines = history(id);
  ASSERT_EQ(lines.size(), stays() ? 2U : 3U) << lines.dump(1);
  auto const& change = lines[1];
  EXPECT_EQ(lines[0]["operation"], kind + ".create");
  EXPECT_EQ(change["operation"], kind + ".change");
  EXPECT_EQ(change["why"], "somebody said so");
  EXPECT_EQ(change["actor"], all.manager);
  EXPECT_EQ(change["actor_name"], "Zoé Premier");
  EXPECT_EQ(change["at"], "2026-03-13T09:00:00.000Z");
  EXPECT_EQ(change["revision"], second["revision"]);
  std::vector<std::string> told;
  for (auto const& line : change["changed"]) {
    std::string const field = line["field"];
    told.push_back(field);
    EXPECT_EQ(line["before"], first[field]) << field;
    EXPECT_EQ(line["after"], second[field]) << field;
  }
  EXPECT_THAT(told, testing::UnorderedElementsAreArray(record::changed_fields(shape, first, second)));
  if (stays()) return;
  EXPECT_EQ(lines[2]["removed"], true);
  EXPECT_EQ(lines[2]["why"], "a mistake");
}

TEST_P(EveryRecordPast, IsReadAsOfAnyDayAndMoment) {
  auto const id = created();
  auto const first = past(id, {});
  auto const made_at = all.moment();
  all.a_day_later(2);
  changed(id);
  auto const second = past(id, {});
  auto const changed_at = all.moment();
  all.a_day_later(2);
  if (!stays()) must("remove", {{"id", id}});

  EXPECT_EQ(past(id, "2026-03-11"), nullptr);
  EXPECT_EQ(past(id, "2026-03-12"), first);
  EXPECT_EQ(past(id, "2026-03-13"), first);
  EXPECT_EQ(past(id, "2026-03-14"), second);
  EXPECT_EQ(past(id, "2026-03-15"), second);
  EXPECT_EQ(past(id, {}, made_at), first);
  EXPECT_EQ(past(id, {}, changed_at), second);
  EXPECT_EQ(past(id, "2026-03-16").is_null(), !stays());

  // Lists stand on the same days, and find by what was said then.
  auto const listed = [&](char const* on, Json const& filter) -> Json {
    Order order{.operation = kind + ".list", .input = filter, .asker = all.operator_()};
    order.on = on;
    auto const answer = all.ask(std::move(order));
    EXPECT_TRUE(answer) << Everything::said(answer);
    for (auto const& record : answer ? answer->body[std::string(shape.plural)] : Json::array())
      if (record["id"] == id) return record;
    return nullptr;
  };
  EXPECT_EQ(listed("2026-03-11", Json::object()), nullptr);
  EXPECT_EQ(listed("2026-03-13", Json::object()), first);
  EXPECT_EQ(listed("2026-03-15", Json::object()), second);
  for (auto const& name : record::changed_fields(shape, first, second)) {
    if (!first[name].is_string()) continue;
    EXPECT_EQ(listed("2026-03-13", {{name, first[name]}}), first) << name;
    EXPECT_EQ(listed("2026-03-15", {{name, first[name]}}), nullptr) << name;
  }
}

TEST_P(EveryRecordPast, CannotBeWrittenInThePast) {
  auto const id = created();
  for (auto const* verb : {"create", "change", "remove"}) {
    Order order{.operation = kind + "." + verb, .input = {{"id", id}}, .asker = all.team()};
    order.on = "2026-03-12";
    EXPECT_EQ(code(all.ask(order)), "past.read_only") << verb;
    order.on.reset();
    order.moment = 1;
    EXPECT_EQ(code(all.ask(order)), "past.read_only") << verb;
  }
}

TEST_P(EveryRecordPast, ChangeIsTakenBackAndBackAgain) {
  auto const id = created();
  auto const first = now(id);
  if (change_of(first).empty()) return;
  changed(id);
  auto const second = now(id);
  auto const same = [&](Json const& one) { return record::changed_fields(shape, one, now(id)).empty(); };
  auto const undone = undo(all.moment());
  ASSERT_TRUE(undone) << Everything::said(undone);
  EXPECT_TRUE(same(first)) << now(id);
  auto const again = undo(undone->moment);
  ASSERT_TRUE(again) << Everything::said(again);
  EXPECT_TRUE(same(second)) << now(id);
  EXPECT_EQ(code(undo(undone->moment)), "undo.done_already");
}

TEST_P(EveryRecordPast, CreationAndRemovalAreTakenBack) {
  auto const id = created();
  auto const first = now(id);
  auto const made_at = all.moment();
  if (!stays()) {
    must("remove", {{"id", id}});
    ASSERT_EQ(now(id), nullptr);
    ASSERT_TRUE(undo(all.moment()));
    EXPECT_TRUE(record::changed_fields(shape, first, now(id)).empty()) << now(id);
    must("remove", {{"id", id}});
    ASSERT_TRUE(undo(all.moment()));
  }
  auto const other = stays() ? id : created();
  auto const undone = undo(stays() ? made_at : all.moment());
  if (is_final("create")) {
    EXPECT_EQ(code(undone), "undo.final");
    EXPECT_NE(now(other), nullptr);
  } else if (stays()) {
    EXPECT_FALSE(undone) << "a city was taken back";
    EXPECT_NE(now(id), nullptr);
  } else {
    ASSERT_TRUE(undone) << Everything::said(undone);
    EXPECT_EQ(now(other), nullptr);
    ASSERT_TRUE(undo(undone->moment));
    EXPECT_NE(now(other), nullptr);
  }
}

TEST_P(EveryRecordPast, IsNotTakenBackOverWhatOthersDidSince) {
  auto const id = created();
  if (change_of(now(id)).empty()) return;
  changed(id);
  auto const moment = all.moment();
  changed(id);
  auto const before = now(id);
  EXPECT_EQ(code(undo(moment)), "undo.changed_since");
  EXPECT_EQ(now(id), before);
}

TEST_P(EveryRecordPast, IsTakenBackByWhoDidItOrTheManager) {
  auto const id = created();
  if (change_of(now(id)).empty()) return;
  changed(id);
  Asker const other{.person = "0192aaaa-0000-7000-8000-0000000000aa", .roles = {"link_keeper"}};
  EXPECT_EQ(code(all.ask({.operation = "entry.undo", .input = {{"moment", all.moment()}}, .asker = other})),
            "undo.not_yours");
}

TEST_P(EveryRecordPast, IsForgottenWhereItIsPersonal) {
  auto const id = created();
  changed(id);
  auto const kept = now(id);
  std::vector<std::string> words;
  for (auto const& line : history(id))
    for (auto const& one : line["changed"])
      if (auto const* field = shape.find(one["field"].get<std::string>()); field->rule.personal)
        for (auto const* side : {"before", "after"})
          if (one[side].is_string() && !one[side].get<std::string>().empty())
            words.push_back(
                one[side].get<std::string>().substr(one[side].get<std::string>().find("clat")).substr(0, 8));
  ASSERT_TRUE(all.store().write({.operation = "test.blank"}, [&](Work& work) -> Result<Json> {
    work.blank(kind, id);
    return Json();
  }));
  auto const blanked = now(id);
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    bool const is_blank = blanked[name].is_null() || blanked[name] == "";
    EXPECT_TRUE(field.rule.personal ? is_blank : blanked[name] == kept[name]) << name << " is " << blanked[name];
  }
  ASSERT_TRUE(all.store().scrub());
  auto const bytes = all.bytes(), told = history(id).dump();
  for (auto const& word : words) {
    EXPECT_EQ(told.find(word), std::string::npos) << word << " is still told";
    EXPECT_EQ(bytes.find(word), std::string::npos) << word << " is still in the file";
  }
}

}  // namespace
}  // namespace arpent::conformance
