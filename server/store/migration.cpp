#include "store/migration.h"

#include <algorithm>
#include <charconv>

namespace arpent::store {
namespace {

int version_of(Connection& connection) {
  int out = 0;
  connection.select("SELECT value FROM city_file WHERE name = 'schema'", {},
                    [&](Row const& row) { out = std::stoi(row.text(0)); });
  return out;
}

void set_version(Connection& connection, int version) {
  connection.run(
      "INSERT INTO city_file (name, value) VALUES ('schema', :version) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      {{"version", std::to_string(version)}});
}

// All of it or nothing.
void in_transaction(Connection& connection, std::function<void()> const& act) {
  connection.begin_write();
  try {
    act();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

// Whether the file is then as described; else it is left as it was.
bool add_what_is_missing(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  bool whole = false;
  connection.begin_write();
  try {
    connection.script(schema_changes(connection, catalogue, furniture));
    whole = drift(connection, catalogue, furniture).empty();
    whole ? connection.commit() : connection.rollback();
  } catch (...) {
    connection.rollback();
    throw;
  }
  return whole;
}

std::string joined(std::vector<std::string> const& lines) {
  std::string out;
  for (auto const& line : lines) out += (out.empty() ? "" : "; ") + line;
  return out;
}

}  // namespace

std::vector<Migration> migrations_of(std::vector<MigrationFile> const& files) {
  std::vector<Migration> out;
  for (auto const& [path, text] : files) {
    auto const stem = path.substr(0, path.rfind(".sql"));
    int number = 0;
    auto const [end, fault] = std::from_chars(stem.data(), stem.data() + std::min<std::size_t>(stem.size(), 4), number);
    ensure(
        path.ends_with(".sql") && fault == std::errc{} && end == stem.data() + 4 && stem.size() > 5 && stem[4] == '_',
        "a migration is called NNNN_name.sql");
    out.push_back({number, std::string(stem.substr(5)), std::string(text)});
  }
  std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < out.size(); ++i)
    ensure(out[i].number == static_cast<int>(i) + 1, "migrations are numbered 1, 2, 3, …");
  return out;
}

Result<bool> bring_up_to_date(Connection& connection, Catalogue const& catalogue, Furniture const& furniture,
                              std::vector<Migration> const& migrations, std::string const& path) {
  int const latest = migrations.empty() ? 0 : migrations.back().number;
  if (connection.tables().empty()) {
    in_transaction(connection, [&] {
      connection.script(schema_sql(catalogue, furniture));
      set_version(connection, latest);
    });
    return false;
  }
  // Somebody else's database.
  if (connection.columns("city_file").empty()) return Problem{422, "store.corrupt", {{"path", path}}};
  auto const version = latest == 0 ? version_of(connection) : std::max(version_of(connection), 1);
  if (version > latest) return Problem{409, "store.newer", {{"path", path}, {"version", std::to_string(version)}}};
  for (auto const& migration : migrations) {
    if (migration.number <= version) continue;
    in_transaction(connection, [&] {
      connection.script(migration.sql);
      set_version(connection, migration.number);
    });
  }
  auto const found = drift(connection, catalogue, furniture);
  if (found.empty()) return version < latest;
  if (!add_what_is_missing(connection, catalogue, furniture))
    return Problem{409, "store.drift", {{"path", path}, {"what", joined(found)}}};
  return true;
}

std::vector<std::string> migration_faults(std::vector<record::Shape const*> const& shapes, Furniture const& furniture,
                                          std::vector<Migration> const& migrations) {
  auto const connection = connect(":memory:", Access::write, Durability::none);
  for (auto const& migration : migrations) connection->script(migration.sql);
  return drift(*connection, Catalogue(shapes, connection->dialect()), furniture);
}

std::string next_migration(std::vector<record::Shape const*> const& shapes, Furniture const& furniture,
                           std::vector<Migration> const& migrations) {
  if (migrations.empty()) return initial_migration(shapes, furniture);
  auto const connection = connect(":memory:", Access::write, Durability::none);
  for (auto const& migration : migrations) connection->script(migration.sql);
  return schema_changes(*connection, Catalogue(shapes, connection->dialect()), furniture);
}

std::string initial_migration(std::vector<record::Shape const*> const& shapes, Furniture const& furniture) {
  auto const connection = connect(":memory:", Access::write, Durability::none);
  return schema_sql(Catalogue(shapes, connection->dialect()), furniture);
}

}  // namespace arpent::store
