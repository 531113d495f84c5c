// An indicator over time: for each period what its places tell together, and how many of them did.
#pragma once
#include "views/picture.h"

namespace arpent::views {

struct SeriesPoint {
  std::string period;             // the key
  std::optional<double> value{};  // rolled up over the places that answered; nothing where none did
  int answered = 0;               // "9 of 11"
  int concerned = 0;
};

// The periods from the first number to the one due, or to a later number, without holes; at most the last `at_most`.
// Numbers of another frequency, told before it was changed, are left out. Empty before the first number.
std::vector<SeriesPoint> series(store::Reader& reader, Picture const& picture, IndicatorLine const& line,
                                int at_most = 24);

// The same of these numbers of the indicator alone: other periods tell nothing.
std::vector<SeriesPoint> series(std::vector<measure::CellReading> readings, Picture const& picture,
                                IndicatorLine const& line, int at_most = 24);

}  // namespace arpent::views
