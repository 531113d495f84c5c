#include "views/link_queue_meetings.h"

#include <algorithm>

#include "domain/meeting/meeting.h"
#include "views/decision_review.h"

namespace arpent::views {
namespace {

// The day on which it was held; planned for, where nobody opened it.
std::optional<std::string> day_of(Reader& reader, meeting::Meeting const& of) {
  auto const at = parse_instant(of.opened_at.value_or(of.starts_at.value_or("")));
  return at ? std::optional(print_day(reader.zone().day_of(*at))) : std::nullopt;
}

// What the meeting was at when it was said; a note of the walls was said with them.
std::optional<std::string> step_of(Reader& reader, meeting::Aside const& aside) {
  if (aside.quadrant) return "swot";
  auto const said = reader.history("aside", aside.id);
  if (said.empty()) return std::nullopt;
  std::optional<std::string> at;
  for (auto const& revision : reader.history("meeting", aside.meeting))
    if (revision.entry.moment <= said.front().entry.moment && !revision.after.is_null())
      at = record::typed<meeting::Meeting>(revision.after).step;
  auto const item = at ? reader.find<meeting::AgendaItem>(*at) : std::nullopt;
  return item ? std::optional(item->step) : std::nullopt;
}

QueueItem item_of(char const* what, std::string const& id, std::string const& title, meeting::Meeting const& held) {
  QueueItem out{.what = what, .id = id, .title = title};
  out.meeting = NamedThing{held.id, held.title};
  return out;
}

}  // namespace

std::vector<QueueItem> asides_waiting(Reader& reader, Picture const& picture) {
  std::vector<QueueItem> out;
  for (auto const& aside : reader.where<meeting::Aside>("state", "waiting")) {
    auto const held = reader.find<meeting::Meeting>(aside.meeting);
    auto const day = held ? day_of(reader, *held) : std::nullopt;
    if (!held || (day && *day >= print_day(picture.today))) continue;  // the next morning
    auto& item = out.emplace_back(item_of("aside", aside.id, aside.text, *held));
    item.revision = aside.revision;
    item.since = day;
    item.step = step_of(reader, aside);
    item.quadrant = aside.quadrant;
    item.action = named_action(picture, aside.action.value_or(held->action.value_or("")));
    if (auto const example = aside.example ? reader.find<meeting::Example>(*aside.example) : std::nullopt)
      item.beside = example->title;
  }
  std::stable_sort(out.begin(), out.end(), [](QueueItem const& a, QueueItem const& b) { return a.since < b.since; });
  return out;
}

std::vector<QueueItem> decisions_to_look_at(Reader& reader, Picture const& picture) {
  std::vector<QueueItem> out;
  for (auto const& decision : reader.all<meeting::Decision>()) {
    auto const held = reader.find<meeting::Meeting>(decision.meeting);
    bool const is_due = comes_back(decision) && *decision.review_on <= print_day(picture.today);
    bool const is_open = decision.state == "proposed" || decision.state == "waiting";
    bool const recommends = decision.leads_to == "recommendation" && is_open;
    if (!held || held->state != "closed" || (!is_due && !recommends)) continue;
    auto& item =
        out.emplace_back(item_of(recommends ? "decision_to_recommend" : "decision", decision.id, decision.text, *held));
    item.revision = decision.revision;
    item.text = decision.because;
    item.since = day_of(reader, *held);
    item.body = recommends ? decision.can_say_yes : std::nullopt;
    item.action = named_action(picture, decision.action.value_or(held->action.value_or("")));
  }
  return out;
}

}  // namespace arpent::views
