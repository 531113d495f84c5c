#include "doors/export/records.h"

#include <algorithm>

#include "doors/written.h"
#include "words/words.h"

namespace arpent::writing {
namespace {

Column column_for(record::Shape const& shape, record::Field const& field, std::string const& language) {
  using record::Kind;
  Column out{.heading = field_label(shape, field.name, language)};
  switch (field.kind) {
    case Kind::long_text:
      out.kind = Column::Kind::long_text;
      break;
    case Kind::integer:
    case Kind::number:
      out.kind = Column::Kind::number;
      break;
    case Kind::money:
      out.kind = Column::Kind::money;
      break;
    case Kind::date:
      out.kind = Column::Kind::date;
      break;
    case Kind::flag:
      out.kind = Column::Kind::flag;
      break;
    default:
      break;
  }
  if (field.kind == Kind::choice)
    for (auto const& word : field.choices) out.choices.push_back(choice_label(shape, field, word, language));
  auto const help = "help." + std::string(shape.name) + "." + std::string(field.name);
  if (knows(help)) out.note = say(language, help);
  return out;
}

Value value_of(record::Shape const& shape, record::Field const& field, Json const& value, Names& names,
               std::string const& language) {
  using record::Kind;
  if (value.is_null()) return {};
  switch (field.kind) {
    case Kind::integer:
    case Kind::number:
      return value.get<double>();
    case Kind::money:
      return value.get<double>() / 100;
    case Kind::flag:
      return value.get<bool>();
    case Kind::date:
      if (auto const day = parse_day(value.get<std::string>())) return *day;
      return value.get<std::string>();
    default: {
      auto text = written(shape, field, value, names, language);
      return text.empty() ? Value{} : Value{std::move(text)};
    }
  }
}

Table table_of(record::Shape const& shape, Call const& call, Names& names) {
  auto const& language = call.asker.language;
  std::string const kind{shape.name};
  Table out{.name = kind_label(shape, language)};
  out.columns = {{.heading = kind + ".id", .hidden = true},
                 {.heading = kind + ".revision", .kind = Column::Kind::number, .hidden = true}};
  auto const sees = audiences(call.asker, kind);
  std::vector<record::Field const*> fields;
  for (auto const& field : shape.fields)
    if (sees.contains(field.rule.audience)) fields.push_back(&field);
  for (auto const* field : fields) out.columns.push_back(column_for(shape, *field, language));
  for (auto const& record : names.all(kind)) {
    auto& row = out.rows.emplace_back();
    row.push_back(record["id"].get<std::string>());
    row.push_back(record["revision"].get<double>());
    for (auto const* field : fields)
      row.push_back(value_of(shape, *field, record.at(std::string(field->name)), names, language));
  }
  return out;
}

}  // namespace

std::vector<Table> tables_of(House const& house, Call const& call, Reader& reader, std::string const& kind) {
  Names names(reader, house.all);
  std::vector<Table> out;
  for (auto const& [name, shape] : house.all.kinds) {
    auto const permitted = house.permissions.check({reader, call.asker, name + ".list", name, Json::object()});
    if (permitted && audiences(call.asker, name).contains(shape->audience) && (kind.empty() || kind == name))
      out.push_back(table_of(*shape, call, names));
  }
  return out;
}

std::optional<Table> template_of(Register const& all, std::string const& what, std::string const& language) {
  for (auto const& intake : all.intakes) {
    if (intake.name != what) continue;
    Table out{.name = say(language, "import.what." + what)};
    for (auto const& column : intake.columns) {
      if (column.field && column.field->kind == record::Kind::geometry) continue;
      if (column.field && column.as == intake::As::field) {
        out.columns.push_back(column_for(*all.kinds.at(column.kind), *column.field, language));
      } else {
        auto const key = "label." + (column.field ? column.kind : intake.name) + "." + column.name;
        out.columns.push_back({.heading = knows(key) ? say(language, key) : column.name});
      }
    }
    return out;
  }
  return std::nullopt;
}

}  // namespace arpent::writing
