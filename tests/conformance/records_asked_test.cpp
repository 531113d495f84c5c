// Every kind of record: who may ask for it, and what each of them sees.
#include "every_record.h"

namespace arpent::conformance {
namespace {

class EveryRecordAsked : public EveryRecord {
 protected:
  Result<Answer> as(Asker who, std::string const& verb, Json input) {
    return all.ask({.operation = kind + "." + verb, .input = std::move(input), .asker = std::move(who)});
  }
  Asker const member{.person = "0192aaaa-0000-7000-8000-0000000000aa", .roles = {"core"}};
  Asker const no_member{.person = "0192aaaa-0000-7000-8000-0000000000ab", .roles = {}};
};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryRecordAsked, every_kind(), name_of_kind);

TEST_P(EveryRecordAsked, IsClosedToStrangers) {
  auto const id = created();
  auto const before = now(id);
  for (auto const* verb : {"create", "change", "remove", "get", "list", "history"}) {
    EXPECT_FALSE(all.house().permissions.granted(kind + "." + verb).empty()) << verb << " has no line";
    Json const input = std::string_view(verb) == "list" ? Json::object() : Json{{"id", id}};
    auto const answer = as({}, verb, input);
    EXPECT_EQ(code(answer), "not_logged_in") << verb << ": " << Everything::said(answer);
    EXPECT_EQ(code(as({}, verb, {{"no_such_field", 1}})), "not_logged_in") << verb << " tells strangers of its fields";
    auto const known = as(no_member, verb, input);
    EXPECT_TRUE(code(known) == "not_allowed" || code(known) == "invalid") << verb << ": " << Everything::said(known);
  }
  EXPECT_EQ(now(id), before);
}

TEST_P(EveryRecordAsked, ShowsEachWhatIsForThem) {
  auto const id = created();
  bool const may = static_cast<bool>(as(member, "get", {{"id", id}}));
  if (!may) return;
  auto const seen = as(member, "get", {{"id", id}})->body;
  auto const listed = as(member, "list", Json::object())->body[std::string(shape.plural)];
  auto const told = as(member, "history", {{"id", id}})->body.dump();
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    bool const open = field.rule.audience == record::Audience::open || field.rule.audience == record::Audience::members;
    EXPECT_EQ(seen.contains(name), open) << name;
    for (auto const& one : listed) EXPECT_EQ(one.contains(name), open) << name;
    if (open) continue;
    auto const value = now(id)[name];
    if (value.is_string()) {
      EXPECT_EQ(told.find("\"" + value.get<std::string>() + "\""), std::string::npos) << name;
    }
    EXPECT_EQ(code(as(member, "list", {{name, value}})), "invalid") << "a filter would tell " << name;
  }
}

}  // namespace
}  // namespace arpent::conformance
