#include "record/describe.h"

namespace arpent::record::detail {

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; !words.empty() && at <= words.size();) {
    auto const bar = std::min(words.find('|', at), words.size());
    out.emplace_back(words.substr(at, bar - at));
    at = bar + 1;
  }
  return out;
}

}  // namespace arpent::record::detail
