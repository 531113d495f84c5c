// The tables of a city, derived from the descriptions of its records.
#pragma once
#include "store/catalogue.h"

namespace arpent::store {

// A table that the store keeps in step with the records in the writing transaction, and makes anew from the ledger with
// the same code: the latest accepted number of a cell, say.
class Work;
struct Projection {
  std::string name;
  std::string schema;  // CREATE TABLE and CREATE INDEX; tables are emptied before they are made anew
  std::vector<std::string> tables;
  // Called once per record that an entry changed, in the order of kinds and ids, when all its changes are in the
  // tables. Whole records with id and revision; null: was not there before, is not there after. work.moment() is the
  // entry's. May read records and write its own tables, nothing else: it is called again, entry by entry, when tables
  // are made anew.
  std::function<void(Work& work, std::string_view kind, Json const* before, Json const* after)> on_change;
};

// What a city is made of besides its records.
struct Furniture {
  std::string live_tables{};  // CREATE statements of tables outside the ledger, each ended by ";\n": sessions, codes
  std::vector<Projection> projections{};
};

// CREATE statements, one per line, in a fixed order: the whole of a fresh file.
std::string schema_sql(Catalogue const& catalogue, Furniture const& furniture);

// The statements that add what the descriptions have and the file has not (tables, columns, indices), for a migration;
// "" when nothing is missing. What only the file has, or has otherwise, cannot be derived: see drift().
std::string schema_changes(Connection& connection, Catalogue const& catalogue, Furniture const& furniture);

// Where the file and the descriptions differ, one line each: "action: no column weather", "goal: unknown column
// colour", "goal.weight: TEXT instead of REAL". Empty when they agree.
std::vector<std::string> drift(Connection& connection, Catalogue const& catalogue, Furniture const& furniture);

}  // namespace arpent::store
