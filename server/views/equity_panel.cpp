#include "views/equity_panel.h"

#include <algorithm>

#include "domain/measure/equity.h"

namespace arpent::views {
namespace {

bool has(places::Territory const* territory, std::string const& tag) {
  return territory && std::find(territory->tags.begin(), territory->tags.end(), tag) != territory->tags.end();
}

// Schools and clubs where any of them told something, else the districts.
std::vector<std::string> compared(NumberTable const& table, std::string const& key, bool& of_places) {
  std::vector<std::string> inner;
  bool told = false;
  for (auto const& district : table.places())
    for (auto const& place : table.places_inside(district)) {
      inner.push_back(place);
      told = told || table.at(place, key).has_value();
    }
  of_places = told;
  return told ? inner : table.places();
}

// The tag that most of them carry, as long as it tells some from others.
std::string telling_tag(Picture const& picture, std::vector<std::string> const& places) {
  std::map<std::string, std::size_t> count;
  for (auto const& id : places)
    if (auto const* territory = picture.territory(id))
      for (auto const& tag : territory->tags) ++count[tag];
  std::string best;
  for (auto const& [tag, n] : count)
    if (n > 1 && n < places.size() && (best.empty() || n > count[best])) best = tag;
  return best;
}

SideOfTag side(measure::RollUp const& sum, std::optional<double> rate, double factor) {
  return {.value = sum.value,
          .rate = rate ? std::optional(*rate * factor) : std::nullopt,
          .answered = sum.answered,
          .concerned = sum.concerned};
}

void compare_tag(EquityPanel& out, NumberTable const& table, Picture const& picture, std::string const& key) {
  auto const places = compared(table, key, out.of_places);
  auto const tag = telling_tag(picture, places);
  if (tag.empty()) return;
  std::vector<measure::TaggedReading> readings;
  for (auto const& id : places) {
    auto const told = table.at(id, key);
    auto const reading = told ? told->reading : measure::Reading{};
    readings.push_back(
        {{.place = id, .reading = reading, .weight = table.weight(id, reading)}, has(picture.territory(id), tag)});
  }
  auto const both = measure::tagged_and_rest(table.rule(), readings, measure::factor_of(table.scale()));
  if (both.tagged.answered == 0 || both.rest.answered == 0) return;
  out.tag = tag;
  out.per_pupil = table.rule() == measure::AcrossPlaces::sum && both.tagged_rate && both.rest_rate;
  out.tagged = side(both.tagged, both.tagged_rate, out.per_pupil ? 100 : 1);
  out.rest = side(both.rest, both.rest_rate, out.per_pupil ? 100 : 1);
}

}  // namespace

EquityPanel equity_panel(NumberTable const& table, Picture const& picture, measure::Indicator const& of,
                         std::string const& key) {
  EquityPanel out;
  if (!of.by_territory) return out;
  auto const sum = table.together(key);
  if (auto const spread = measure::spread(sum.figures, of.ascending)) {
    out.lowest = std::min(spread->best.figure, spread->worst.figure);
    out.highest = std::max(spread->best.figure, spread->worst.figure);
    out.gap = spread->gap;
    out.places = spread->places;
  }
  compare_tag(out, table, picture, key);
  if (of.by_stage)
    for (auto const& stage : record::detail::split(stages)) {
      auto const of_stage = table.together(key, stage);
      out.stages.push_back({.stage = stage, .value = of_stage.value, .answered = of_stage.answered});
    }
  return out;
}

}  // namespace arpent::views
