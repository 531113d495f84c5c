#include "doors/export/geojson.h"

#include "base/geometry.h"

namespace arpent::writing {
namespace {

Json number_or_null(std::optional<double> const& number) { return number ? Json(*number) : Json(); }

void add_text(Json& to, char const* name, std::string const& text) {
  if (!text.empty()) to[name] = text;
}

Json figure(MapFigure const& of) {
  Json out{{"value", number_or_null(of.value)}};
  add_text(out, "value_note", of.value_note);
  add_text(out, "period", of.period);
  add_text(out, "period_label", of.period_label);
  add_text(out, "state", of.state);
  add_text(out, "state_label", of.state_label);
  out["baseline"] = number_or_null(of.baseline);
  out["target"] = number_or_null(of.target);
  return out;
}

Json head_of(MapSubject const& subject) {
  Json out{{"id", subject.id}, {"title", subject.title}};
  add_text(out, "action", subject.belongs_to);
  add_text(out, "action_title", subject.belongs_to_title);
  add_text(out, "unit", subject.unit);
  add_text(out, "measure", subject.measure);
  add_text(out, "source", subject.source);
  return out;
}

std::string column(std::size_t at) { return "value_" + std::to_string(at + 1); }

Json feature(Map const& map, MapPlace const& place) {
  Json properties{{"name", place.name}};
  // Always there: a reader that finds no code would take the next best property for one.
  properties["code"] = place.code;
  properties["place"] = place.id;
  Json figures = Json::array();
  for (std::size_t at = 0; at < map.subjects.size(); ++at) {
    auto const& told = place.figures[at];
    properties[column(at)] = told ? number_or_null(told->value) : Json();
    if (!told) continue;
    Json one = head_of(map.subjects[at]);
    one.update(figure(*told));
    figures.push_back(std::move(one));
  }
  properties["figures"] = std::move(figures);
  return {{"type", "Feature"}, {"properties", std::move(properties)}, {"geometry", right_handed(place.geometry)}};
}

Json legend(Map const& map) {
  Json subjects = Json::array();
  for (std::size_t at = 0; at < map.subjects.size(); ++at) {
    auto const& subject = map.subjects[at];
    Json one{{"column", column(at)}};
    one.update(head_of(subject));
    one["together"] = figure(subject.together);
    one["together"]["answered"] = subject.together.answered;
    one["together"]["concerned"] = subject.together.concerned;
    subjects.push_back(std::move(one));
  }
  return {{"city", map.city},
          {"on", map.on},
          {"read_by", map.read_by},
          {"places", map.places.size() + map.without_borders.size()},
          {"without_borders", map.without_borders.size()},
          {"names_without_borders", map.without_borders},
          {"subjects", std::move(subjects)}};
}

std::string printed(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string write_geojson(Map const& map) {
  std::string out = "{\"type\":\"FeatureCollection\",\n\"arpent\":" + printed(legend(map)) + ",\n\"features\":[";
  for (auto const& place : map.places)
    out += (&place == &map.places.front() ? "\n" : ",\n") + printed(feature(map, place));
  return out + "\n]}\n";
}

}  // namespace arpent::writing
