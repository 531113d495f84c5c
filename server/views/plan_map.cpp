#include "views/plan_map.h"

#include "views/plan_lines.h"

namespace arpent::views {
namespace {

struct PlanMap {
  std::vector<NamedThing> goals;    // without goals below them, or with a link of their own
  std::vector<NamedThing> actions;  // focus actions first
  std::vector<LinkLine> links;      // not dropped

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&PlanMap::goals>("goals"), rows<&PlanMap::actions>("actions"),
                                   rows<&PlanMap::links>("links")};
    static Shape const shape = answer<PlanMap>("plan_map_answer", fields);
    return shape;
  }
};

Result<PlanMap> plan_map(Call const&, Reader& reader, PlanChoice const& choice) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  auto const shown = chosen(picture, choice);
  PlanMap out;
  std::set<std::string, std::less<>> linked;
  for (auto const& action : picture.actions) {
    if (!shown.actions.contains(action.record.id)) continue;
    out.actions.push_back(named(action));
    for (auto const at : action.links) {
      auto const& link = picture.links[at];
      if (!shown.goals.contains(link.goal)) continue;
      linked.insert(link.goal);
      out.links.push_back(link_line(link, picture.today));
    }
  }
  for (std::size_t at = 0; at < picture.goals.size(); ++at) {
    auto const& goal = picture.goals[at];
    if (shown.goals.contains(goal.id) && (picture.coverage.goals[at].leaf || linked.contains(goal.id)))
      out.goals.push_back(named(goal));
  }
  return out;
}

}  // namespace

void add_plan_map(Register& all) { add(all, {.name = "plan_map", .target = Target::view}, plan_map); }

}  // namespace arpent::views
