#include "views/pilot_list.h"

#include <algorithm>
#include <cmath>

#include "domain/pilot/arms.h"
#include "domain/pilot/standing.h"
#include "domain/places/territory.h"
#include "domain/text_of.h"
#include "operations/said.h"

namespace arpent::views {
namespace {

using pilot::Pilot;

struct AskedPilots {
  std::optional<std::string> action;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedPilots::action>("action")};
    static Shape const shape = input<AskedPilots>("pilot_list_of", fields);
    return shape;
  }
};

struct ListedPilot {
  std::string id{}, title{}, state{};
  std::int64_t version = 1;
  std::optional<std::string> question{}, action{}, action_title{}, district{}, district_name{}, place{};
  std::optional<std::string> pause_cause{}, verdict{}, learning{}, started_on{}, ends_on{}, debrief_on{},
      debriefed_on{};
  std::optional<std::string> previous{};
  std::optional<std::int64_t> people_max{};
  std::int64_t exposed = 0, events = 0, missing = 0;
  double near = 0;
  bool watched = false, debrief_due = false, has_next = false;

  static record::Shape const& shape() {
    using namespace record;
    using L = ListedPilot;
    static Field const fields[] = {
        text<&L::id>("id"),
        text<&L::title>("title"),
        text<&L::state>("state"),
        integer<&L::version>("version"),
        text<&L::question>("question"),
        text<&L::action>("action"),
        text<&L::action_title>("action_title"),
        text<&L::district>("district"),
        text<&L::district_name>("district_name"),
        text<&L::place>("place"),
        text<&L::pause_cause>("pause_cause"),
        text<&L::verdict>("verdict"),
        text<&L::learning>("learning"),
        date<&L::started_on>("started_on"),
        date<&L::ends_on>("ends_on"),
        date<&L::debrief_on>("debrief_on"),
        date<&L::debriefed_on>("debriefed_on"),
        text<&L::previous>("previous"),
        integer<&L::people_max>("people_max"),
        integer<&L::exposed>("exposed"),
        integer<&L::events>("events"),
        integer<&L::missing>("missing"),
        number<&L::near>("near"),
        flag<&L::watched>("watched"),
        flag<&L::debrief_due>("debrief_due"),
        flag<&L::has_next>("has_next"),
    };
    static Shape const shape = answer<L>("listed_pilot", fields);
    return shape;
  }
};

struct PilotList {
  std::vector<ListedPilot> pilots{};
  Json many{};  // with many tests some look good, or bad, by chance; null while there are few

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&PilotList::pilots>("pilots"), text<&PilotList::many>("many")};
    static Shape const shape = answer<PilotList>("pilot_list_answer", fields);
    return shape;
  }
};

class Listing {
 public:
  explicit Listing(Reader& reader) : reader_(reader), today_(print_day(reader.today())) {
    for (auto const& action : reader.all("action")) actions_[text_of(action, "id")] = text_of(action, "title");
    for (auto& place : reader.all<places::Territory>()) places_.emplace(place.id, std::move(place));
    for (auto& one : reader.all<Pilot>()) pilots_.push_back(std::move(one));
  }

  PilotList run() {
    PilotList out;
    for (auto const& of : pilots_)
      if (of.previous) followed_.insert(*of.previous);
    for (auto const& of : pilots_) out.pilots.push_back(line(of));
    std::stable_sort(out.pilots.begin(), out.pilots.end(), [](ListedPilot const& one, ListedPilot const& other) {
      auto const place = [](ListedPilot const& at) {
        constexpr std::string_view order[] = {"paused", "running", "approved", "prepared", "idea", "debriefed"};
        return at.debrief_due ? -1 : std::find(std::begin(order), std::end(order), at.state) - std::begin(order);
      };
      if (place(one) != place(other)) return place(one) < place(other);
      return one.debriefed_on.value_or("") > other.debriefed_on.value_or("");
    });
    out.many = many();
    return out;
  }

 private:
  // The district above a place; the place itself where there is none.
  places::Territory const* district_of(std::string id) const {
    places::Territory const* out = nullptr;
    for (int level = 0; level < 10 && !id.empty(); ++level) {
      auto const found = places_.find(id);
      if (found == places_.end()) return out;
      if (!out) out = &found->second;
      if (found->second.level == "district") return &found->second;
      id = found->second.parent.value_or("");
    }
    return out;
  }

  ListedPilot line(Pilot const& of) {
    ListedPilot out{.id = of.id, .title = of.title, .state = of.state, .version = of.version};
    out.question = of.question;
    out.action = of.action;
    if (auto const action = actions_.find(of.action.value_or("")); action != actions_.end())
      out.action_title = action->second;
    if (auto const* district = district_of(of.territory.value_or("")))
      out.district = district->id, out.district_name = district->name;
    out.place = of.place;
    out.pause_cause = of.pause_cause;
    out.verdict = of.verdict;
    out.learning = of.learning;
    out.started_on = of.started_on;
    out.ends_on = of.ends_on;
    out.debrief_on = of.debrief_on;
    out.debriefed_on = of.debriefed_on;
    out.previous = of.previous;
    out.people_max = of.people_max;
    out.watched = of.watched;
    out.has_next = followed_.contains(of.id);
    bool const begun = of.state == "running" || of.state == "paused";
    out.debrief_due = begun && ((of.debrief_on && *of.debrief_on <= today_) || of.pause_cause == "all_steps");
    if (of.started_on) figures(of, out);
    return out;
  }

  void figures(Pilot const& of, ListedPilot& out) {
    auto const facts = pilot::all_facts(reader_, pilot::stream_of(of.id));
    auto const told = pilot::told(facts);
    auto const counts = told.counts();
    out.exposed = counts.exposed;
    if (!of.watched && of.compared != "no")
      out.exposed = std::max(counts.exposed, pilot::arms(facts).tried(of.block_tried.value_or(0)));
    out.events = counts.events;
    bool const begun = of.state == "running" || of.state == "paused";
    if (begun) out.missing = std::ssize(pilot::missing_reports(of, told.reports, today_));
    if (!of.watched) return;
    auto const standing = pilot::standing_of(of, told.reports);
    out.near = std::round(pilot::nearness(of, standing) * 1000) / 1000;
    // Behind a stop sign at the end of a step nothing is left but to talk it through.
    if (of.state == "paused" && of.pause_cause == "red_line" && !pilot::may_go_on(of, standing)) out.debrief_due = true;
    false_pauses_ += of.alpha_alarm;
    ++watched_;
    clearances_.push_back(standing.ln_clear);
  }

  // How many of so many tests would be paused for nothing, and how many of the all-clears hold together.
  Json many() const {
    auto const chance = std::lround(false_pauses_);
    if (watched_ < 5 || chance < 1) return nullptr;
    auto const clear = pilot::clear_together(clearances_);
    return to_json(
        Phrase{"pilot.many",
               {{"n", std::to_string(chance)}, {"tests", std::to_string(watched_)}, {"clear", std::to_string(clear)}}});
  }

  Reader& reader_;
  std::string today_;
  std::map<std::string, std::string, std::less<>> actions_{};
  std::map<std::string, places::Territory, std::less<>> places_{};
  std::vector<Pilot> pilots_{};
  std::set<std::string> followed_{};
  std::vector<double> clearances_{};
  double false_pauses_ = 0;
  int watched_ = 0;
};

Result<PilotList> pilot_list(Call const&, Reader& reader, AskedPilots const& in) {
  // Worked out once between two writes: the page of each action asks too.
  auto const all = reader.remembered<PilotList>("pilot_list", [&] { return Listing(reader).run(); });
  if (!in.action) return *all;
  PilotList out;
  for (auto const& one : all->pilots)
    if (one.action == in.action) out.pilots.push_back(one);
  return out;
}

}  // namespace

void add_pilot_list(Register& all) { add(all, {.name = "pilot_list", .target = Target::view}, pilot_list); }

}  // namespace arpent::views
