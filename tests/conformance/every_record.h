// The suite that every kind of record passes: one test class, once per kind of the assembled program and once for a
// kind that only the test knows.
#pragma once
#include <gmock/gmock.h>

#include "lantern.h"
#include "maker.h"

namespace arpent::conformance {

class EveryRecord : public testing::TestWithParam<std::string> {
 protected:
  // Whatever a test did: the tables, the search and the projections are what the ledger tells.
  void TearDown() override {
    auto const verified = all.store().verify();
    EXPECT_TRUE(verified) << verified.problem().params.front().second;
  }

  Everything all{[](Register& to) { add_standard<Lantern>(to); }};
  Maker maker{all};
  std::string const kind = GetParam();
  record::Shape const& shape = all.shape(kind);

  // The city is made once and stays.
  bool stays() const { return kind == "city"; }
  bool is_final(char const* verb) { return all.house().all.find(kind + "." + verb)->final; }

  Result<Answer> ask(std::string const& verb, Json input, std::string const& why = "") {
    return all.ask(kind + "." + verb, std::move(input), why);
  }
  Json must(std::string const& verb, Json input, std::string const& why = "") {
    return all.must(kind + "." + verb, std::move(input), why);
  }
  // A whole record, created by the manager; its id.
  std::string created() {
    auto const made = must("create", maker.full(kind));
    return made.is_object() ? made["id"].get<std::string>() : "";
  }
  Json now(std::string const& id) { return all.kept(kind, id); }

  // The first change that this kind takes: of a field, to another valid value. Empty where nothing can be changed.
  Json change_of(Json const& record) {
    for (auto const& field : shape.fields)
      if (is_changeable(field) && field.kind != record::Kind::flag) return maker.another(shape, field, record);
    return Json::object();
  }
  Json changed(std::string const& id) {
    auto input = change_of(now(id));
    input["id"] = id;
    return must("change", input, "somebody said so");
  }
  // As the record stood: null where it was not there.
  Json past(std::string const& id, std::optional<std::string> on, std::optional<store::Moment> moment = {}) {
    Order order{.operation = kind + ".get", .input = {{"id", id}}, .asker = all.operator_()};
    order.on = std::move(on);
    order.moment = moment;
    auto const answer = all.ask(std::move(order));
    if (answer) return answer->body;
    EXPECT_EQ(answer.problem().code, "record.not_found") << Everything::said(answer);
    return nullptr;
  }
  std::int64_t count() {
    return all.store().read(store::At::present(), [&](Reader& reader) { return reader.count(kind); });
  }
  static std::vector<std::string> fields_of(Result<Answer> const& answer) {
    std::vector<std::string> out;
    if (!answer)
      for (auto const& field : answer.problem().fields) out.push_back(field.field);
    return out;
  }
  static std::string code(Result<Answer> const& answer) { return answer ? "" : answer.problem().code; }
};

inline auto every_kind() {
  auto kinds = all_kinds();
  kinds.emplace_back("lantern");
  return testing::ValuesIn(std::move(kinds));
}

inline std::string name_of_kind(testing::TestParamInfo<std::string> const& info) { return info.param; }

}  // namespace arpent::conformance
