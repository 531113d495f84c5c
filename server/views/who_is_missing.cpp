#include "views/who_is_missing.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "domain/people/next_seats.h"
#include "domain/people/representation.h"
#include "domain/people/share_link.h"
#include "domain/people/stakeholder.h"
#include "domain/places/target_group.h"
#include "views/indicator_page_answer.h"
#include "views/people_counted.h"
#include "views/who_is_missing_answer.h"

namespace arpent::views {
namespace {

constexpr int months_back = 12;
constexpr double aim_of_parents = 100.0 / 3;  // until the group agrees on another
constexpr int seats_next = 20;
constexpr int quarters_back = 8;
constexpr int partners_at_most = 3;

double percent(double share) { return std::round(share * 1000) / 10; }

class Missing {
 public:
  Missing(Call const& call, Reader& reader, bool meetings_kept)
      : in_team_(call.asker.in_team()), reader_(reader), seen_(look(reader)), meetings_kept_(meetings_kept) {}

  WhoIsMissing run(MissingQuestion const& in) {
    out_.to = print_day(seen_->today);
    out_.from = print_day(add_months(seen_->today, -static_cast<int>(in.months.value_or(months_back))));
    base(in.group);
    auto const present = people_present(reader_, *seen_, meetings_kept_);
    auto const voices = voices_heard(reader_, *seen_);
    groups_there(present, in.aim ? static_cast<double>(*in.aim) : aim_of_parents);
    if (!out_.base) return std::move(out_);
    for (auto const& id : seen_->districts) {
      DistrictPresence line{.id = id, .name = seen_->territory(id)->name, .base = base_of(id)};
      out_.districts.push_back(std::move(line));
    }
    auto const there = shares(present, out_.presence, false), said = shares(voices, out_.voice, false);
    auto const led = shares(voices, out_.influence, true);
    compare(there, out_.presence, &DistrictPresence::presence);
    compare(said, out_.voice, &DistrictPresence::voice);
    compare(led, out_.influence, &DistrictPresence::influence);
    if (out_.presence.people) next(there, "presence");
    else if (out_.voice.people) next(said, "voice");
    return std::move(out_);
  }

 private:
  // A base must be known of every district, or those of whom nothing is known would seem to be missing nowhere.
  void base(std::optional<std::string> const& wanted) {
    if (seen_->districts.empty()) return;
    std::map<std::string, std::map<std::string, places::GroupShare>> known;
    for (auto& share : reader_.all<places::GroupShare>())
      if (share.population) known[share.group][share.territory] = std::move(share);
    for (auto const& group : reader_.all<places::TargetGroup>()) {
      auto const& of = known[group.id];
      if (!everywhere([&](std::string const& id) { return of.contains(id); })) continue;
      out_.groups.push_back({group.id, group.title});
      if (wanted == group.id) take(of);
    }
    if (out_.base) return;
    for (auto const& [name, field] :
         {std::pair{"families", &places::Territory::families}, std::pair{"pupils", &places::Territory::pupils},
          std::pair{"population", &places::Territory::population}}) {
      if (!everywhere([&](std::string const& id) { return (seen_->territory(id)->*field).has_value(); })) continue;
      for (auto const& id : seen_->districts) base_[id] = *(seen_->territory(id)->*field);
      if (!somebody()) continue;
      out_.base = name;
      return;
    }
  }
  template <class Known>
  bool everywhere(Known known) const {
    return std::all_of(seen_->districts.begin(), seen_->districts.end(), known);
  }
  bool somebody() const {
    return std::any_of(base_.begin(), base_.end(), [](auto const& one) { return one.second > 0; });
  }
  void take(std::map<std::string, places::GroupShare> const& of) {
    for (auto const& id : seen_->districts) base_[id] = *of.at(id).population;
    if (!somebody()) return;
    auto const& first = of.at(seen_->districts.front());
    out_.base = "group";
    out_.base_source = first.source;
    out_.base_year = first.year;
  }
  std::int64_t base_of(std::string const& id) const {
    auto const found = base_.find(id);
    return found == base_.end() ? 0 : found->second;
  }
  bool is_within(Counted const& counted) const { return counted.on >= out_.from && counted.on <= out_.to; }

  std::vector<people::Share> shares(std::vector<Counted> const& all, PresenceTogether& together, bool led_only) const {
    std::map<std::string, int> counts;
    for (auto const& one : all) {
      if (!is_within(one) || (led_only && !one.led_somewhere)) continue;
      if (one.district.empty()) together.elsewhere += one.people;
      else counts[one.district] += one.people;
    }
    std::vector<people::Share> out;
    for (auto const& id : seen_->districts)
      out.push_back({.base = static_cast<double>(base_of(id)), .count = counts[id]});
    return out;
  }

  void compare(std::vector<people::Share> const& shares, PresenceTogether& together,
               PresenceHere DistrictPresence::*which) {
    auto const found = people::represent(shares);
    double base = 0;
    for (auto const& share : shares) base += share.base;
    together.people = found.total;
    if (found.total) together.moved = percent(found.dissimilarity), together.by_chance = found.p >= 0.05;
    for (std::size_t at = 0; at < shares.size(); ++at) {
      auto& line = out_.districts[at];
      auto const& group = found.groups[at];
      line.share = percent(shares[at].base / base);
      if (!found.total) continue;
      auto& here = line.*which;
      here.word = people::name_of(group.word);
      here.short_of = group.seats_short;
      if (!group.is_shown && !in_team_) continue;
      here.people = shares[at].count;
      here.share = percent(static_cast<double>(shares[at].count) / found.total);
    }
  }

  void groups_there(std::vector<Counted> const& present, double aim) {
    std::map<std::string, int> counts;
    int all = 0;
    for (auto const& one : present)
      if (is_within(one)) counts[one.there_as] += one.people, all += one.people;
    for (auto const& [there_as, people] : counts) {
      GroupThere line{.there_as = there_as};
      if (people >= people::shown_from || in_team_) line.people = people, line.share = percent(double(people) / all);
      out_.there.push_back(std::move(line));
    }
    if (all) out_.parents_word = people::name_of(people::role_presence(counts["parents"], all, aim / 100).word);
  }

  void next(std::vector<people::Share> const& shares, char const* of) {
    out_.next_of = of;
    std::vector<int> seats(shares.size());
    for (auto const at : people::next_groups(shares, seats_next)) ++seats[at];
    auto const partners = reader_.all<people::Stakeholder>();
    for (std::size_t at = 0; at < shares.size(); ++at) {
      if (!seats[at]) continue;
      auto const& line = out_.districts[at];
      auto const& here = of == std::string("presence") ? line.presence : line.voice;
      InviteNext one{.id = line.id, .name = line.name, .seats = seats[at], .short_of = here.short_of, .share = line.share};
      one.invitations = people::invitations_for(seats[at], {});
      for (auto const& partner : partners)
        if (std::ssize(one.through) < partners_at_most && district_of(*seen_, partner.territory.value_or("")) == line.id)
          one.through.push_back(partner.name);
      out_.next.push_back(std::move(one));
    }
    std::stable_sort(out_.next.begin(), out_.next.end(),
                     [](InviteNext const& one, InviteNext const& other) { return one.seats > other.seats; });
  }

  bool in_team_;
  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  bool meetings_kept_;
  std::map<std::string, std::int64_t> base_{};
  WhoIsMissing out_{};
};

struct Quarter {
  int year, of_year;  // 1 to 4
  std::string key() const { return std::to_string(year) + "-Q" + std::to_string(of_year); }
  Quarter before() const { return of_year == 1 ? Quarter{year - 1, 4} : Quarter{year, of_year - 1}; }
};
Quarter quarter_of(Day day) {
  auto const date = year_month_day(day);
  return {date.year, (date.month + 2) / 3};
}

class Engagement {
 public:
  Engagement(Call const& call, Reader& reader, bool meetings_kept)
      : in_team_(call.asker.in_team()), reader_(reader), seen_(look(reader)), meetings_kept_(meetings_kept) {}

  DistrictEngagement run(std::string const& place) {
    auto const is_here = [&](Counted const& one) { return one.district == place || one.place == place; };
    for (auto const& one : people_present(reader_, *seen_, meetings_kept_))
      if (is_here(one)) present_[key_of(one.on)] += one.people;
    for (auto const& one : voices_heard(reader_, *seen_))
      if (is_here(one)) voices_[key_of(one.on)] += one.people;
    links_opened(place);
    DistrictEngagement out{.meetings = meetings_kept_};
    if (present_.empty() && voices_.empty() && links_.empty()) return out;
    auto quarter = quarter_of(seen_->today);
    for (int back = 0; back < quarters_back; ++back, quarter = quarter.before()) {
      EngagementQuarter line{.key = quarter.key()};
      line.present = shown(present_[line.key]);
      line.voices = shown(voices_[line.key]);
      line.links = std::ssize(links_[line.key]);
      out.quarters.push_back(std::move(line));
    }
    std::reverse(out.quarters.begin(), out.quarters.end());
    return out;
  }

 private:
  static std::string key_of(std::string const& day) {
    auto const parsed = parse_day(day);
    return parsed ? quarter_of(*parsed).key() : "";
  }
  // Nobody at all is nobody's secret.
  std::optional<std::int64_t> shown(int people) const {
    if (people > 0 && people < people::shown_from && !in_team_) return std::nullopt;
    return people;
  }
  // The record says the last day only; its past says the days before.
  void links_opened(std::string const& place) {
    for (auto const& link : reader_.all<people::ShareLink>()) {
      if (!link.last_used_on || !link.territory) continue;
      if (*link.territory != place && district_of(*seen_, *link.territory) != place) continue;
      for (auto const& revision : reader_.history("share_link", link.id))
        if (auto const day = revision.after.find("last_used_on"); revision.after.is_object() &&
                                                                  day != revision.after.end() && day->is_string())
          links_[key_of(day->get<std::string>())].insert(link.id);
    }
  }

  bool in_team_;
  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  bool meetings_kept_;
  std::map<std::string, int> present_{}, voices_{};
  std::map<std::string, std::set<std::string>> links_{};
};

template <bool meetings_kept>
Result<WhoIsMissing> who_is_missing(Call const& call, Reader& reader, MissingQuestion const& in) {
  if (in.group) ARPENT_CHECK(reader.get("target_group", *in.group));
  return Missing(call, reader, meetings_kept).run(in);
}

template <bool meetings_kept>
Result<DistrictEngagement> district_engagement(Call const& call, Reader& reader, IdOfPage const& in) {
  ARPENT_CHECK(reader.get("territory", in.id));
  return Engagement(call, reader, meetings_kept).run(in.id);
}

}  // namespace

void add_who_is_missing(Register& all) {
  bool const meetings_kept = all.kinds.contains("attendance") && all.kinds.contains("meeting");
  add(all, {.name = "who_is_missing", .target = Target::view},
      meetings_kept ? who_is_missing<true> : who_is_missing<false>);
  add(all, {.name = "district_engagement", .target = Target::view},
      meetings_kept ? district_engagement<true> : district_engagement<false>);
}

}  // namespace arpent::views
