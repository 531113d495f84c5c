#include "store/position.h"

namespace arpent::store {
namespace {

// Entries and batches of facts count in the same moments.
Position latest(Connection& connection, std::string_view condition, std::string_view order, Values const& values) {
  Position out;
  for (auto const* table : {"entry", "fact_batch"}) {
    std::string const sql = "SELECT moment, at FROM " + std::string(table) + " WHERE " + std::string(condition) +
                            " ORDER BY " + std::string(order) + " LIMIT 1";
    connection.select(sql, values, [&](Row const& row) {
      if (row.integer(0) > out.moment) out = {row.integer(0), row.text(1)};
    });
  }
  return out;
}

}  // namespace

Position last_position(Connection& connection) { return latest(connection, "TRUE", "moment DESC", {}); }

Position position_at(Connection& connection, std::string const& at) {
  return latest(connection, "at <= :at", "at DESC, moment DESC", {{"at", at}});
}

Position position_of(Connection& connection, Moment moment) {
  return latest(connection, "moment <= :moment", "moment DESC", {{"moment", moment}});
}

}  // namespace arpent::store
