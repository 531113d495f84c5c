// A text of a record of another room, which is known by kind and id only.
#pragma once
#include <string>

#include "base/json.h"

namespace arpent {

// "" where the member is absent or no text.
inline std::string text_of(Json const& record, char const* field) {
  if (!record.is_object()) return "";
  auto const found = record.find(field);
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace arpent
