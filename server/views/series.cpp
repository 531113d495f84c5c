#include "views/series.h"

#include <algorithm>

#include "domain/measure/acceptance.h"
#include "views/place_figures.h"

namespace arpent::views {
namespace {

using Numbers = std::map<measure::Period, PlaceFigures::Cells>;

Numbers by_period(std::vector<measure::CellReading> readings, Picture const& picture, IndicatorLine const& line) {
  Numbers out;
  for (auto& cell : readings)
    if (auto const period = measure::parse_period(cell.period, picture.calendar);
        period && period->frequency == line.frequency)
      out[*period][cell.territory].push_back(std::move(cell));
  return out;
}

// Every period from one to the other, at most the last ones.
std::vector<measure::Period> without_holes(Picture const& picture, measure::Period const& from,
                                           measure::Period const& to, int at_most) {
  std::vector<measure::Period> out{to};
  while (out.back() != from && static_cast<int>(out.size()) < at_most) {
    auto const before = measure::previous(out.back(), picture.calendar);
    if (!before) break;
    out.push_back(*before);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<SeriesPoint> series(store::Reader& reader, Picture const& picture, IndicatorLine const& line, int at_most) {
  return series(measure::readings_of(reader, line.record.id), picture, line, at_most);
}

std::vector<SeriesPoint> series(std::vector<measure::CellReading> readings, Picture const& picture,
                                IndicatorLine const& line, int at_most) {
  auto const numbers = by_period(std::move(readings), picture, line);
  std::vector<SeriesPoint> out;
  if (numbers.empty()) return out;
  PlaceFigures const figures(picture.territories);
  auto const rule = measure::parse_across_places(line.record.across_places).value_or(measure::AcrossPlaces::none);
  auto const scale = measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number));
  auto const last = std::max(numbers.rbegin()->first, line.due);
  for (auto const& period : without_holes(picture, numbers.begin()->first, last, at_most)) {
    auto const cells = numbers.find(period);
    if (cells == numbers.end()) {
      out.push_back({.period = measure::print_period(period), .concerned = static_cast<int>(line.places.size())});
      continue;
    }
    std::vector<measure::PlaceReading> places;
    for (auto const& place : line.places) {
      measure::PlaceReading reading{.place = place.place};
      if (auto told = together(figures.cells_of(cells->second, place.place), period, rule, scale))
        reading.reading = told->reading;
      reading.weight = weight_of(picture.territory(place.place), rule, reading.reading);
      places.push_back(std::move(reading));
    }
    auto const rolled = measure::roll_up(rule, places, scale);
    out.push_back({.period = measure::print_period(period),
                   .value = rolled.value,
                   .answered = rolled.answered,
                   .concerned = rolled.concerned});
  }
  return out;
}

}  // namespace arpent::views
