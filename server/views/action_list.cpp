#include "views/action_list.h"

#include <algorithm>

#include "views/picture.h"

namespace arpent::views {
namespace {

struct ListedAction {
  std::string id;
  std::int64_t revision = 0;
  std::string title, state;
  std::optional<std::string> code, weather, focus_state, lead, person;
  std::optional<std::int64_t> focus_rank;
  std::int64_t rung = 0, numbers = 0, measured = 0, concerned = 0;
  std::vector<std::string> goals;  // by code, else by title

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ListedAction::id>("id"),
                                   integer<&ListedAction::revision>("revision"),
                                   text<&ListedAction::title>("title"),
                                   text<&ListedAction::state>("state"),
                                   text<&ListedAction::code>("code"),
                                   text<&ListedAction::weather>("weather"),
                                   text<&ListedAction::focus_state>("focus_state"),
                                   text<&ListedAction::lead>("lead"),
                                   text<&ListedAction::person>("person"),
                                   integer<&ListedAction::focus_rank>("focus_rank"),
                                   integer<&ListedAction::rung>("rung"),
                                   integer<&ListedAction::numbers>("numbers"),
                                   integer<&ListedAction::measured>("measured"),
                                   integer<&ListedAction::concerned>("concerned"),
                                   texts<&ListedAction::goals>("goals")};
    static Shape const shape = answer<ListedAction>("listed_action", fields);
    return shape;
  }
};

struct ActionList {
  std::vector<ListedAction> actions;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&ActionList::actions>("actions")};
    static Shape const shape = answer<ActionList>("action_list", fields);
    return shape;
  }
};

std::optional<std::string> if_said(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

ListedAction line_of(Picture const& picture, ActionLine const& from) {
  auto const& record = from.record;
  ListedAction out{.id = record.id,
                   .revision = record.revision,
                   .title = record.title,
                   .state = record.state,
                   .code = record.code,
                   .weather = record.weather,
                   .focus_state = record.focus_state,
                   .lead = if_said(from.lead_title),
                   .person = if_said(from.lead_person),
                   .focus_rank = record.focus_rank};
  out.rung = static_cast<std::int64_t>(from.ladder.rung);
  out.numbers = std::ssize(from.indicators);
  out.measured = from.ladder.measured;
  out.concerned = from.ladder.concerned;
  for (auto const at : from.links)
    if (auto const* goal = picture.goal(picture.links[at].goal)) out.goals.push_back(goal->code.value_or(goal->title));
  std::sort(out.goals.begin(), out.goals.end());
  return out;
}

Result<ActionList> action_list(Call const&, store::Reader& reader, record::Nothing const&) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  ActionList out;
  for (auto const& action : picture.actions) out.actions.push_back(line_of(picture, action));
  for (auto& dropped : reader.where<plan::Action>("state", "dropped"))
    out.actions.push_back(line_of(picture, {.record = std::move(dropped)}));
  return out;
}

}  // namespace

void add_action_list(Register& all) { add(all, {.name = "action_list", .target = Target::view}, action_list); }

}  // namespace arpent::views
