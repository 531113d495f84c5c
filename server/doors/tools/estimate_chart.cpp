// Is a number doing anything out of the ordinary? XmR charts, one series or many.
#include <algorithm>

#include "doors/tools/survey.h"
#include "estimation/chart.h"

namespace arpent::tools {
namespace {

using W = Wanted;

struct Series {
  std::string name{};
  std::vector<std::string> periods{};
  std::vector<double> values{};
};

std::string name_of(estimation::PointType type) {
  constexpr char const* names[] = {"common_cause", "improvement", "concern", "neutral_high", "neutral_low"};
  return names[static_cast<int>(type)];
}
std::string name_of(estimation::Assurance assurance) {
  constexpr char const* names[] = {"not_said", "pass", "fail", "inconsistent"};
  return names[static_cast<int>(assurance)];
}
std::string name_of(estimation::Signal signal) {
  constexpr char const* names[] = {"none", "outside", "trend", "two_in_three", "seven_on_one_side"};
  return names[static_cast<int>(signal)];
}

std::vector<Series> series_of(Table const& table, Faults& faults) {
  std::vector<Series> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const at = table.has("series") ? static_cast<std::size_t>(table.codes("series")[row]) : 0;
    if (at >= out.size()) out.resize(at + 1);
    if (table.has("series")) out[at].name = table.texts("series")[at];
    auto const& period = table.texts("period")[static_cast<std::size_t>(table.codes("period")[row])];
    auto& periods = out[at].periods;
    if (std::find(periods.begin(), periods.end(), period) != periods.end())
      faults.add({table.line(row), "period"}, "tools.twice", {{"seen", period}});
    periods.push_back(period);
    out[at].values.push_back(table.numbers("value")[row]);
  }
  return out;
}

std::vector<std::size_t> rebases_of(Given const& given, Series const& series, Faults& faults) {
  std::vector<std::size_t> out;
  for (auto const& period : given.texts("rebase")) {
    auto const found = std::find(series.periods.begin(), series.periods.end(), period);
    if (found == series.periods.end()) faults.add({}, "tools.wedge.no_period", {{"seen", period}});
    else out.push_back(static_cast<std::size_t>(found - series.periods.begin()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Writer {
 public:
  explicit Writer(Answer& answer) : answer_(answer), page_(answer.page) {
    answer.json["series"] = Json::array();
    answer.table.columns = {text_column("series"), text_column("period")};
    for (auto const* name : {"value", "mean", "lower", "upper"}) answer.table.columns.push_back(number_column(name));
    for (auto const* name : {"signal", "type"}) answer.table.columns.push_back(text_column(name));
    page_.title(page_.sentence("tools.chart.title"));
  }

  void add(Series const& series, estimation::Chart const& chart) {
    Json points = Json::array();
    std::vector<std::vector<std::string>> lines;
    auto const cell = [](std::optional<double> value) { return value ? writing::Value(*value) : writing::Value(); };
    for (std::size_t at = 0; at < chart.points.size(); ++at) {
      auto const& point = chart.points[at];
      points.push_back({{"period", series.periods[at]},
                        {"value", point.value},
                        {"mean", point.mean},
                        {"lower", point.lower ? Json(*point.lower) : Json()},
                        {"upper", point.upper ? Json(*point.upper) : Json()},
                        {"signal", name_of(point.signal)},
                        {"type", name_of(point.type)},
                        {"segment", point.segment},
                        {"trial_limits", point.trial_limits}});
      answer_.table.rows.push_back({series.name, series.periods[at], point.value, point.mean, cell(point.lower),
                                    cell(point.upper), name_of(point.signal), name_of(point.type)});
      lines.push_back({series.periods[at], page_.figure(point.value), page_.figure(point.mean),
                       point.lower ? page_.figure(*point.lower) + " – " + page_.figure(*point.upper) : "–",
                       page_.sentence("tools.signal." + name_of(point.signal))});
    }
    answer_.json["series"].push_back({{"series", series.name},
                                      {"variation", name_of(chart.variation)},
                                      {"assurance", name_of(chart.assurance)},
                                      {"points", std::move(points)}});
    if (!series.name.empty()) page_.title(series.name);
    page_.line(page_.sentence("tools.variation." + name_of(chart.variation)));
    if (chart.assurance != estimation::Assurance::not_said)
      page_.line(page_.sentence("tools.assurance." + name_of(chart.assurance)));
    if (chart.points.size() < static_cast<std::size_t>(estimation::least_points_for_limits))
      page_.line(page_.sentence("tools.chart.few"));
    else if (chart.points.back().trial_limits) page_.line(page_.sentence("tools.chart.trial_limits"));
    page_.line().table(
        {page_.sentence("tools.head.period"), page_.sentence("tools.head.value"), page_.sentence("tools.head.mean"),
         page_.sentence("tools.head.limits"), page_.sentence("tools.head.signal")},
        lines);
  }

  // Of so many charts so many speak up by chance alone: 1.2 to 2.1 in a hundred at the last point.
  void close(std::size_t charts) {
    if (charts > 1)
      page_.line().line(page_.sentence("tools.chart.false_alarms",
                                       {{"n", page_.count(static_cast<double>(charts))},
                                        {"expected", page_.figure(0.0165 * static_cast<double>(charts), 2)}}));
  }

 private:
  Answer& answer_;
  Page& page_;
};

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const table = read_table(
      in, {{"period", W::Kind::category}, {"value"}, {"series", W::Kind::category, W::Cells::all, W::There::may}},
      faults);
  if (faults.any()) return;
  auto const all = series_of(table, faults);
  auto const better = given.text("better");
  estimation::ChartRules rules{.better = better == "higher"  ? estimation::Better::higher
                                         : better == "lower" ? estimation::Better::lower
                                                             : estimation::Better::neither,
                               .screen = !given.flag("no-screen")};
  if (given.has("target")) rules.target = given.number("target");
  if (given.has("fix-after")) rules.fix_after = given.whole("fix-after");
  std::vector<estimation::Chart> charts;
  for (auto const& series : all) {
    rules.rebase_at = rebases_of(given, series, faults);
    if (!faults.any()) charts.push_back(estimation::chart(series.values, rules));
  }
  if (faults.any()) return;
  Writer writer(answer);
  for (std::size_t at = 0; at < all.size(); ++at) writer.add(all[at], charts[at]);
  writer.close(all.size());
}

}  // namespace

Command estimate_chart() {
  using K = Option::Kind;
  return {.tool = "estimate",
          .verb = "chart",
          .options =
              {{.name = "better", .kind = K::choice, .fallback = "higher", .choices = {"higher", "lower", "neither"}},
               {.name = "target", .kind = K::number},
               {.name = "rebase", .kind = K::texts},
               {.name = "fix-after", .kind = K::whole, .least = 12, .most = 1e6},
               {.name = "no-screen", .kind = K::flag}},
          .example = {.rows = "period,value\n2025-01,41\n2025-02,44\n2025-03,39\n2025-04,43\n2025-05,40\n2025-06,42\n"
                              "2025-07,45\n2025-08,41\n2025-09,58\n",
                      .words = "--better higher --target 50 --report"},
          .run = run};
}

}  // namespace arpent::tools
