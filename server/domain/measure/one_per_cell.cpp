#include "domain/measure/one_per_cell.h"

namespace arpent::measure {
namespace {

Result<Done> one_per_cell(Reader& reader) {
  bool twice = false;
  reader.select(
      "SELECT 1 FROM {measurement} AS m WHERE state = 'accepted' GROUP BY indicator, COALESCE(territory, ''),"
      " COALESCE(\"group\", ''), COALESCE(stage, ''), period HAVING COUNT(*) > 1 LIMIT 1",
      {}, [&](store::Row const&) { twice = true; });
  if (twice) return Problem{409, "measurement.cell_taken"};
  return Done{};
}

}  // namespace

void add_one_per_cell(Register& all) { all.invariants.push_back({"measurement", one_per_cell}); }

}  // namespace arpent::measure
