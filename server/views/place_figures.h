// From the cells of an indicator to the figure of a place: its own cell, else those of its ages and groups, else those
// of the places inside it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/measure/reading.h"
#include "views/picture.h"

namespace arpent::views {

class PlaceFigures {
 public:
  using Cells = std::map<std::string, std::vector<measure::CellReading>>;  // by territory; "" for the whole city

  explicit PlaceFigures(std::vector<places::Territory> const& territories);

  // The cells that make up a place; empty when nothing was told of it.
  std::vector<measure::CellReading> cells_of(Cells const& cells, std::string const& place) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> inside_;
};

// One figure of cells of the same period, put together by the rule of the indicator; nothing of no cells.
std::optional<Told> together(std::vector<measure::CellReading> const& cells, measure::Period const& period,
                             measure::AcrossPlaces rule, double scale);

// What a place weighs in a roll-up: its denominator in a ratio, else its pupils where they are known.
std::optional<double> weight_of(places::Territory const* place, measure::AcrossPlaces rule,
                                measure::Reading const& now);

}  // namespace arpent::views
