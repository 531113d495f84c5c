#include "views/indicator_page.h"

#include <set>

#include "domain/measure/reporter.h"
#include "domain/measure/target.h"
#include "views/contests.h"
#include "views/indicator_page_answer.h"
#include "views/number_table.h"

namespace arpent::views {
namespace {

class Telling {
 public:
  Telling(Call const& call, Reader& reader, Picture const& picture, measure::Indicator const& of)
      : call_(call), picture_(picture), of_(of), table_(reader, picture, of), people_(names_of_people(reader)) {
    for (auto& baseline : reader.where<measure::Baseline>("indicator", of.id))
      baselines_[baseline.territory.value_or("")] = {baseline.id, baseline.revision, baseline.value, baseline.on_date,
                                                     baseline.comment};
    for (auto& target : reader.where<measure::Target>("indicator", of.id)) take(target);
    for (auto& reporter : reader.where<measure::Reporter>("indicator", of.id)) take(reporter);
    for (auto const& contest : contests(reader, picture, call.asker.language, "open"))
      contested_.insert(contest.measurement);
  }

  IndicatorPage tell(Reader& reader) const {
    IndicatorPage out{.record = of_};
    if (auto const* action = of_.action ? picture_.action(*of_.action) : nullptr)
      out.action_title = action->record.title;
    if (auto const* goal = of_.goal ? picture_.goal(*of_.goal) : nullptr) out.goal_title = goal->title;
    else if (of_.goal)
      if (auto const found = reader.find<plan::Goal>(*of_.goal)) out.goal_title = found->title;
    out.written_by = name_of(of_.written_by);
    out.due = table_.due_key();
    out.due_label = label(table_.due());
    out.together = together(table_.together(out.due), of_.across_places);
    if (auto const* line = picture_.indicator(of_.id)) {
      out.start = line->progress.from ? line->progress.from : line->city_baseline;
      out.target = line->progress.target ? line->progress.target : line->city_target;
    }
    for (auto const& id : table_.places())
      if (!id.empty()) out.places.push_back(place(id, picture_.territory(id)->name));
    out.city = place("", "");
    for (auto const& period : table_.periods(6, 24)) {
      auto const key = measure::print_period(period);
      auto const sum = table_.together(key);
      out.points.push_back({key, label(period), sum.value, sum.answered, sum.concerned});
    }
    return out;
  }

 private:
  void take(measure::Target const& target) {
    Mark mark{target.id, target.revision, target.value, target.on_date, target.comment};
    auto const today = print_day(picture_.today);
    auto const [present, is_new] = targets_.emplace(target.territory.value_or(""), mark);
    auto const& shown = present->second.on_date.value_or("");
    bool const ahead = target.on_date >= today, shown_ahead = shown >= today;
    // The first target still ahead, else the last one that has passed.
    if (!is_new && (ahead != shown_ahead ? ahead : ahead ? target.on_date < shown : target.on_date > shown))
      present->second = std::move(mark);
  }

  void take(measure::Reporter const& reporter) {
    Teller teller{reporter.id, reporter.revision, reporter.person, reporter.stand_in, reporter.label};
    teller.person_name = name_of(reporter.person);
    teller.stand_in_name = name_of(reporter.stand_in);
    teller.by_link = reporter.link.has_value();
    tellers_[reporter.territory.value_or("")] = std::move(teller);
  }

  std::string name_of(std::optional<std::string> const& id) const {
    auto const found = people_.find(id.value_or(""));
    return found == people_.end() ? "" : found->second;
  }

  std::string label(measure::Period const& period) const {
    return measure::period_label(period, call_.asker.language, picture_.calendar);
  }

  PlaceOfIndicator place(std::string const& id, std::string const& name) const {
    PlaceOfIndicator out{.place = id, .name = name};
    if (auto const* line = picture_.indicator(of_.id))
      for (auto const& shown : line->places)
        if (shown.place == id) latest(out, shown);
    if (auto const found = baselines_.find(id); found != baselines_.end()) out.baseline = found->second;
    if (auto const found = targets_.find(id); found != targets_.end()) out.target = found->second;
    if (auto const found = tellers_.find(id); found != tellers_.end()) out.teller = found->second;
    return out;
  }

  void latest(PlaceOfIndicator& out, PlaceLine const& shown) const {
    out.state = measure::name_of(shown.freshness.word);
    if (!shown.latest) return;
    out.value = measure::figure_of(shown.latest->reading, measure::factor_of(table_.scale()));
    out.period = shown.latest->key;
    out.period_label = label(shown.latest->period);
    out.measurement = shown.latest->measurement;
    out.contested = contested_.contains(shown.latest->measurement);
  }

  Call const& call_;
  Picture const& picture_;
  measure::Indicator const& of_;
  NumberTable table_;
  std::map<std::string, std::string, std::less<>> people_;
  std::map<std::string, Mark, std::less<>> baselines_{}, targets_{};
  std::map<std::string, Teller, std::less<>> tellers_{};
  std::set<std::string> contested_{};
};

Result<IndicatorPage> indicator_page(Call const& call, Reader& reader, IdOfPage const& in) {
  ARPENT_TRY(of, reader.get<measure::Indicator>(in.id));
  auto const seen = look(reader);
  auto const& picture = *seen;
  return Telling(call, reader, picture, of).tell(reader);
}

}  // namespace

void add_indicator_page(Register& all) { add(all, {.name = "indicator_page", .target = Target::view}, indicator_page); }

}  // namespace arpent::views
