// The numbers that count, one row per cell, kept in step with the measurements: what every screen is made of. In the
// past the same questions are answered from the measurements as they were.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/measure/rollup.h"
#include "store/reader.h"
#include "store/schema.h"

namespace arpent::measure {

// An accepted number and its cell. "" where a cell has no territory (the whole city), group or stage.
struct CellReading {
  std::string indicator, territory, group, stage;
  std::string period;  // the key
  Reading reading;
  std::string measurement;  // its id
  std::string confidence;
};

// A number that does not count: it waits to be accepted, or was sent back with a question.
struct WaitingNumber {
  std::string indicator, territory, group, stage, period;
  std::string measurement;  // its id
  std::string state;        // "submitted" or "returned"
};

// Tables "reading", "latest_reading" and "waiting_number".
store::Projection readings();

// The latest accepted number of every cell, of all indicators, in no particular order. Linear in the cells, not in the
// periods (the past: linear in the numbers).
void each_latest(store::Reader& reader, std::function<void(CellReading)> const& take);

// The accepted number of one cell in one period; nothing where there is none.
std::optional<CellReading> reading_at(store::Reader& reader, CellReading const& cell, std::string_view period);

// The latest accepted number of one cell before a period; nothing where there is none.
std::optional<CellReading> reading_before(store::Reader& reader, CellReading const& cell, std::string_view period);

// The numbers of all indicators that wait, in the order of age.
std::vector<WaitingNumber> waiting_numbers(store::Reader& reader);
// Those of one cell in one period.
std::vector<WaitingNumber> waiting_at(store::Reader& reader, CellReading const& cell, std::string_view period);

// Does any number of this indicator count or wait? Of the present only.
bool has_numbers(store::Reader& reader, std::string_view indicator);

// Every accepted number of one indicator, by period from the oldest, then by territory.
std::vector<CellReading> readings_of(store::Reader& reader, std::string_view indicator);

// The same of several indicators, by id: the past is gone through once, whatever is asked.
using ReadingsByIndicator = std::map<std::string, std::vector<CellReading>, std::less<>>;
ReadingsByIndicator readings_of(store::Reader& reader, std::vector<std::string> const& indicators);

// From which period to which a cell of an indicator has accepted numbers; there may be holes between them.
struct CellSpan {
  std::string territory;      // "" for the whole city
  std::string first, latest;  // the keys
};
// One for each cell that has any. Of the present only. Linear in the cells, not in the periods.
std::vector<CellSpan> spans_of(store::Reader& reader, std::string_view indicator);

// The accepted numbers of one indicator in these periods (keys), in the order of readings_of. Of the present only.
// Linear in the cells, not in the periods.
std::vector<CellReading> readings_in(store::Reader& reader, std::string_view indicator,
                                     std::set<std::string> const& periods);

// Like readings_of, but of a few territories only, indicator after indicator: the past is read through once.
class PlaceReadings {
 public:
  PlaceReadings(store::Reader& reader, std::vector<std::string> territories);
  std::vector<CellReading> of(std::string_view indicator) const;

 private:
  store::Reader& reader_;
  std::vector<std::string> territories_;
  ReadingsByIndicator past_{};
};

}  // namespace arpent::measure
