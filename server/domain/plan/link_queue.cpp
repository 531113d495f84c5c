#include "domain/plan/link_queue.h"

#include <algorithm>
#include <array>
#include <climits>

#include "base/named.h"

namespace arpent::plan {
namespace {

std::optional<WhyQueued> why_queued(ReadLink const& link, Day today, bool window_open) {
  switch (link.state) {
    case LinkState::doubted:
      return WhyQueued::doubted;
    case LinkState::proposed:
      return WhyQueued::proposed;
    case LinkState::dropped:
      return {};
    case LinkState::confirmed:
      break;
  }
  if (!link.has_reason) return WhyQueued::no_reason;
  if (window_open && is_aged(link, today)) return WhyQueued::aged;
  return {};
}

}  // namespace

std::optional<LinkState> parse_link_state(std::string_view name) {
  return value_named<LinkState>(std::array<std::string_view, 4>{"proposed", "confirmed", "doubted", "dropped"}, name);
}

std::string_view name_of(WhyQueued why) {
  constexpr std::array<std::string_view, 4> names = {"doubted", "proposed", "no_reason", "aged"};
  return name_in(names, why);
}

int months_between(Day from, Day to) {
  auto const begin = year_month_day(from), end = year_month_day(to);
  int months = 12 * (end.year - begin.year) + end.month - begin.month;
  if (add_months(from, months) > to) --months;
  return std::max(0, months);
}

bool is_aged(ReadLink const& link, Day today) {
  if (link.state != LinkState::confirmed) return false;
  return !link.reviewed_at || add_months(*link.reviewed_at, months_until_aged) < today;
}

bool window_is_open(std::span<int const> review_months, Day today) {
  int const month = year_month_day(today).month;
  return review_months.empty() || std::find(review_months.begin(), review_months.end(), month) != review_months.end();
}

std::optional<Day> next_window(std::span<int const> review_months, Day today) {
  if (review_months.empty()) return {};
  auto const date = year_month_day(today);
  Day const month_begins = make_day(date.year, date.month, 1);
  for (int ahead = 1; ahead <= 12; ++ahead)
    if (Day const first = add_months(month_begins, ahead); window_is_open(review_months, first)) return first;
  return {};
}

std::vector<QueuedLink> link_queue(std::span<ReadLink const> links, Day today, std::span<int const> review_months) {
  bool const open = window_is_open(review_months, today);
  std::vector<QueuedLink> queue;
  for (auto const& link : links) {
    auto const why = why_queued(link, today, open);
    if (!why) continue;
    queue.push_back({.id = link.id, .why = *why});
    if (link.reviewed_at) queue.back().months = months_between(*link.reviewed_at, today);
  }
  std::stable_sort(queue.begin(), queue.end(), [](QueuedLink const& one, QueuedLink const& other) {
    if (one.why != other.why) return one.why < other.why;
    return one.months.value_or(INT_MAX) > other.months.value_or(INT_MAX);
  });
  return queue;
}

}  // namespace arpent::plan
