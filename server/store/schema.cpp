#include "store/schema.h"

#include <algorithm>

namespace arpent::store {
namespace {

using record::Kind;

struct Index {
  std::string name, columns;
};
struct Definition {
  std::string name;  // without quotes
  std::vector<Column> columns;
  std::vector<Index> indices{};
};

std::string initial_literal(record::Shape const& shape, record::Field const& field) {
  auto const found = shape.initial.find(std::string(field.name));
  if (found == shape.initial.end() || found->is_null()) return {};
  if (found->is_boolean()) return found->get<bool>() ? "1" : "0";
  if (found->is_number()) return found->dump();
  return literal(found->is_string() ? found->get<std::string>() : found->dump());
}

Definition definition_of(Table const& table, Dialect const& dialect) {
  auto const& shape = *table.shape;
  Definition out{.name = table.kind(), .columns = {}};
  out.columns = {{"id", dialect.type(ColumnType::text) + " PRIMARY KEY NOT NULL", ""},
                 {"revision", dialect.type(ColumnType::integer) + " NOT NULL", ""}};
  for (auto const& field : shape.fields) {
    out.columns.push_back(
        {std::string(field.name), dialect.type(column_type(field.kind)), initial_literal(shape, field)});
    if (field.kind == Kind::reference || field.rule.unique)
      out.indices.push_back({table.kind() + "_" + std::string(field.name), identifier(field.name)});
  }
  return out;
}

std::string column_sql(Column const& column) {
  return identifier(column.name) + " " + column.type + (column.initial.empty() ? "" : " DEFAULT " + column.initial);
}

std::string create_table(Definition const& definition) {
  std::string out = "CREATE TABLE " + identifier(definition.name) + " (";
  bool first = true;
  for (auto const& column : definition.columns) {
    out += (first ? "" : ", ") + column_sql(column);
    first = false;
  }
  return out + ");\n";
}

std::string create_index(Definition const& definition, Index const& index) {
  return "CREATE INDEX " + identifier(index.name) + " ON " + identifier(definition.name) + " (" + index.columns +
         ");\n";
}

// The store's own tables.
std::string own_schema(Dialect const& dialect) {
  auto const text = dialect.type(ColumnType::text), integer = dialect.type(ColumnType::integer),
             bytes = dialect.type(ColumnType::bytes);
  return
      // What the file is: epoch, version of the schema.
      "CREATE TABLE city_file (name " + text + " PRIMARY KEY NOT NULL, value " + text +
      " NOT NULL);\n"

      "CREATE TABLE entry (moment " +
      integer + " PRIMARY KEY NOT NULL, at " + text + " NOT NULL, actor " + text + " NOT NULL, door " + text +
      " NOT NULL, operation " + text + " NOT NULL, why " + text + " NOT NULL, request_id " + text + " UNIQUE, batch " +
      text + ", undoes " + integer +
      ");\n"
      "CREATE INDEX entry_at ON entry (at, moment);\n"
      "CREATE INDEX entry_actor ON entry (actor, moment);\n"
      "CREATE INDEX entry_batch ON entry (batch) WHERE batch IS NOT NULL;\n"
      "CREATE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;\n"

      "CREATE TABLE ledger (moment " +
      integer + " NOT NULL, kind " + text + " NOT NULL, id " + text + " NOT NULL, revision " + integer +
      " NOT NULL, after " + text + ", until " + integer + " NOT NULL DEFAULT " + std::to_string(never) +
      ", PRIMARY KEY (moment, kind, id));\n"
      "CREATE INDEX ledger_record ON ledger (id, kind, moment);\n"
      "CREATE INDEX ledger_past ON ledger (kind, until, moment);\n"

      "CREATE TABLE reference (kind " +
      text + " NOT NULL, id " + text + " NOT NULL, field " + text + " NOT NULL, to_kind " + text + " NOT NULL, to_id " +
      text +
      " NOT NULL, PRIMARY KEY (kind, id, field, to_id));\n"
      "CREATE INDEX reference_to ON reference (to_id);\n"

      "CREATE TABLE fact (kind " +
      text + " NOT NULL, id " + text + " NOT NULL, stream " + text + " NOT NULL, moment " + integer + " NOT NULL, n " +
      integer + " NOT NULL, body " + text +
      " NOT NULL, PRIMARY KEY (id, kind));\n"
      "CREATE INDEX fact_stream ON fact (stream, moment, n);\n"
      "CREATE TABLE fact_batch (moment " +
      integer + " PRIMARY KEY NOT NULL, at " + text +
      " NOT NULL);\n"
      "CREATE INDEX fact_batch_at ON fact_batch (at, moment);\n"

      "CREATE TABLE blob (sha256 " +
      text + " PRIMARY KEY NOT NULL, type " + text + " NOT NULL, size " + integer + " NOT NULL, bytes " + bytes +
      " NOT NULL);\n"

      "CREATE TABLE job (id " +
      dialect.counted_key() + ", moment " + integer + " NOT NULL, name " + text + " NOT NULL, input " + text +
      " NOT NULL, not_before " + text + " NOT NULL, attempts " + integer + " NOT NULL DEFAULT 0, state " + text +
      " NOT NULL DEFAULT 'waiting', fault " + text +
      ");\n"
      "CREATE INDEX job_due ON job (state, not_before);\n"

      "CREATE TABLE request (request_id " +
      text + " PRIMARY KEY NOT NULL, fingerprint " + text + " NOT NULL, answer " + text + " NOT NULL, at " + text +
      " NOT NULL);\n"
      "CREATE INDEX request_at ON request (at);\n"

      "CREATE TABLE searched (place " +
      dialect.counted_key() + ", kind " + text + " NOT NULL, id " + text + " NOT NULL, audience " + text +
      " NOT NULL, title " + text + " NOT NULL, body " + text + " NOT NULL, UNIQUE (kind, id, audience));\n" +
      dialect.search_schema() + ";\n";
}

// A table as the database describes it: columns by name, since a migration adds at the end.
struct Described {
  std::map<std::string, Column> columns;
  std::vector<std::pair<std::string, std::string>> indices;
};
using Database = std::map<std::string, Described>;

Database described(Connection& connection) {
  Database out;
  for (auto const& name : connection.tables()) {
    auto& table = out[name];
    for (auto& column : connection.columns(name)) table.columns.emplace(column.name, column);
    table.indices = connection.indices(name);
  }
  return out;
}

Database expected(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  auto const scratch = connection.scratch();
  scratch->script(schema_sql(catalogue, furniture));
  return described(*scratch);
}

bool has(std::vector<std::pair<std::string, std::string>> const& indices, std::string const& name) {
  return std::any_of(indices.begin(), indices.end(), [&](auto const& index) { return index.first == name; });
}

// The statements of a schema that make this table and its indices; each stands on a line of its own.
std::string statements_for(std::string const& schema, std::string const& table) {
  std::string out;
  for (std::size_t at = 0; at < schema.size();) {
    auto const end = std::min(schema.find(";\n", at), schema.size() - 2) + 2;
    auto const statement = schema.substr(at, end - at);
    for (auto const& name : {table, identifier(table)})
      for (auto const* before : {"TABLE ", "TABLE IF NOT EXISTS ", " ON "})
        if (auto const found = statement.find(before + name); found != std::string::npos) {
          auto const next = statement[found + std::string_view(before).size() + name.size()];
          if (next == ' ' || next == '(') out += statement;
        }
    at = end;
  }
  return out;
}

}  // namespace

std::vector<std::string> drift(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  std::vector<std::string> out;
  auto const wanted = expected(connection, catalogue, furniture), there = described(connection);
  for (auto const& [name, table] : there)
    if (!wanted.contains(name)) out.push_back("unknown table " + name);
  for (auto const& [name, table] : wanted) {
    auto const found = there.find(name);
    if (found == there.end()) {
      out.push_back("no table " + name);
      continue;
    }
    for (auto const& [column, as] : table.columns) {
      auto const is = found->second.columns.find(column);
      if (is == found->second.columns.end()) out.push_back(name + ": no column " + column);
      else if (is->second != as)
        out.push_back(name + "." + column + ": " + is->second.type + " " + is->second.initial + " instead of " +
                      as.type + " " + as.initial);
    }
    for (auto const& [column, is] : found->second.columns)
      if (!table.columns.contains(column)) out.push_back(name + ": unknown column " + column);
    if (found->second.indices != table.indices) out.push_back(name + ": other indices");
  }
  return out;
}

std::string schema_changes(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  std::string out;
  auto const schema = schema_sql(catalogue, furniture);
  auto const there = described(connection);
  for (auto const& [name, table] : expected(connection, catalogue, furniture))
    if (!there.contains(name)) out += statements_for(schema, name);
  for (auto const& [kind, table] : catalogue.tables()) {
    auto const found = there.find(kind);
    if (found == there.end()) continue;
    auto const definition = definition_of(table, catalogue.dialect());
    for (auto const& column : definition.columns)
      if (!found->second.columns.contains(column.name))
        out += "ALTER TABLE " + identifier(kind) + " ADD COLUMN " + column_sql(column) + ";\n";
    for (auto const& index : definition.indices)
      if (!has(found->second.indices, index.name)) out += create_index(definition, index);
  }
  return out;
}

std::string schema_sql(Catalogue const& catalogue, Furniture const& furniture) {
  auto out = own_schema(catalogue.dialect());
  for (auto const& [kind, table] : catalogue.tables()) {
    auto const definition = definition_of(table, catalogue.dialect());
    out += create_table(definition);
    for (auto const& index : definition.indices) out += create_index(definition, index);
  }
  auto const also = [&](std::string const& statements) {
    out += statements + (statements.ends_with(";\n") ? "" : ";\n");
  };
  if (!furniture.live_tables.empty()) also(furniture.live_tables);
  for (auto const& projection : furniture.projections) also(projection.schema);
  return out;
}

}  // namespace arpent::store
