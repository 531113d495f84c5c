// From the tables of one released version to those of the next.
#pragma once
#include <string>
#include <vector>

#include "store/schema.h"

namespace arpent::store {

struct Migration {
  int number;        // 1, 2, 3, …; 1 makes the first released tables
  std::string name;  // "initial", "weather_of_actions"
  std::string sql;
};

// Out of the files of a folder, NNNN_name.sql. Gaps and other names are a Bug.
struct MigrationFile {
  std::string_view path, text;
};
std::vector<Migration> migrations_of(std::vector<MigrationFile> const& files);

// Makes the tables of a fresh file, or brings an older one forward: by the migrations that it has not had, and then by
// adding what only the descriptions have (a new field, a new kind); each whole or not at all. Answers whether it did
// anything: then what follows from the ledger is to be made anew (rebuild.h). A file that counts no migrations holds
// the first tables. 409 "store.newer" {path, version}; "store.drift" {path, what} where the file has what no
// description knows, and is left alone: whoever renames or takes away a field writes a migration.
Result<bool> bring_up_to_date(Connection& connection, Catalogue const& catalogue, Furniture const& furniture,
                              std::vector<Migration> const& migrations, std::string const& path);

// What is different in a file made by the migrations from one made by the descriptions, one line each.
std::vector<std::string> migration_faults(std::vector<record::Shape const*> const& shapes, Furniture const& furniture,
                                          std::vector<Migration> const& migrations);

// The statements that bring a file made by the migrations to the descriptions, as the next migration would hold them:
// "" when nothing is missing, all of them when there is none.
std::string next_migration(std::vector<record::Shape const*> const& shapes, Furniture const& furniture,
                           std::vector<Migration> const& migrations);

// The whole schema for these descriptions, as 0001_initial.sql holds it.
std::string initial_migration(std::vector<record::Shape const*> const& shapes, Furniture const& furniture);

}  // namespace arpent::store
