#include "main/map_export.h"

#include "domain/city/city.h"
#include "domain/measure/acceptance.h"
#include "views/disclosed.h"
#include "views/picture.h"
#include "words/words.h"

namespace arpent {
namespace {

using views::IndicatorLine;
using views::PlaceLine;
using writing::MapFigure;

class MapMaker {
 public:
  MapMaker(views::Picture const& picture, measure::Reader read_by, std::string const& language)
      : picture_(picture), read_by_(read_by), language_(language) {}

  void add(writing::Map& map, views::ActionLine const& action, IndicatorLine const& line) const {
    auto const& of = line.record;
    writing::MapSubject subject{.id = of.id,
                                .title = of.title,
                                .belongs_to = action.record.id,
                                .belongs_to_title = action.record.title,
                                .unit = of.unit.value_or(""),
                                .measure = of.measure,
                                .source = of.source.value_or("")};
    auto const figures = figures_of(line);
    subject.together = figures.together;
    map.subjects.push_back(std::move(subject));
    for (auto& place : map.places) {
      auto const found = figures.by_place.find(place.id);
      place.figures.push_back(found == figures.by_place.end() ? std::nullopt : std::optional(found->second));
    }
  }

 private:
  struct Figures {
    std::map<std::string, MapFigure> by_place{};
    MapFigure together{};
  };

  Figures figures_of(IndicatorLine const& line) const {
    std::vector<measure::Reading> latest, counted, begun;
    for (auto const& place : line.places) {
      latest.push_back(place.latest ? place.latest->reading : measure::Reading{});
      counted.push_back(place.counted ? place.counted->reading : measure::Reading{});
      begun.push_back({.value = place.baseline});
    }
    auto said = views::disclosed(line.record, latest, line.rollup.value, read_by_);
    auto const in_sum = views::disclosed(line.record, counted, line.rollup.value, read_by_);
    auto const first = views::disclosed(line.record, begun, line.city_baseline, read_by_);
    said.together = in_sum.together;
    // A small number of the due period stands in the sum, and a later one beside it would leave it alone there.
    for (std::size_t at = 0; at < line.places.size(); ++at)
      if (said.places[at].value && (in_sum.places[at].fewer_than || in_sum.places[at].hidden))
        said.together = {.hidden = true};
    Figures out{.together = said_of(said.together)};
    for (std::size_t at = 0; at < line.places.size(); ++at) {
      auto figure = figure_of(line.places[at], said.places[at], first.places[at]);
      if (line.places[at].place.empty()) out.together = std::move(figure);
      else out.by_place.emplace(line.places[at].place, std::move(figure));
    }
    if (line.record.by_territory) together(line, first.together, out.together);
    out.together.answered = line.rollup.answered;
    out.together.concerned = line.rollup.concerned;
    return out;
  }

  MapFigure said_of(views::Disclosed const& said) const {
    MapFigure out{.value = said.value};
    if (said.fewer_than)
      out.value_note = say(language_, "export.fewer_than", {{"n", std::to_string(*said.fewer_than)}});
    if (said.hidden) out.value_note = say(language_, "export.not_said");
    return out;
  }

  MapFigure figure_of(PlaceLine const& place, views::Disclosed const& said, views::Disclosed const& first) const {
    auto out = said_of(said);
    if (place.latest) {
      out.period = place.latest->key;
      out.period_label = measure::period_label(place.latest->period, language_, picture_.calendar);
    }
    state(place.freshness.word, out);
    out.baseline = first.value;
    out.target = place.target;
    return out;
  }

  void together(IndicatorLine const& line, views::Disclosed const& first, MapFigure& out) const {
    out.period = line.due_key;
    out.period_label = measure::period_label(line.due, language_, picture_.calendar);
    state(line.freshness, out);
    out.baseline = first.value;
    out.target = line.city_target;
  }

  void state(measure::Freshness word, MapFigure& out) const {
    auto const phrase = measure::phrase_of(word);
    out.state = measure::name_of(word);
    out.state_label = say(language_, phrase.code, phrase.params);
  }

  views::Picture const& picture_;
  measure::Reader read_by_;
  std::string const& language_;
};

bool has_borders(places::Territory const& place) {
  return place.geometry.is_object() && place.geometry.value("type", "") != "Point";
}

}  // namespace

writing::Map map_of(store::Reader& reader, measure::Reader read_by, std::string const& language) {
  auto const picture = views::look(reader);
  writing::Map map{.on = print_day(picture->today),
                   .read_by = read_by == measure::Reader::everyone ? "everyone" : "members"};
  if (auto const city = reader.find<city::City>(city::only_id)) map.city = city->name;
  for (auto const& id : picture->districts) {
    auto const& place = *picture->territory(id);
    if (has_borders(place)) map.places.push_back({place.id, place.name, place.code.value_or(""), place.geometry});
    else map.without_borders.push_back(place.name);
  }
  MapMaker const maker(*picture, read_by, language);
  for (auto const& action : picture->actions) {
    if (!action.record.focus_rank) continue;
    for (auto const at : action.indicators)
      if (auto const& line = picture->indicators[at]; line.record.state == "active") maker.add(map, action, line);
  }
  return map;
}

}  // namespace arpent
