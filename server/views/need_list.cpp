#include "views/need_list.h"

#include <algorithm>

#include "domain/people/representation.h"
#include "domain/text_of.h"
#include "views/need_list_answer.h"
#include "views/needs_told.h"
#include "views/picture.h"
#include "views/plan_lines.h"

namespace arpent::views {
namespace {

class Listing {
 public:
  Listing(Call const& call, Reader& reader) : call_(call), reader_(reader), told_(needs_told(reader)), seen_(look(reader)) {}

  NeedList run(std::optional<std::string> const& territory) {
    NeedList out;
    for (auto const& need : told_->needs)
      if (need.record.state != "grouped" && (!territory || is_in(reader_, need.record.territory, *territory)))
        out.needs.push_back(line(need));
    std::stable_sort(out.needs.begin(), out.needs.end(), [](NeedLine const& one, NeedLine const& other) {
      if (is_over(one) != is_over(other)) return is_over(other);
      return is_over(one) ? one.answered_on > other.answered_on : one.people > other.people;
    });
    for (auto const& action : seen_->actions) out.takers.push_back({action.record.id, action.record.title});
    for (auto const& goal : seen_->goals)
      out.takers.push_back({goal.id, (goal.code ? *goal.code + " " : "") + goal.title});
    return out;
  }

 private:
  static bool is_over(NeedLine const& need) { return need.state == "answered" || need.state == "set_aside"; }

  NeedLine line(ToldNeed const& need) {
    auto const& of = need.record;
    NeedLine out{.id = of.id, .revision = of.revision, .title = of.title, .state = of.state};
    out.territory = of.territory;
    if (auto const* place = seen_->territory(of.territory)) out.place = place->name;
    out.public_title = of.public_title;
    out.raised_on = of.raised_on;
    out.channels.assign(need.channels.begin(), need.channels.end());
    out.people = need.people;
    for (auto const at : need.below) {
      auto const& below = told_->needs[at];
      out.below.push_back({below.record.id, below.record.title, below.people});
    }
    taken_up(of, out);
    out.talk_on = of.talk_on, out.talk_where = of.talk_where;
    out.changes = of.changes, out.changes_from = of.changes_from;
    out.cannot = of.cannot, out.why_not = of.why_not, out.reason = of.reason;
    out.answered_on = of.answered_on;
    if (of.answered_by) {
      auto const person = reader_.find("person", *of.answered_by);
      out.answered_by = person ? text_of(*person, "name") : "";
    }
    bool const enough = need.helps + need.helps_not >= people::shown_from || call_.asker.in_team();
    if (of.state == "answered" && enough) out.helps = need.helps, out.helps_not = need.helps_not;
    return out;
  }

  void taken_up(needs::Challenge const& of, NeedLine& out) {
    if (!of.adopted_by) return;
    out.adopted_by = of.adopted_by;
    if (auto const* action = seen_->action(*of.adopted_by))
      out.adopted_kind = "action", out.adopted_title = action->record.title;
    else if (auto const* goal = seen_->goal(*of.adopted_by)) out.adopted_kind = "goal", out.adopted_title = goal->title;
  }

  Call const& call_;
  Reader& reader_;
  std::shared_ptr<NeedsTold const> told_;
  std::shared_ptr<Picture const> seen_;
};

Result<NeedList> need_list(Call const& call, Reader& reader, AskedPlace const& in) {
  if (in.territory) ARPENT_CHECK(reader.get("territory", *in.territory));
  return Listing(call, reader).run(in.territory);
}

}  // namespace

void add_need_list(Register& all) { add(all, {.name = "need_list", .target = Target::view}, need_list); }

}  // namespace arpent::views
