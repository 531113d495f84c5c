#include "views/changes_scope.h"

#include <algorithm>

namespace arpent::views {

record::Shape const& AskedChanges::shape() {
  using namespace record;
  using A = AskedChanges;
  static Field const fields[] = {
      text<&A::action>("action"), text<&A::goal>("goal"), text<&A::district>("district"),
      date<&A::from>("from"),     date<&A::to>("to"),     integer<&A::limit>("limit", {.min = 1, .max = 5000})};
  static Shape const shape = input<A>("changes_of", fields);
  return shape;
}

Scope::Scope(Picture const& picture, AskedChanges const& asked) : picture_(picture), asked_(asked) {
  if (asked.action) actions_.insert(*asked.action);
  if (!asked.goal) return;
  goals_.insert(*asked.goal);
  // Goals stand in the order of the tree: those below come after.
  for (auto const& goal : picture.goals)
    if (goal.parent && goals_.contains(*goal.parent)) goals_.insert(goal.id);
  for (auto const& action : picture.actions)
    for (auto const link : action.links)
      if (goals_.contains(picture.links[link].goal)) actions_.insert(action.record.id);
}

bool Scope::holds(std::optional<std::string> const& action, std::optional<std::string> const& goal,
                  std::vector<std::string> const& places) const {
  if (asked_.action && action != asked_.action) return false;
  if (asked_.goal && !(action && actions_.contains(*action)) && !(goal && goals_.contains(*goal))) return false;
  return !asked_.district ||
         std::any_of(places.begin(), places.end(), [&](std::string const& place) { return in_district(place); });
}

bool Scope::within_days(std::string const& day) const {
  return (!asked_.from || day >= *asked_.from) && (!asked_.to || day <= *asked_.to);
}

bool Scope::in_district(std::string place) const {
  for (int level = 0; level < 10 && !place.empty(); ++level) {
    if (place == asked_.district) return true;
    auto const* territory = picture_.territory(place);
    place = territory ? territory->parent.value_or("") : "";
  }
  return false;
}

}  // namespace arpent::views
