// What follows for tables from the descriptions of the records: columns, statements, and the way from a value to its
// column and back. Made once when a city is opened; read by any thread.
#pragma once
#include <map>
#include <span>

#include "record/derive.h"
#include "store/database.h"
#include "store/entry.h"

namespace arpent::store {

ColumnType column_type(record::Kind kind);
// The value of a field as its column holds it. A value of the wrong kind is a Bug: records were checked before.
Value to_column(record::Field const& field, Json const& value);
Json from_column(record::Field const& field, Row const& row, int column);

struct Table {
  record::Shape const* shape;
  std::string name;                     // quoted
  std::string columns;                  // "id", "revision", and the fields in their order, quoted
  std::string put;                      // inserts or replaces a row; parameters id, revision, f0, f1, …
  std::string remove;                   // parameter id
  std::vector<std::string> parameters;  // f0, f1, …

  std::string const& kind() const { return kind_; }
  // The kind's rows as they were after :the_moment, to be read like the table itself.
  std::string past;
  std::string kind_;
};

class Catalogue {
 public:
  Catalogue(std::span<record::Shape const* const> shapes, Dialect const& dialect);

  // An unknown kind is a Bug: doors look kinds up in the register.
  Table const& at(std::string_view kind) const;
  Table const* find(std::string_view kind) const;
  std::map<std::string, Table, std::less<>> const& tables() const { return tables_; }
  Dialect const& dialect() const { return dialect_; }

 private:
  Dialect const& dialect_;
  std::map<std::string, Table, std::less<>> tables_;
};

// The fields of a record, all of them and nothing else, in the order of the description; what is missing has its
// initial value. Numbers are doubles, whole numbers integers: equal records are equal JSON.
Json tidied(record::Shape const& shape, Json const& record);

// How a revision stands in the ledger: tidied, without what is absent anyway.
std::string ledger_text(record::Shape const& shape, Json const& tidied);
// And back; text of an older version of the description may have former names or lack members.
Json from_ledger(record::Shape const& shape, std::string_view text);

// {"id", "revision", …fields}: as records are answered.
Json with_head(std::string_view id, std::int64_t revision, Json fields);

}  // namespace arpent::store
