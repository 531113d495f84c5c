// Places with their borders and figures as GeoJSON, for map programs. What is written comes back by our own import of
// borders without a change.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace arpent::writing {

// What a place, or all of them together, tells of one subject.
struct MapFigure {
  std::optional<double> value{};
  std::string value_note{};  // "fewer than 11": why there is no value though one was told
  std::string period{}, period_label{};
  std::string state{}, state_label{};  // "overdue", as a person reads it
  std::optional<double> baseline{}, target{};
  int answered = 0, concerned = 0;  // said of all together: "9 of 11"
};

// What is counted.
struct MapSubject {
  std::string id, title;
  std::string belongs_to{};  // id and title of what it is counted for
  std::string belongs_to_title{};
  std::string unit{}, measure{}, source{};
  MapFigure together{};
};

struct MapPlace {
  std::string id, name, code{};
  Json geometry{};  // base/geometry.h accepts it
  // One for each subject, in their order; nothing where the place is not asked.
  std::vector<std::optional<MapFigure>> figures{};
};

struct Map {
  std::string city, on;  // the day looked at, "2026-03-12"
  std::string read_by;   // "members", "everyone": whose figures these are
  std::vector<MapSubject> subjects{};
  std::vector<MapPlace> places{};              // those with borders
  std::vector<std::string> without_borders{};  // names of the others
};

// A FeatureCollection (RFC 7946): longitude and latitude, rings by the right hand, one feature a line. A feature has
// the properties name, code (where there is one), place (its id), "value_1", "value_2"… (the subjects in their order: a
// map program colours by these), and all that is known of each under "figures". What is said of all features stands in
// the foreign member "arpent" {city, on, read_by, places, without_borders, names_without_borders, subjects}.
std::string write_geojson(Map const& map);

}  // namespace arpent::writing
