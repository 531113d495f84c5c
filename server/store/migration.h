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

// Makes the tables of a fresh file, or applies the migrations that an older one has not had, each whole or not at all.
// 409 "store.newer" {path, version}, "store.drift" {path, what}.
Result<Done> bring_up_to_date(Connection& connection, Catalogue const& catalogue, Furniture const& furniture,
                              std::vector<Migration> const& migrations, std::string const& path);

// What is different in a file made by the migrations from one made by the descriptions, one line each: must be empty
// when a version is released.
std::vector<std::string> migration_faults(std::vector<record::Shape const*> const& shapes, Furniture const& furniture,
                                          std::vector<Migration> const& migrations);

// The whole schema for these descriptions, as 0001_initial.sql holds it.
std::string initial_migration(std::vector<record::Shape const*> const& shapes, Furniture const& furniture);

}  // namespace arpent::store
