#include "domain/course/adjustment.h"

namespace arpent::course {

Json card_of(Adjustment const& adjustment) {
  Json out = Json::object();
  for (auto const& field : Adjustment::shape().fields) {
    constexpr std::string_view mark = "new_";
    if (!field.name.starts_with(mark)) continue;
    if (auto value = field.get(&adjustment); !value.empty()) out[std::string(field.name.substr(mark.size()))] = value;
  }
  return out;
}

std::vector<FieldProblem> faults(Adjustment const& adjustment) {
  auto out = dates_in_order(adjustment.new_starts_on, "new_ends_on", adjustment.new_ends_on);
  bool const changes_card = !card_of(adjustment).empty();
  if (!adjustment.action && !adjustment.goal) out.push_back({"action", "field.required"});
  if (!adjustment.action && changes_card) out.push_back({"action", "adjustment.card_of_what"});
  bool const says = adjustment.is && !adjustment.is->empty();
  if (!says && !changes_card && !adjustment.entry) out.push_back({"is", "field.required"});
  return out;
}

}  // namespace arpent::course
