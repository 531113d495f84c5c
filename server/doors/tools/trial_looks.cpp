// Looks that are planned: how far a z must go at each of them; and from how many events on a harm alarm is raised.
#include <cmath>

#include "doors/tools/trial_parts.h"
#include "trial/harm.h"
#include "trial/many.h"

namespace arpent::tools {
namespace {

void run_looks(Given const& given, std::istream&, Answer& answer, Faults&) {
  int const looks = given.whole("looks");
  double const alpha = given.number("alpha");
  double const pocock = trial::pocock(looks, alpha);
  auto const obrien = trial::obrien_fleming(looks, alpha);
  auto& page = answer.page;
  page.title(page.sentence("tools.looks.title"));
  page.line(page.sentence("tools.looks.how", {{"n", page.count(looks)}, {"alpha", page.figure(alpha)}}));
  answer.json = {{"looks", looks}, {"alpha", alpha}, {"pocock", pocock}, {"obrien_fleming", obrien}};
  answer.table.columns = {number_column("look"), number_column("pocock"), number_column("obrien_fleming")};
  std::vector<std::vector<std::string>> lines;
  for (std::size_t at = 0; at < obrien.size(); ++at) {
    auto const look = static_cast<double>(at + 1);
    answer.table.rows.push_back({look, pocock, obrien[at]});
    lines.push_back({page.count(look), page.figure(pocock), page.figure(obrien[at])});
  }
  page.line().table({page.sentence("tools.head.look"), "Pocock", "O’Brien-Fleming"}, lines);
  page.line().line(page.sentence("tools.looks.note"));
}

void run_boundaries(Given const& given, std::istream&, Answer& answer, Faults&) {
  int const most = given.whole("exposed");
  double const tolerable = given.number("tolerable"), alpha = given.number("alpha-harm"),
               clear = given.number("alpha-clear");
  auto const alarm = trial::harm_boundaries(most, tolerable, alpha).alarm_from;
  auto const cleared = trial::harm_boundaries(most, tolerable, clear).clear_up_to;
  auto& page = answer.page;
  page.title(page.sentence("tools.boundaries.title"));
  page.line(page.sentence("tools.boundaries.how", {{"tolerable", page.percent(tolerable)},
                                                   {"alpha", page.figure(alpha)},
                                                   {"clear", page.figure(clear)},
                                                   {"n", page.count(most)}}));
  answer.json = {{"tolerable", tolerable}, {"alpha_harm", alpha}, {"alpha_clear", clear}, {"exposed_max", most}};
  answer.json["boundaries"] = Json::array();
  answer.table.columns = {number_column("exposed"), number_column("alarm_from"), number_column("clear_up_to")};
  std::vector<std::vector<std::string>> lines;
  auto const cell = [](int events) { return events < 0 ? writing::Value() : writing::Value(1.0 * events); };
  for (std::size_t at = 0; at < alarm.size(); ++at) {
    answer.json["boundaries"].push_back({{"exposed", at + 1},
                                         {"alarm_from", alarm[at] < 0 ? Json() : Json(alarm[at])},
                                         {"clear_up_to", cleared[at] < 0 ? Json() : Json(cleared[at])}});
    answer.table.rows.push_back({static_cast<double>(at + 1), cell(alarm[at]), cell(cleared[at])});
    bool const is_new = at == 0 || alarm[at] != alarm[at - 1] || cleared[at] != cleared[at - 1];
    if (is_new)
      lines.push_back({page.count(1.0 * (at + 1)), alarm[at] < 0 ? "–" : page.count(alarm[at]),
                       cleared[at] < 0 ? "–" : page.count(cleared[at])});
  }
  page.line().table({page.sentence("tools.head.exposed_from"), page.sentence("tools.head.alarm_from"),
                     page.sentence("tools.head.clear_up_to")},
                    lines);
  std::vector<std::vector<std::string>> rates;
  answer.json["operation"] = Json::array();
  for (double const rate : given.numbers("rates")) {
    auto const seen = trial::harm_operation(rate, most, tolerable, alpha);
    answer.json["operation"].push_back({{"rate", rate},
                                        {"alarm", seen.alarm},
                                        {"expected_exposed", seen.expected_exposed},
                                        {"expected_events", seen.expected_events}});
    rates.push_back({page.percent(rate), page.percent(seen.alarm), page.figure(seen.expected_exposed, 3),
                     page.figure(seen.expected_events, 2)});
  }
  page.line().table({page.sentence("tools.head.rate"), page.sentence("tools.head.alarm"),
                     page.sentence("tools.head.exposed"), page.sentence("tools.head.harms")},
                    rates);
}

}  // namespace

Command trial_looks() {
  return {.tool = "trial",
          .verb = "looks",
          .options = {{.name = "looks", .kind = Option::Kind::whole, .fallback = "5", .least = 1, .most = 10},
                      share("alpha", "0.05")},
          .reads = false,
          .example = {.words = "--looks 4 --report"},
          .run = run_looks};
}

Command trial_boundaries() {
  using K = Option::Kind;
  return {.tool = "trial",
          .verb = "boundaries",
          .options = {share("tolerable", "0.1"),
                      share("alpha-harm", "0.1"),
                      share("alpha-clear", "0.05"),
                      {.name = "exposed", .kind = K::whole, .fallback = "60", .least = 1, .most = 5000},
                      {.name = "rates", .kind = K::numbers, .fallback = "0.1,0.2,0.3,0.4", .least = 0, .most = 1}},
          .reads = false,
          .example = {.words = "--tolerable 0.1 --exposed 60 --report"},
          .run = run_boundaries};
}

}  // namespace arpent::tools
