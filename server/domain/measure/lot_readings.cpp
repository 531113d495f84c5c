#include "domain/measure/lot_readings.h"

namespace arpent::measure {

Result<Done> follow_lot(store::Work& work, store::Lot const& lot) {
  // As place_in_time() says it.
  static std::string const place =
      "CASE WHEN substr(period, length(period) - 2, 2) = '-P' THEN substr(period, 1, length(period) - 1) || '0' || "
      "substr(period, length(period), 1) ELSE period END";
  static std::string const cell = "indicator, COALESCE(territory, ''), COALESCE(\"group\", ''), COALESCE(stage, '')";
  auto const of_lot = [&](char const* state) { return " FROM " + lot.table() + " WHERE state = '" + state + "'"; };
  auto const kept = work.run(
      "INSERT INTO reading (indicator, territory, of_group, stage, place_in_time, period, value, numerator, "
      "denominator, in_words, measurement, confidence) SELECT " +
      cell + ", " + place +
      ", period, value, numerator, denominator, CASE WHEN COALESCE(narrative, '') = '' THEN 0 ELSE 1 END, id, "
      "confidence" +
      of_lot("accepted") + " ON CONFLICT DO NOTHING");
  work.run(
      "INSERT INTO latest_reading (indicator, territory, of_group, stage, place_in_time) SELECT indicator, territory, "
      "of_group, stage, max(place_in_time) FROM reading WHERE indicator IN (SELECT DISTINCT indicator FROM " +
      lot.table() +
      ") GROUP BY indicator, territory, of_group, stage ON CONFLICT (indicator, territory, of_group, stage) DO UPDATE "
      "SET place_in_time = excluded.place_in_time");
  auto const waiting = work.run(
      "INSERT INTO waiting_number (indicator, territory, of_group, stage, measurement, period, state) SELECT " + cell +
      ", id, period, state" + of_lot("submitted"));
  // A number of an import counts or waits.
  if (kept + waiting != static_cast<std::int64_t>(lot.size())) return Problem{409, "measurement.cell_taken"};
  return Done{};
}

}  // namespace arpent::measure
