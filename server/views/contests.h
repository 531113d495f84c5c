// Suggested corrections as the screens tell them: which number, what instead, why, and what was answered.
#pragma once
#include "domain/measure/measurement.h"
#include "views/picture.h"

namespace arpent::views {

struct ContestLine {
  std::string id{};
  std::int64_t revision = 0;
  std::string measurement{}, indicator{}, indicator_title{}, place{}, place_name{}, period{}, period_label{};
  std::optional<double> value{}, proposed{};
  std::optional<std::string> unit{};
  std::string reason{};
  std::optional<std::string> source{};
  std::string state = "open", by{};
  std::optional<std::string> answer{}, answered_by{};

  static record::Shape const& shape();
};

// In the order of age; `language` names the periods. Empty `state`: all of them.
std::vector<ContestLine> contests(store::Reader& reader, Picture const& picture, std::string const& language,
                                  std::string_view state = {});

// The name of each person by id.
std::map<std::string, std::string, std::less<>> names_of_people(store::Reader& reader);

}  // namespace arpent::views
