#include "operations/standard.h"

#include <algorithm>

#include "operations/history.h"
#include "record/formats.h"

namespace arpent {

Result<Json> do_operation(Register const& all, Call const& call, Work& work, std::string const& name,
                          Json const& input) {
  auto const* operation = all.find(name);
  ensure(operation && operation->write, "there is no such operation that writes");
  return operation->write(call, work, input);
}

Result<Json> create_record(Register const& all, Call const& call, Work& work, std::string const& kind,
                           Json const& input) {
  return do_operation(all, call, work, kind + ".create", input);
}

Result<Json> remove_record(Register const& all, Call const& call, Work& work, std::string const& kind,
                           std::string const& id) {
  return do_operation(all, call, work, kind + ".remove", {{"id", id}});
}

namespace detail {
namespace {

// What is asked of one record by its id alone.
Result<Done> nothing_but_id(Json const& input) {
  Problem wrong{422, "invalid"};
  for (auto const& [name, value] : input.items())
    if (name != "id") wrong.fields.push_back({name, "field.unknown"});
  if (!wrong.fields.empty()) return wrong;
  return Done{};
}

std::string id_of(Json const& input) {
  auto const found = input.find("id");
  return found != input.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<std::string> id_for(Call const& call, Json const& input) {
  if (!input.contains("id") || input["id"].is_null()) return call.ids.next();
  if (auto const id = canonical_uuid(id_of(input))) return *id;
  return Problem{422, "invalid", {}, {{"id", "field.id"}}};
}

Json shown(Call const& call, record::Shape const& shape, Json const& record) {
  return record::visible(shape, record, audiences(call.asker, shape.name, id_of(record)));
}

// Only what was given: the rest the rules may have filled in, and fill in again otherwise.
bool says_the_same(record::Shape const& shape, Json const& present, Json const& input, Json const& wanted) {
  return std::all_of(shape.fields.begin(), shape.fields.end(), [&](record::Field const& field) {
    std::string const name{field.name};
    return field.rule.by_operation || !input.contains(name) || input[name].is_null() ||
           present.value(name, Json()) == wanted.value(name, Json());
  });
}

Result<Json> create(Call const& call, Work& work, record::Shape const& shape, RulesOnJson const& rules,
                    Json const& input) {
  std::string const kind{shape.name};
  ARPENT_TRY(id, id_for(call, input));
  ARPENT_TRY(record, record::checked(shape, input, nullptr));
  record["id"] = id;
  if (auto const present = work.find(kind, id)) {
    // A retry of a creation whose answer got lost.
    if (says_the_same(shape, *present, input, record)) return shown(call, shape, *present);
    return Problem{409, "record.exists", {{"kind", kind}, {"id", id}}};
  }
  if (rules.allow) ARPENT_CHECK(rules.allow(call, work, nullptr, record));
  return shown(call, shape, work.put(kind, record));
}

Result<Json> change(Call const& call, Work& work, record::Shape const& shape, RulesOnJson const& rules,
                    Json const& input) {
  std::string const kind{shape.name};
  ARPENT_TRY(present, work.get(kind, id_of(input)));
  ARPENT_TRY(record, record::checked(shape, input, present));
  record["id"] = present["id"];
  // The same again is no news: no entry, no new revision.
  if (record::changed_fields(shape, present, record).empty()) return shown(call, shape, present);
  if (rules.allow) ARPENT_CHECK(rules.allow(call, work, &present, record));
  return shown(call, shape, work.put(kind, record));
}

Result<Json> remove(Call const& call, Work& work, record::Shape const& shape, RulesOnJson const& rules,
                    Json const& input) {
  std::string const kind{shape.name};
  ARPENT_CHECK(nothing_but_id(input));
  ARPENT_TRY(present, work.get(kind, id_of(input)));
  if (rules.allow_removal) ARPENT_CHECK(rules.allow_removal(call, work, present));
  ARPENT_CHECK(work.remove(kind, id_of(present)));
  return shown(call, shape, present);
}

// Why no record can hold this value, so that a slip of the pen is told from an empty list; "" where some might.
std::string never_there(record::Field const& field, Json const& value) {
  using record::Kind;
  if (!value.is_string()) return "";
  auto const text = value.get<std::string>();
  if (field.kind == Kind::date && !record::is_date(text)) return "field.date";
  if (field.kind == Kind::moment && !record::is_moment(text)) return "field.moment";
  bool const points = field.kind == Kind::reference || field.kind == Kind::references;
  return points && !canonical_uuid(text) ? "field.reference" : "";
}

Result<Json> list(Call const& call, Reader& reader, record::Shape const& shape, Json const& input) {
  store::Filter filter;
  Problem wrong{422, "invalid"};
  std::string after;
  std::int64_t limit = 200;
  auto const sees = audiences(call.asker, shape.name);
  for (auto const& [name, value] : input.items()) {
    auto const* field = shape.find(name);
    if (name == "after" && value.is_string()) after = value.get<std::string>();
    else if (name == "limit" && value.is_number_integer() && value > 0)
      limit = std::min<std::int64_t>(value.get<std::int64_t>(), 200);
    // Filtering by a field that one may not read would tell its value.
    else if (field && record::visible(shape, {{name, 0}}, sees).contains(name)) {
      for (auto const& one : value.is_array() ? value : Json::array({value}))
        if (auto fault = never_there(*field, one); !fault.empty()) wrong.fields.push_back({name, std::move(fault)});
      filter.emplace_back(name, value);
    } else wrong.fields.push_back({name, "field.unknown"});
  }
  if (!wrong.fields.empty()) return wrong;
  ARPENT_TRY(page, reader.page(std::string(shape.name), filter, after, limit));
  Json items = Json::array();
  for (auto const& record : page.items) items.push_back(shown(call, shape, record));
  return Json{{std::string(shape.plural), std::move(items)},
              {"next", page.next.empty() ? Json(nullptr) : Json(page.next)}};
}

}  // namespace

void add_standard(Register& all, record::Shape const& shape, RulesOnJson rules) {
  std::string const kind{shape.name};
  ensure(all.kinds.emplace(kind, &shape).second, "two kinds have one name");
  ensure(all.plurals.emplace(std::string(shape.plural), &shape).second, "two kinds have one plural");

  auto const writes = [&](std::string verb, auto act) {
    Operation operation{.name = kind + "." + verb, .target = Target::standard};
    operation.writes = true;
    operation.answer = &shape;
    operation.write = [&shape, rules, act](Call const& call, Work& work, Json const& input) {
      return act(call, work, shape, rules, input);
    };
    add(all, std::move(operation));
  };
  writes("create", create);
  writes("change", change);
  writes("remove", remove);

  auto const reads = [&](std::string verb, auto look) {
    Operation operation{.name = kind + "." + verb, .target = Target::standard};
    operation.read = [&shape, look](Call const& call, Reader& reader, Json const& input) {
      return look(call, reader, shape, input);
    };
    add(all, std::move(operation));
  };
  reads("get", [](Call const& call, Reader& reader, record::Shape const& of, Json const& input) -> Result<Json> {
    ARPENT_CHECK(nothing_but_id(input));
    ARPENT_TRY(record, reader.get(std::string(of.name), id_of(input)));
    return shown(call, of, record);
  });
  reads("list", list);
  reads("history",
        [&all](Call const& call, Reader& reader, record::Shape const& of, Json const& input) -> Result<Json> {
          ARPENT_CHECK(nothing_but_id(input));
          return history_of(all, call, reader, of, id_of(input));
        });
}

}  // namespace detail
}  // namespace arpent
