#include "store/catalogue.h"

#include <algorithm>
#include <array>

namespace arpent::store {
namespace {

using record::Field;
using record::Kind;
using record::Shape;

bool is_json(Kind kind) {
  return kind == Kind::texts || kind == Kind::choices || kind == Kind::references || kind == Kind::geometry ||
         kind == Kind::file;
}

Json initial_of(Shape const& shape, Field const& field) {
  auto const found = shape.initial.find(std::string(field.name));
  return found == shape.initial.end() ? Json(nullptr) : *found;
}

Json tidied_value(Field const& field, Json const& value) {
  if (value.is_null()) return nullptr;
  switch (field.kind) {
    case Kind::number:
      ensure(value.is_number(), "a number is kept as a number");
      return value.get<double>();
    case Kind::integer:
    case Kind::money:
      ensure(value.is_number(), "a whole number is kept as a number");
      return value.get<std::int64_t>();
    default:
      return value;
  }
}

// As dump() prints it, without a printer for each plain text.
void append(std::string& out, Json const& value) {
  auto const* text = value.get_ptr<std::string const*>();
  bool const plain = text && std::all_of(text->begin(), text->end(),
                                         [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
  if (plain) out.append(1, '"').append(*text).append(1, '"');
  else if (value.is_null()) out += "null";
  else out += value.dump();
}

std::string member_of(Dialect const& dialect, Shape const& shape, Field const& field) {
  auto const type = column_type(field.kind);
  auto const names = record::detail::split(field.rule.former);
  auto const initial = initial_of(shape, field);
  auto const now = dialect.member("after", field.name, type);
  if (names.empty() && initial.is_null()) return now;
  // A member that was written as null is null, even where a missing one has another value.
  std::string out = "CASE WHEN " + dialect.has_member("after", field.name) + " THEN " + now;
  for (auto const& name : names)
    out += " WHEN " + dialect.has_member("after", name) + " THEN " + dialect.member("after", name, type);
  if (!initial.is_null()) {
    auto const text = initial.is_string()    ? literal(initial.get_ref<std::string const&>())
                      : initial.is_boolean() ? (initial.get<bool>() ? "1" : "0")
                      : initial.is_number()  ? initial.dump()
                                             : literal(initial.dump());
    out += " ELSE " + text;
  }
  return out + " END";
}

Table table_of(Shape const& shape, Dialect const& dialect) {
  Table table{.shape = &shape, .name = identifier(shape.name), .kind_ = std::string(shape.name)};
  table.columns = "\"id\", \"revision\"";
  std::string marks = ":id, :revision", sets = "\"revision\" = excluded.\"revision\"";
  table.past = "(SELECT id, revision";
  for (std::size_t i = 0; i < shape.fields.size(); ++i) {
    auto const& field = shape.fields[i];
    auto const name = identifier(field.name);
    table.parameters.push_back("f" + std::to_string(i));
    table.columns += ", " + name;
    marks += ", :" + table.parameters.back();
    sets += ", " + name + " = excluded." + name;
    table.past += ", " + member_of(dialect, shape, field) + " AS " + name;
  }
  table.past += " FROM ledger WHERE kind = " + literal(shape.name) +
                " AND until > :the_moment AND moment <= :the_moment AND after IS NOT NULL)";
  table.put = "INSERT INTO " + table.name + " (" + table.columns + ") VALUES (" + marks +
              ") ON CONFLICT (\"id\") DO UPDATE SET " + sets;
  table.remove = "DELETE FROM " + table.name + " WHERE id = :id";
  return table;
}

}  // namespace

ColumnType column_type(Kind kind) {
  switch (kind) {
    case Kind::integer:
    case Kind::money:
    case Kind::flag:
      return ColumnType::integer;
    case Kind::number:
      return ColumnType::real;
    default:
      return ColumnType::text;
  }
}

Value to_column(Field const& field, Json const& value) {
  if (value.is_null()) return nullptr;
  if (is_json(field.kind)) return value.dump();
  switch (field.kind) {
    case Kind::integer:
    case Kind::money:
      return value.get<std::int64_t>();
    case Kind::number:
      return value.get<double>();
    case Kind::flag:
      return value.get<bool>();
    default:
      ensure(value.is_string(), "text is kept as text");
      return value.get_ref<std::string const&>();
  }
}

Json from_column(Field const& field, Row const& row, int column) {
  if (row.absent(column)) return nullptr;
  if (is_json(field.kind)) return Json::parse(row.view(column));
  switch (field.kind) {
    case Kind::integer:
    case Kind::money:
      return row.integer(column);
    case Kind::number:
      return row.number(column);
    case Kind::flag:
      return row.flag(column);
    default:
      return row.text(column);
  }
}

Catalogue::Catalogue(std::span<Shape const* const> shapes, Dialect const& dialect) : dialect_(dialect) {
  static constexpr std::array own{"entry", "ledger",  "reference", "fact",     "fact_batch", "blob",
                                  "job",   "request", "search",    "searched", "city_file"};
  for (auto const* shape : shapes) {
    ensure(std::find(own.begin(), own.end(), shape->name) == own.end(), "a kind has the name of a table of the store");
    for (auto const& field : shape->fields)
      ensure(field.kind != Kind::object && field.kind != Kind::rows && field.kind != Kind::json,
             "objects, rows and json are never kept");
    auto const is_new = tables_.emplace(std::string(shape->name), table_of(*shape, dialect)).second;
    ensure(is_new, "two kinds have one name");
  }
}

Table const* Catalogue::find(std::string_view kind) const {
  auto const found = tables_.find(kind);
  return found == tables_.end() ? nullptr : &found->second;
}

Table const& Catalogue::at(std::string_view kind) const {
  if (auto const* table = find(kind)) return *table;
  throw Bug("no such kind: " + std::string(kind));
}

Json tidied(Shape const& shape, Json const& record) {
  Json out = Json::object();
  // Members of an ordered object stand in a row: looking each up before it is added would take the square of their
  // time.
  auto& members = out.get_ref<Json::object_t&>();
  members.reserve(shape.fields.size());
  auto next = record.begin();
  auto const is_head = [&] { return next != record.end() && (next.key() == "id" || next.key() == "revision"); };
  while (is_head()) ++next;
  for (auto const& field : shape.fields) {
    bool const in_order = next != record.end() && next.key() == field.name;
    auto const* value = in_order ? &*next : record::stored_value(record, field);
    members.emplace_back(std::string(field.name), tidied_value(field, value ? *value : initial_of(shape, field)));
    if (in_order) ++next;
  }
  return out;
}

std::string ledger_text(Shape const& shape, Json const& tidied) {
  std::string out = "{";
  auto member = tidied.begin();
  for (auto const& field : shape.fields) {
    ensure(member != tidied.end() && member.key() == field.name, "a tidied record is in the order of its description");
    if (!member->is_null() || !initial_of(shape, field).is_null()) {
      out += out.size() == 1 ? "\"" : ",\"";
      out += field.name;
      out += "\":";
      append(out, *member);
    }
    ++member;
  }
  return out += '}';
}

Json from_ledger(Shape const& shape, std::string_view text) { return tidied(shape, Json::parse(text)); }

Json with_head(std::string_view id, std::int64_t revision, Json fields) {
  Json out = Json::object();
  auto& members = out.get_ref<Json::object_t&>();
  members.reserve(fields.size() + 2);
  members.emplace_back("id", id);
  members.emplace_back("revision", revision);
  for (auto& [name, value] : fields.get_ref<Json::object_t&>()) members.emplace_back(name, std::move(value));
  return out;
}

}  // namespace arpent::store
