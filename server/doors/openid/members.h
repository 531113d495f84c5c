// Reading JSON that others wrote.
#pragma once
#include <string>

#include "base/json.h"

namespace arpent::openid {

// The text under this name; "" where there is none.
inline std::string text_in(Json const& object, char const* name) {
  if (!object.is_object()) return "";
  auto const found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace arpent::openid
