#include "doors/import/story_order.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace arpent::replay {
namespace {

using namespace std::chrono_literals;

struct Clocked {
  int hour, minute;
};

std::optional<Clocked> time_in(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  Clocked out{};
  auto const hour = std::from_chars(text.data(), text.data() + 2, out.hour);
  auto const minute = std::from_chars(text.data() + 3, text.data() + 5, out.minute);
  if (hour.ptr != text.data() + 2 || minute.ptr != text.data() + 5 || out.hour > 23 || out.minute > 59)
    return std::nullopt;
  return out;
}

// "now-12"
std::optional<std::chrono::minutes> minutes_before_now(std::string_view text) {
  constexpr std::string_view start = "now-";
  int minutes = 0;
  if (!text.starts_with(start)) return std::nullopt;
  auto const [end, fault] = std::from_chars(text.data() + start.size(), text.data() + text.size(), minutes);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::chrono::minutes(minutes);
}

void collect_names(Json const& value, std::vector<std::string>& names) {
  if (value.is_structured())
    for (auto const& item : value) collect_names(item, names);
  if (!value.is_string()) return;
  auto const& text = value.get_ref<std::string const&>();
  if (text.size() > 1 && (text[0] == '@' || text[0] == '#')) names.push_back(text.substr(1));
}

class Order {
 public:
  Order(std::vector<Step> steps, StoryCalendar const& calendar, Instant now, Zone const& zone)
      : steps_(std::move(steps)), calendar_(calendar), now_(now), zone_(zone) {}

  Result<std::vector<Step>> sorted() {
    ARPENT_CHECK(give_days());
    ARPENT_CHECK(learn_names());
    keep_weekends_in_order();
    ARPENT_CHECK(give_counted_days());
    ARPENT_CHECK(wait_for_names());
    for (auto& step : steps_) say_days(step.input);
    std::stable_sort(steps_.begin(), steps_.end(), [](Step const& a, Step const& b) { return a.at < b.at; });
    return std::move(steps_);
  }

 private:
  Result<Done> give_days() {
    std::vector<Step> kept;
    for (auto& step : steps_) {
      if (auto const minutes = minutes_before_now(step.day)) {
        step.counts_from_now = true;
        step.at = now_ - *minutes;
        kept.push_back(std::move(step));
        continue;
      }
      auto const time = time_in(step.time);
      if (!time) return wrong_line(step.origin, "time " + step.time);
      auto const day = calendar_.day(step.day.starts_with('@') ? std::string_view(step.day).substr(1) : step.day);
      if (!day && !step.day.starts_with('@')) return wrong_line(step.origin, "day " + step.day);
      if (day && step.kind == Step::Kind::deed && step.day.find('@') == std::string::npos && *day >= calendar_.today())
        continue;
      step.counts_from_name = !day;
      if (day) step.at = instant(std::min(*day, yesterday()), step);
      kept.push_back(std::move(step));
    }
    steps_ = std::move(kept);
    return Done{};
  }

  Result<Done> learn_names() {
    for (std::size_t at = 0; at < steps_.size(); ++at)
      if (!steps_[at].as.empty() && !names_.emplace(steps_[at].as, at).second)
        return wrong_line(steps_[at].origin, "name used twice: " + steps_[at].as);
    return Done{};
  }

  // Moved one by one in their order, so that Saturday's deeds do not overtake Friday's.
  void keep_weekends_in_order() {
    std::vector<Step*> deeds;
    for (auto& step : steps_)
      if (step.kind == Step::Kind::deed && !step.counts_from_name && !step.counts_from_now) deeds.push_back(&step);
    std::stable_sort(deeds.begin(), deeds.end(), [](Step const* a, Step const* b) { return a->at < b->at; });
    Instant last{};
    for (auto* step : deeds) {
      auto const day = zone_.day_of(step->at);
      auto const moved = friday_before(day);
      if (moved != day) step->at = instant(moved, *step);
      step->at = std::max(step->at, last + 5s);
      last = step->at;
    }
  }

  Result<Done> give_counted_days() {
    for (auto& step : steps_)
      if (step.counts_from_name) ARPENT_CHECK(count_from_name(step, 0));
    return Done{};
  }

  Result<Done> count_from_name(Step& step, int depth) {
    auto const plus = step.day.rfind('+');
    auto const found = plus == std::string::npos ? names_.end() : names_.find(step.day.substr(1, plus - 1));
    int days = 0;
    if (found == names_.end() || depth > 20) return wrong_line(step.origin, "day " + step.day);
    std::from_chars(step.day.data() + plus + 1, step.day.data() + step.day.size(), days);
    auto& from = steps_[found->second];
    if (from.counts_from_name) ARPENT_CHECK(count_from_name(from, depth + 1));
    auto const day = std::min(monday_after(add_days(zone_.day_of(from.at), days)), yesterday());
    step.at = std::max(instant(day, step), from.at + 7min);
    step.counts_from_name = false;
    return Done{};
  }

  // Moves steps behind those that they name until nothing moves any more.
  Result<Done> wait_for_names() {
    std::vector<std::vector<std::size_t>> waits_for(steps_.size());
    for (std::size_t at = 0; at < steps_.size(); ++at) {
      auto names = names_in(steps_[at].input);
      if (!steps_[at].actor.empty()) names.push_back(steps_[at].actor);
      for (auto const& name : names)
        if (auto const found = names_.find(name); found != names_.end()) waits_for[at].push_back(found->second);
        else if (!value_of(name)) return wrong_line(steps_[at].origin, "nobody knows " + name);
    }
    for (int round = 0; round < 50; ++round) {
      bool moved = false;
      for (std::size_t at = 0; at < steps_.size(); ++at)
        for (auto const before : waits_for[at])
          if (steps_[at].at <= steps_[before].at) steps_[at].at = steps_[before].at + 3s, moved = true;
      if (!moved) return Done{};
    }
    return wrong_line(steps_.front().origin, "steps that wait for each other");
  }

  // "@day-30" → "2026-02-10", "@day-30 18:00" and "@now-12" → an instant; names stay.
  void say_days(Json& value) const {
    if (value.is_structured())
      for (auto& item : value) say_days(item);
    if (!value.is_string()) return;
    auto const& text = value.get_ref<std::string const&>();
    if (!text.starts_with('@') || names_.contains(text.substr(1))) return;
    if (auto said = value_of(std::string_view(text).substr(1))) value = *std::move(said);
  }

  // A day or a key; with an hour behind it ("day+9 18:00") the instant at which clocks there show it, on a working day
  // as deeds are.
  std::optional<std::string> value_of(std::string_view text) const {
    if (auto const minutes = minutes_before_now(text)) return print_instant(now_ - *minutes);
    auto const blank = text.find(' ');
    if (blank == std::string_view::npos) return calendar_.value(text);
    auto const day = calendar_.day(text.substr(0, blank));
    auto const time = time_in(std::string(text.substr(blank + 1)));
    if (!day || !time) return std::nullopt;
    return print_instant(zone_.at(friday_before(*day), time->hour, time->minute));
  }

  Day yesterday() const { return add_days(calendar_.today(), -1); }

  Instant instant(Day day, Step const& step) const {
    auto const time = *time_in(step.time);
    return zone_.at(day, time.hour, time.minute) + std::chrono::seconds(step.seconds);
  }

  std::vector<Step> steps_;
  StoryCalendar const& calendar_;
  Instant now_;
  Zone const& zone_;
  std::map<std::string, std::size_t, std::less<>> names_;
};

}  // namespace

std::vector<std::string> names_in(Json const& input) {
  std::vector<std::string> out;
  collect_names(input, out);
  return out;
}

Result<std::vector<Step>> in_order(std::vector<Step> steps, StoryCalendar const& calendar, Instant now,
                                   Zone const& zone) {
  return Order(std::move(steps), calendar, now, zone).sorted();
}

}  // namespace arpent::replay
