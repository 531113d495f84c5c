#include "views/place_figures.h"

namespace arpent::views {

using measure::CellReading;

PlaceFigures::PlaceFigures(std::vector<places::Territory> const& territories) {
  for (auto const& territory : territories)
    if (territory.parent) inside_[*territory.parent].push_back(territory.id);
}

std::vector<CellReading> PlaceFigures::cells_of(Cells const& cells, std::string const& place) const {
  if (auto const own = cells.find(place); own != cells.end()) {
    for (auto const& cell : own->second)
      if (cell.group.empty() && cell.stage.empty()) return {cell};
    return own->second;
  }
  std::vector<CellReading> out;
  if (place.empty()) return out;
  if (auto const inner = inside_.find(place); inner != inside_.end())
    for (auto const& id : inner->second)
      for (auto& cell : cells_of(cells, id)) out.push_back(std::move(cell));
  return out;
}

std::optional<Told> together(std::vector<CellReading> const& cells, measure::Period const& period,
                             measure::AcrossPlaces rule, double scale) {
  if (cells.empty()) return std::nullopt;
  Told told{.reading = cells.front().reading,
            .period = period,
            .key = cells.front().period,
            .measurement = cells.front().measurement,
            .confidence = cells.front().confidence};
  if (cells.size() == 1) return told;
  std::vector<measure::PlaceReading> parts;
  double numerator = 0, denominator = 0;
  for (auto const& cell : cells) {
    parts.push_back({.place = cell.territory + cell.stage + cell.group, .reading = cell.reading});
    numerator += cell.reading.numerator.value_or(0);
    denominator += cell.reading.denominator.value_or(0);
  }
  told.reading = {.value = measure::roll_up(rule, parts, scale).value};
  if (denominator > 0) told.reading.numerator = numerator, told.reading.denominator = denominator;
  return told;
}

std::optional<double> weight_of(places::Territory const* place, measure::AcrossPlaces rule,
                                measure::Reading const& now) {
  if (rule == measure::AcrossPlaces::ratio) return now.denominator;
  return place && place->pupils ? std::optional(static_cast<double>(*place->pupils)) : std::nullopt;
}

}  // namespace arpent::views
