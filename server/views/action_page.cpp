#include "views/action_page.h"

#include "domain/people/person.h"
#include "domain/people/stakeholder.h"
#include "domain/places/target_group.h"
#include "domain/plan/link_queue.h"
#include "domain/plan/work.h"
#include "domain/talk/talk.h"
#include "operations/said.h"
#include "views/latest_comments.h"

namespace arpent::views {
namespace {

constexpr std::int64_t comments_at_first = 20;

struct AskedAction {
  std::string id;
  std::optional<std::int64_t> comments;  // at most so many, the latest
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedAction::id>("id", {.required = true}),
                                   integer<&AskedAction::comments>("comments", {.min = 1, .max = 1000})};
    static Shape const shape = input<AskedAction>("action_page_of", fields);
    return shape;
  }
};

class PageReader {
 public:
  PageReader(Call const& call, store::Reader& reader, plan::Action action, std::int64_t comments)
      : call_(call),
        reader_(reader),
        comments_(comments),
        seen_(look(reader)),
        picture_(*seen_),
        line_(picture_.action(action.id)) {
    page_.action = std::move(action);
  }

  ActionPage read() {
    auto const& action = page_.action;
    page_.lead = post(action.lead);
    page_.sponsor = post(action.sponsor);
    page_.yours = page_.lead && !call_.asker.person.empty() && page_.lead->person_id == call_.asker.person;
    named();
    ladder();
    if (line_)
      for (auto const at : line_->indicators)
        page_.numbers.push_back(number_line(call_, reader_, picture_, picture_.indicators[at]));
    goals();
    page_.meetings = meetings_on(reader_, action.id);
    people();
    work();
    words();
    page_.deeds = deeds(call_, reader_, picture_, action);
    neighbours();
    return std::move(page_);
  }

 private:
  std::string person(std::string const& id) const { return call_.name_of_actor(reader_, id); }

  std::optional<ActionPost> post(std::optional<std::string> const& id) const {
    auto const found = id ? reader_.find<people::Post>(*id) : std::nullopt;
    if (!found) return std::nullopt;
    ActionPost out{.id = found->id, .title = found->title};
    if (found->holder) {
      out.person_id = found->holder;
      if (auto name = person(*found->holder); !name.empty()) out.person = std::move(name);
    }
    return out;
  }

  void named() {
    for (auto const& id : page_.action.territories)
      if (auto const* territory = picture_.territory(id)) page_.territories.push_back({id, territory->name});
    for (auto const& id : page_.action.target_groups)
      if (auto const group = reader_.find<places::TargetGroup>(id)) page_.target_groups.push_back({id, group->title});
    for (auto const& id : page_.action.themes)
      if (auto const theme = reader_.find<plan::Theme>(id)) page_.themes.push_back({id, theme->title});
  }

  void ladder() {
    if (!line_) return;
    auto const& from = line_->ladder;
    auto& to = page_.ladder;
    to.rung = static_cast<std::int64_t>(from.rung);
    to.measured = from.measured;
    to.concerned = from.concerned;
    for (auto const& id : from.missing)
      if (auto const* territory = picture_.territory(id)) to.missing.push_back({id, territory->name});
    if (!from.next) return;
    to.next = to_json(*from.next);
    to.next_code = from.next->code.substr(std::string_view("ladder.next.").size());
    if (to.next_code.ends_with("_one")) to.next_code.resize(to.next_code.size() - 4);
    if (!from.next_about.empty()) to.next_about = from.next_about;
  }

  void goals() {
    auto const today = picture_.today;
    for (auto const& link : reader_.where<plan::Contribution>("action", page_.action.id)) {
      if (link.state == "dropped") continue;
      ActionGoal out{.id = link.id,
                     .revision = link.revision,
                     .goal = link.goal,
                     .strength = link.strength,
                     .evidence = link.evidence,
                     .state = link.state,
                     .reason = link.reason,
                     .assumption = link.assumption,
                     .doubt = link.doubt,
                     .reviewed_on = link.reviewed_at};
      auto const* here = picture_.goal(link.goal);
      auto const goal = here ? std::optional(*here) : reader_.find<plan::Goal>(link.goal);
      if (!goal) continue;
      out.title = goal->title;
      out.code = goal->code;
      if (!here)
        if (auto const plan = reader_.find<plan::Plan>(goal->plan)) out.plan = plan->title;
      if (link.reviewed_by) out.reviewed_by = person(*link.reviewed_by);
      auto const reviewed = parse_day(link.reviewed_at.value_or(""));
      if (reviewed) out.months = plan::months_between(*reviewed, today);
      out.aged = plan::is_aged({.id = link.id,
                                .state = plan::parse_link_state(link.state).value_or(plan::LinkState::proposed),
                                .has_reason = link.reason && !link.reason->empty(),
                                .reviewed_at = reviewed},
                               today);
      page_.goals.push_back(std::move(out));
    }
  }

  void people() {
    for (auto const& part : reader_.where<people::Involvement>("action", page_.action.id)) {
      auto const partner = reader_.find<people::Stakeholder>(part.stakeholder);
      if (!partner) continue;
      page_.people.push_back({.id = part.id,
                              .revision = part.revision,
                              .stakeholder = partner->id,
                              .name = partner->name,
                              .role = part.role,
                              .promise_state = part.promise_state,
                              .promise = part.promise,
                              .asked_on = part.asked_on,
                              .hours_per_month = part.hours_per_month});
    }
  }

  void work() {
    for (auto const& thing : reader_.where<plan::Deliverable>("action", page_.action.id))
      page_.deliverables.push_back({.id = thing.id,
                                    .revision = thing.revision,
                                    .title = thing.title,
                                    .assignee = {},
                                    .assignee_name = {},
                                    .due = thing.due,
                                    .done_at = thing.done_at});
    for (auto const& task : reader_.where<plan::Task>("action", page_.action.id)) {
      ActionWork out{.id = task.id,
                     .revision = task.revision,
                     .title = task.title,
                     .assignee = task.assignee,
                     .assignee_name = {},
                     .due = task.due,
                     .done_at = task.done_at};
      if (task.assignee) {
        auto const seat = reader_.find<people::Post>(*task.assignee);
        out.assignee_name = seat ? seat->title : person(*task.assignee);
      }
      page_.tasks.push_back(std::move(out));
    }
  }

  ActionWord said(std::string_view kind, std::string id, std::int64_t revision, std::string text) const {
    ActionWord out{
        .id = std::move(id), .revision = revision, .text = std::move(text), .by = {}, .by_name = {}, .at = {}};
    if (auto const history = reader_.history(kind, out.id); !history.empty()) {
      auto const& entry = history.front().entry;
      out.by = entry.actor;
      out.by_name = person(entry.actor);
      out.at = entry.at;
    }
    return out;
  }

  void words() {
    auto const said_last = latest_comments(reader_, page_.action.id, comments_);
    page_.earlier_comments = said_last.earlier;
    for (auto const& comment : said_last.comments) {
      page_.comments.push_back(said("comment", comment.id, comment.revision, comment.text));
      page_.comments.back().resolved = comment.resolved;
    }
    for (auto const& attachment : reader_.where<talk::Attachment>("about", page_.action.id)) {
      auto const name = attachment.file ? attachment.file->name : std::string();
      page_.files.push_back(said("attachment", attachment.id, attachment.revision, attachment.title.value_or(name)));
      page_.files.back().file = attachment.file;
    }
  }

  void neighbours() {
    for (auto const& other : picture_.actions)
      if (other.record.focus_rank && other.record.id != page_.action.id)
        page_.neighbours.push_back({.id = other.record.id,
                                    .title = other.record.title,
                                    .focus_rank = *other.record.focus_rank,
                                    .rung = static_cast<std::int64_t>(other.ladder.rung)});
  }

  Call const& call_;
  store::Reader& reader_;
  std::int64_t const comments_;
  std::shared_ptr<Picture const> const seen_;
  Picture const& picture_;
  ActionLine const* const line_;  // null for an action that was dropped
  ActionPage page_{};
};

Result<ActionPage> action_page(Call const& call, store::Reader& reader, AskedAction const& in) {
  ARPENT_TRY(action, reader.get<plan::Action>(in.id));
  return PageReader(call, reader, std::move(action), in.comments.value_or(comments_at_first)).read();
}

}  // namespace

void add_action_page(Register& all) { add(all, {.name = "action_page", .target = Target::view}, action_page); }

}  // namespace arpent::views
