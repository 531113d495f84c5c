// What part of the plan is asked about: one action, a goal with those below it, a district with the places in it.
#pragma once
#include <set>

#include "views/picture.h"

namespace arpent::views {

struct AskedChanges {
  std::optional<std::string> action, goal, district, from, to;
  std::optional<std::int64_t> limit;

  static record::Shape const& shape();
};

class Scope {
 public:
  Scope(Picture const& picture, AskedChanges const& asked);

  // What concerns these is in; absent ones are of no use. Everything, where nothing was asked.
  bool holds(std::optional<std::string> const& action, std::optional<std::string> const& goal,
             std::vector<std::string> const& places) const;
  bool within_days(std::string const& day) const;
  bool narrowed() const { return asked_.action || asked_.goal || asked_.district; }
  bool of_action(std::string const& action) const { return actions_.contains(action); }
  bool in_district(std::string place) const;
  std::optional<std::string> const& district() const { return asked_.district; }
  bool asks_for_action() const { return asked_.action.has_value(); }

 private:
  Picture const& picture_;
  AskedChanges const& asked_;
  std::set<std::string, std::less<>> actions_{}, goals_{};
};

}  // namespace arpent::views
