#include "views/today_needs.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/people/person.h"
#include "views/needs_told.h"

namespace arpent::views {
namespace {

constexpr int days_unheard = 7;  // a new need waits no longer without a word
constexpr int days_to_a_talk = 14;

std::set<std::string> places_of(Asker const& asker, Reader& reader) {
  std::set<std::string> out;
  if (asker.person.empty()) return out;
  for (auto const& membership : reader.where<people::Membership>("person", asker.person))
    if (membership.territory) out.insert(*membership.territory);
  return out;
}

}  // namespace

std::vector<TodayLine> needs_waiting(Asker const& asker, Reader& reader, Picture const& picture) {
  auto const mine = places_of(asker, reader);
  bool const team = asker.in_team();
  if (!team && mine.empty()) return {};
  auto const is_mine = [&](std::string const& territory) {
    for (auto const& place : mine)
      if (is_in(reader, territory, place)) return true;
    return team;
  };
  std::vector<TodayLine> out;
  std::map<std::string, TodayLine> by_place;  // one line a place, however many needs
  for (auto const& need : needs_told(reader)->needs) {
    auto const& of = need.record;
    auto const raised = parse_day(of.raised_on.value_or("")), talk = parse_day(of.talk_on.value_or(""));
    auto const* place = picture.territory(of.territory);
    if (of.state == "grouped" || !place || !is_mine(of.territory)) continue;
    int const to_talk = talk ? days_between(picture.today, *talk) : -1;
    if (!of.is_settled() && to_talk >= 0) {
      if (to_talk > days_to_a_talk) continue;
      auto& line = out.emplace_back(TodayLine{.kind = "talk", .id = of.id, .title = of.public_title.value_or(of.title)});
      line.territory = of.territory;
      line.place = place->name;
      line.due = of.talk_on;
      line.text = of.talk_where;
      continue;
    }
    int const waits = raised ? days_between(*raised, picture.today) : 0;
    if (of.state != "heard" || waits < days_unheard) continue;
    auto& line = by_place[of.territory];
    line.kind = "need";
    line.id = line.territory.emplace(of.territory);
    line.title = place->name;
    line.n = line.n.value_or(0) + 1;
    line.days = std::max<std::int64_t>(line.days.value_or(0), waits);
  }
  for (auto& [place, line] : by_place) out.push_back(std::move(line));
  return out;
}

}  // namespace arpent::views
