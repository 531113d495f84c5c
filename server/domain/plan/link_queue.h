// Which links the linking group re-reads: a link ages. Source: specification of links, section 3.8.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace arpent::plan {

enum class LinkState { proposed, confirmed, doubted, dropped };
std::optional<LinkState> parse_link_state(std::string_view name);

inline constexpr int months_until_aged = 6;

struct ReadLink {
  std::string id;
  LinkState state = LinkState::proposed;
  bool has_reason = false;
  std::optional<Day> reviewed_at{};  // of a proposed link: the day it was proposed, if known
};

// Whole months from one day to the other: 12 January to 11 March is one. Never negative.
int months_between(Day from, Day to);

// Confirmed more than six months ago, or confirmed without a day.
bool is_aged(ReadLink const& link, Day today);

// When aged links come up: the months of the two review windows that the city chose (5 and 11 for May and November).
// Empty: always.
bool window_is_open(std::span<int const> review_months, Day today);
// The first day of the next window after today; nothing when it is always open.
std::optional<Day> next_window(std::span<int const> review_months, Day today);

enum class WhyQueued { doubted, proposed, no_reason, aged };
std::string_view name_of(WhyQueued why);

struct QueuedLink {
  std::string id;
  WhyQueued why = WhyQueued::aged;
  std::optional<int> months{};  // since it was last read
};

// Doubted first, then proposed, then confirmed without a reason, then (in a review window) aged; in each the longest
// unread first, then in the order given. One entry per link; dropped links never.
std::vector<QueuedLink> link_queue(std::span<ReadLink const> links, Day today, std::span<int const> review_months = {});

}  // namespace arpent::plan
