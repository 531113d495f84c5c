#include "views/today.h"

#include "views/today_waiting.h"

namespace arpent::views {
namespace {

struct Since {
  std::optional<std::int64_t> since;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&Since::since>("since", {.min = 0})};
    static Shape const shape = input<Since>("today_since", fields);
    return shape;
  }
};

void plan_this_morning(Picture const& picture, TodayAnswer& out) {
  bool const focus = !picture.actions.empty() && picture.actions.front().record.focus_rank.has_value();
  out.focus = focus;
  for (auto const& action : picture.actions) {
    if (focus && !action.record.focus_rank) continue;
    ++out.actions;
    bool told = false;
    for (auto const at : action.indicators)
      told = told || (picture.indicators[at].is_fresh && picture.indicators[at].record.says != "context");
    out.with_number += told ? 1 : 0;
  }
  auto const& histogram = focus ? picture.focus_histogram : picture.histogram;
  out.ladder = histogram;
  out.goals_seen_by_effect = picture.coverage.seen_by_effect;
  out.goals_by_activity_only = picture.coverage.by_activity_only;
  out.goals_not_seen = picture.coverage.not_seen;
  out.districts = std::ssize(picture.districts);
  for (auto const& indicator : picture.indicators)
    for (auto const& place : indicator.places)
      out.overdue += indicator.record.state == "active" && place.freshness.days_late > 0 ? 1 : 0;
}

// What others did; what nobody reads about (a language, a link's last use) is left out.
void news(Call const& call, Reader& reader, std::int64_t since, TodayAnswer& out) {
  if (auto const entry = reader.entry(since)) out.since = print_day(reader.zone().day_of(*parse_instant(entry->at)));
  reader.select(
      "SELECT l.kind, COUNT(DISTINCT l.id) AS n FROM ledger l JOIN entry e ON e.moment = l.moment WHERE l.moment > "
      ":since AND l.moment <= :moment AND e.actor <> :me AND l.kind IN ('measurement', 'counter_value', 'action', "
      "'goal', 'contribution', 'indicator', 'comment', 'task', 'involvement', 'adjustment', 'observation', "
      "'condition_news', 'decision') GROUP BY l.kind ORDER BY n DESC, l.kind",
      {{"since", since}, {"moment", reader.moment()}, {"me", call.asker.actor()}}, [&](store::Row const& row) {
        out.news.push_back({row.text(0), row.integer(1)});
      });
}

Result<TodayAnswer> today(Call const& call, Reader& reader, Since const& in) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  TodayAnswer out{.day = print_day(picture.today), .moment = reader.moment()};
  auto const heard = heard_lately(reader, picture);
  out.districts_heard = std::ssize(heard);
  out.waiting = waiting_for(call.asker, reader, picture, heard);
  plan_this_morning(picture, out);
  if (in.since) news(call, reader, *in.since, out);
  return out;
}

}  // namespace

void add_today(Register& all) { add(all, {.name = "today", .target = Target::view}, today); }

}  // namespace arpent::views
