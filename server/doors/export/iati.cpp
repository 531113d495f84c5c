#include "doors/export/iati.h"

#include <cmath>

#include "base/json.h"
#include "doors/export/xml_text.h"

namespace arpent::writing {
namespace {

constexpr char const* own_vocabulary = "99";  // "reporting organisation", in every code list of vocabularies
constexpr char const* earth = "http://www.opengis.net/def/crs/EPSG/0/4326";

std::string flag(bool yes) { return yes ? "true" : "false"; }

class Sheet {
 public:
  explicit Sheet(IatiFile const& file) : file_(file) {}

  std::string write() {
    xml_.open("iati-activities", {{"version", "2.03"}, {"generated-datetime", file_.generated_at}});
    for (auto const& activity : file_.activities) add(activity);
    xml_.close();
    return xml_.text();
  }

 private:
  std::string identifier(std::string const& id) const { return file_.reporter.ref + "-" + id; }

  void narratives(Narratives const& texts) {
    for (auto const& one : texts)
      if (!one.text.empty()) xml_.leaf("narrative", one.text, {{"xml:lang", one.language}});
  }

  void texts(std::string_view name, Narratives const& texts, XmlText::Attributes const& attributes = {}) {
    bool any = false;
    for (auto const& one : texts) any = any || !one.text.empty();
    if (!any) return;
    xml_.open(name, attributes);
    narratives(texts);
    xml_.close();
  }

  void add(IatiActivity const& activity) {
    xml_.open("iati-activity", {{"xml:lang", activity.language}, {"hierarchy", std::to_string(activity.hierarchy)}});
    xml_.leaf("iati-identifier", identifier(activity.id));
    auto const& reporter = file_.reporter;
    texts("reporting-org", reporter.name, {{"ref", reporter.ref}, {"type", reporter.type}});
    texts("title", activity.title);
    texts("description", activity.description, {{"type", "1"}});
    // Accountable for the activity.
    texts("participating-org", reporter.name, {{"ref", reporter.ref}, {"type", reporter.type}, {"role", "2"}});
    xml_.empty("activity-status", {{"code", activity.status}});
    for (auto const& date : activity.dates) {
      XmlText::Attributes const attributes{{"iso-date", print_day(date.on)}, {"type", date.type}};
      if (date.note.empty()) xml_.empty("activity-date", attributes);
      else texts("activity-date", date.note, attributes);
    }
    for (auto const& location : activity.locations) add(location);
    for (auto const& tag : activity.tags) texts("tag", tag.title, {{"vocabulary", own_vocabulary}, {"code", tag.code}});
    if (!activity.parent.empty()) xml_.empty("related-activity", {{"ref", identifier(activity.parent)}, {"type", "1"}});
    for (auto const& child : activity.children)
      xml_.empty("related-activity", {{"ref", identifier(child)}, {"type", "2"}});
    for (auto const& result : activity.results) add(result);
    xml_.close();
  }

  void add(IatiLocation const& location) {
    xml_.open("location", {{"ref", location.id}});
    texts("name", location.name);
    if (location.point) {
      auto const degrees = [](double value) { return print_number(std::round(value * 1e5) / 1e5); };
      xml_.open("point", {{"srsName", earth}});
      xml_.leaf("pos", degrees(location.point->lat) + " " + degrees(location.point->lon)).close();
      xml_.empty("exactness", {{"code", "2"}});  // approximate: the middle of an area
    }
    xml_.close();
  }

  void add(IatiResult const& result) {
    bool adds_up = true;
    for (auto const& indicator : result.indicators) adds_up = adds_up && indicator.adds_up;
    xml_.open("result", {{"type", result.type}, {"aggregation-status", flag(adds_up)}});
    texts("title", result.title);
    for (auto const& indicator : result.indicators) add(indicator);
    xml_.close();
  }

  void add(IatiIndicator const& indicator) {
    measure_ = indicator.measure;
    xml_.open("indicator", {{"measure", indicator.measure},
                            {"ascending", flag(indicator.ascending)},
                            {"aggregation-status", flag(indicator.adds_up)}});
    texts("title", indicator.title);
    texts("description", indicator.description);
    xml_.empty("reference", {{"vocabulary", own_vocabulary}, {"code", indicator.code}});
    for (auto const& baseline : indicator.baselines)
      add("baseline", baseline.figure,
          {{"year", std::to_string(baseline.year)}, {"iso-date", baseline.on ? print_day(*baseline.on) : ""}});
    for (auto const& period : indicator.periods) {
      xml_.open("period").empty("period-start", {{"iso-date", print_day(period.start)}});
      xml_.empty("period-end", {{"iso-date", print_day(period.end)}});
      for (auto const& target : period.targets) add("target", target);
      for (auto const& actual : period.actuals) add("actual", actual);
      xml_.close();
    }
    xml_.close();
  }

  void add(char const* name, IatiFigure const& figure, XmlText::Attributes attributes = {}) {
    if (figure.value && measure_ != "5") attributes.emplace_back("value", print_number(*figure.value));
    if (figure.place.empty() && figure.comment.empty()) {
      xml_.empty(name, attributes);
      return;
    }
    xml_.open(name, attributes);
    if (!figure.place.empty()) xml_.empty("location", {{"ref", figure.place}});
    texts("comment", figure.comment);
    xml_.close();
  }

  IatiFile const& file_;
  XmlText xml_{};
  std::string measure_{};
};

}  // namespace

std::string write_iati(IatiFile const& file) { return Sheet(file).write(); }

}  // namespace arpent::writing
