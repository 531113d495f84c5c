// From wanted values of fields to a condition of SQL.
#pragma once
#include "store/reader.h"

namespace arpent::store {

struct Condition {
  std::string sql;  // "TRUE" when nothing is wanted
  std::vector<std::pair<std::string, Value>> values;
};

// Names in the condition are those of the kind's columns. 422 "invalid" with field.unknown, field.wrong_type {wanted}.
Result<Condition> condition_for(Table const& table, Dialect const& dialect, Filter const& filter);

}  // namespace arpent::store
