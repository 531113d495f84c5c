// Who watches over links and whatever comes back on its day.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// The link keeper; where nobody has that role, the manager.
inline bool keeps_links(Asker const& asker, Reader& reader) {
  if (asker.roles.contains("link_keeper")) return true;
  return asker.has("manager") && reader.where("membership", "role", "link_keeper").empty();
}

}  // namespace arpent::views
