#include "views/number_table.h"

#include <algorithm>

namespace arpent::views {
namespace {

// What is asked for today: nothing after the last day of the indicator.
Day asked_on(measure::Indicator const& of, measure::Frequency frequency, Picture const& picture) {
  auto const last = parse_day(of.ends_on.value_or(""));
  if (!last || frequency == measure::Frequency::once) return picture.today;
  auto const end = measure::last_day(measure::period_of(frequency, *last, picture.calendar), picture.calendar);
  return std::min(picture.today, add_days(end, 1));
}

}  // namespace

NumberTable::NumberTable(store::Reader& reader, Picture const& picture, measure::Indicator const& of)
    : NumberTable(measure::readings_of(reader, of.id), picture, of) {}

NumberTable::NumberTable(std::vector<measure::CellReading> readings, Picture const& picture,
                         measure::Indicator const& of)
    : picture_(picture),
      frequency_(measure::parse_frequency(of.frequency).value_or(measure::Frequency::month)),
      scale_(measure::parse_scale(of.measure).value_or(measure::Scale::number)),
      rule_(measure::parse_across_places(of.across_places).value_or(measure::AcrossPlaces::none)) {
  due_ = measure::due_period(frequency_, asked_on(of, frequency_, picture), picture.calendar);
  auto const* action = of.action ? picture.action(*of.action) : nullptr;
  if (!of.by_territory) places_ = {""};
  else places_ = action ? action->concerned : picture.districts;
  readings_ = std::move(readings);
  for (auto const& reading : readings_) {
    by_cell_[{reading.territory, reading.period}].push_back(&reading);
    if (keys_.empty() || keys_.back() != reading.period) keys_.push_back(reading.period);
  }
}

std::vector<measure::Period> NumberTable::periods(int least, int most) const {
  auto out = measure::periods_up_to(due_, most, picture_.calendar);
  std::vector<measure::Period> told;
  for (auto const& key : keys_)
    if (auto const period = measure::parse_period(key, picture_.calendar); period && period->frequency == frequency_)
      told.push_back(*period);
  auto const floor =
      out.size() > static_cast<std::size_t>(least) ? out[out.size() - static_cast<std::size_t>(least)] : due_;
  auto const first = told.empty() ? floor : std::min(floor, told.front());
  std::erase_if(out, [&](measure::Period const& period) { return period < first; });
  for (auto const& period : told)
    if (due_ < period) out.push_back(period);
  return out;
}

NumberTable::Cells NumberTable::cells(std::string const& place, std::string const& key,
                                      std::string const& stage) const {
  if (auto const own = by_cell_.find({place, key}); own != by_cell_.end()) {
    Cells parts;
    for (auto const* cell : own->second) {
      if (stage.empty() && cell->group.empty() && cell->stage.empty()) return {cell};
      if (stage.empty() || cell->stage == stage) parts.push_back(cell);
    }
    return parts;
  }
  Cells parts;
  for (auto const& inner : places_inside(place))
    for (auto const* cell : cells(inner, key, stage)) parts.push_back(cell);
  return parts;
}

std::optional<PlaceTold> NumberTable::at(std::string const& place, std::string const& key,
                                         std::string const& stage) const {
  auto const parts = cells(place, key, stage);
  if (parts.empty()) return std::nullopt;
  PlaceTold told{.reading = parts.front()->reading, .confidence = parts.front()->confidence};
  for (auto const* part : parts) told.measurements.push_back(part->measurement);
  if (parts.size() == 1) return told;
  std::vector<measure::PlaceReading> readings;
  double numerator = 0, denominator = 0;
  for (auto const* part : parts) {
    readings.push_back({.place = part->measurement, .reading = part->reading});
    numerator += part->reading.numerator.value_or(0);
    denominator += part->reading.denominator.value_or(0);
  }
  told.reading = {.value = measure::roll_up(rule_, readings, measure::factor_of(scale_)).value};
  if (denominator > 0) told.reading.numerator = numerator, told.reading.denominator = denominator;
  return told;
}

std::optional<double> NumberTable::figure(std::string const& place, std::string const& key) const {
  auto const told = at(place, key);
  return told ? measure::figure_of(told->reading, measure::factor_of(scale_)) : std::nullopt;
}

std::optional<std::string> NumberTable::before(std::string const& place, std::string const& key) const {
  auto const found = std::find(keys_.begin(), keys_.end(), key);
  for (auto at = std::make_reverse_iterator(found); at != keys_.rend(); ++at)
    if (figure(place, *at)) return *at;
  return std::nullopt;
}

measure::RollUp NumberTable::together(std::string const& key, std::string const& stage) const {
  std::vector<measure::PlaceReading> readings;
  for (auto const& place : places_) {
    auto const told = at(place, key, stage);
    auto const reading = told ? told->reading : measure::Reading{};
    readings.push_back({.place = place, .reading = reading, .weight = weight(place, reading)});
  }
  return measure::roll_up(rule_, readings, measure::factor_of(scale_));
}

std::optional<double> NumberTable::weight(std::string const& place, measure::Reading const& reading) const {
  if (rule_ == measure::AcrossPlaces::ratio) return reading.denominator;
  auto const* territory = picture_.territory(place);
  return territory && territory->pupils ? std::optional(static_cast<double>(*territory->pupils)) : std::nullopt;
}

std::vector<std::string> NumberTable::places_inside(std::string const& place) const {
  std::vector<std::string> out;
  if (place.empty()) return out;
  for (auto const& territory : picture_.territories)
    if (territory.parent == place) out.push_back(territory.id);
  return out;
}

}  // namespace arpent::views
