#include "main/iati_export.h"

#include <algorithm>

#include "domain/city/city.h"
#include "main/iati_results.h"
#include "views/picture.h"

namespace arpent {
namespace {

using writing::IatiActivity;
using writing::Narratives;

constexpr char const* local_government = "11";  // code list OrganisationType

char const* status_of_plan(std::string const& state) { return state == "draft" ? "1" : state == "closed" ? "4" : "2"; }

char const* status_of_action(std::string const& state) {
  if (state == "running") return "2";
  if (state == "paused") return "6";
  return state == "done" ? "4" : "1";
}

std::string id_in(IatiActivity const& activity) { return activity.id; }

class Telling {
 public:
  Telling(store::Reader& reader, std::string language)
      : language_(std::move(language)), seen_(views::look(reader)), results_(reader, *seen_, language_) {}

  std::vector<IatiActivity> activities() const {
    std::vector<IatiActivity> out;
    if (picture().plan) out.push_back(plan());
    for (auto const& action : picture().actions) {
      if (picture().plan && action.record.plan.value_or(picture().plan->id) != picture().plan->id) continue;
      out.push_back(activity(action));
    }
    if (picture().plan) std::transform(out.begin() + 1, out.end(), std::back_inserter(out.front().children), id_in);
    return out;
  }

 private:
  views::Picture const& picture() const { return *seen_; }

  Narratives text(std::optional<std::string> const& said, std::string const& otherwise) const {
    return {{language_, said && !said->empty() ? *said : otherwise}};
  }

  IatiActivity plan() const {
    auto const& of = *picture().plan;
    IatiActivity out{.id = of.id, .hierarchy = 1, .language = language_, .title = {{language_, of.title}}};
    out.description = text(of.vision, of.title);
    out.status = status_of_plan(of.state);
    add_dates(out, of.starts_on, of.ends_on, of.state != "draft", of.state == "closed");
    for (auto const& district : picture().districts) out.locations.push_back(location(district));
    std::vector<std::size_t> of_goals;
    for (std::size_t at = 0; at < picture().indicators.size(); ++at)
      if (!picture().action(picture().indicators[at].record.action.value_or(""))) of_goals.push_back(at);
    out.results = results_.of(of_goals);
    return out;
  }

  IatiActivity activity(views::ActionLine const& action) const {
    auto const& of = action.record;
    IatiActivity out{.id = of.id, .hierarchy = 1, .language = language_, .title = {{language_, of.title}}};
    out.description = text(of.is_about, of.title);
    out.status = status_of_action(of.state);
    add_dates(out, of.starts_on, of.ends_on, of.state != "idea" && of.state != "prepared", of.state == "done");
    for (auto const& district : action.concerned) out.locations.push_back(location(district));
    for (auto const at : action.links) add_goal(out, picture().links[at]);
    if (picture().plan) {
      out.hierarchy = 2;
      out.parent = picture().plan->id;
    }
    out.results = results_.of(action.indicators);
    return out;
  }

  void add_goal(IatiActivity& out, plan::Contribution const& link) const {
    auto const* goal = picture().goal(link.goal);
    if (link.state != "confirmed" || !goal) return;
    auto const code = goal->code.value_or("");
    out.tags.push_back({code.empty() ? goal->id : code, {{language_, goal->title}}});
  }

  // What has begun did so on its first day, if that is past; what nobody gave a day has the plan's, or the day looked
  // at with a word on it, as the schema asks for one.
  void add_dates(IatiActivity& out, std::optional<std::string> const& from, std::optional<std::string> const& to,
                 bool begun, bool over) const {
    auto const start = parse_day(from.value_or("")), end = parse_day(to.value_or(""));
    if (start) out.dates.push_back({begun && *start <= picture().today ? "2" : "1", *start});
    if (end) out.dates.push_back({over && *end <= picture().today ? "4" : "3", *end});
    if (!out.dates.empty()) return;
    auto const of_plan = parse_day(picture().plan ? picture().plan->starts_on.value_or("") : "");
    out.dates.push_back({"1", of_plan.value_or(picture().today),
                         said_in(language_, of_plan ? "export.day_of_plan" : "export.day_unknown")});
  }

  writing::IatiLocation location(std::string const& id) const {
    auto const& place = *picture().territory(id);
    writing::IatiLocation out{.id = place.id, .name = {{language_, place.name}}};
    if (place.geometry.is_object()) out.point = label_point(place.geometry);
    return out;
  }

  std::string language_;
  std::shared_ptr<views::Picture const> seen_;
  IatiResults results_;
};

}  // namespace

writing::IatiFile iati_of(store::Reader& reader, std::string const& now) {
  auto const city = reader.find<city::City>(city::only_id).value_or(city::City{});
  writing::IatiFile out{.generated_at = now};
  out.reporter = {.ref = city.organisation_id.value_or(no_organisation),
                  .type = local_government,
                  .name = {{city.language, city.name.empty() ? no_organisation : city.name}}};
  if (out.reporter.ref.empty()) out.reporter.ref = no_organisation;
  out.activities = Telling(reader, city.language).activities();
  return out;
}

}  // namespace arpent
