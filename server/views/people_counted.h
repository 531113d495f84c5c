// People counted in meetings and voices heard, each with its day and its district: what presence and engagement are made
// of.
#pragma once
#include <string>
#include <vector>

#include "operations/operation.h"
#include "views/picture.h"

namespace arpent::views {

struct Counted {
  std::string district{};  // "" where nobody said which, or of the whole city
  std::string place{};     // the very place, inside the district or the district itself
  std::string on{};        // a day
  std::string there_as{};  // of those present
  bool led_somewhere = false;  // of voices: what they asked for was taken up, or something changes
  int people = 0;
};

// Of meetings that keep count; nothing in a city that holds none here. `meetings_kept`: the kinds are registered.
std::vector<Counted> people_present(Reader& reader, Picture const& picture, bool meetings_kept);
std::vector<Counted> voices_heard(Reader& reader, Picture const& picture);

// The district a place lies in; "" for the city.
std::string district_of(Picture const& picture, std::string id);

}  // namespace arpent::views
