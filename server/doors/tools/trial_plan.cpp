// What a plan does at each true rate: shown before anybody approves it.
#include "doors/tools/trial_parts.h"

namespace arpent::tools {
namespace {

void cap_of(Given const& given, Answer& answer) {
  int const cap =
      trial::exposure_cap(given.whole("harms-max"), given.number("plausible"), given.number("cap-chance"), 1'000'000);
  answer.json["exposure_cap"] = {{"harms_max", given.whole("harms-max")},
                                 {"plausible", given.number("plausible")},
                                 {"chance", given.number("cap-chance")},
                                 {"cap", cap}};
  auto& page = answer.page;
  page.line(page.sentence("tools.plan.cap", {{"cap", page.count(cap)},
                                             {"harms", given.text("harms-max")},
                                             {"plausible", page.percent(given.number("plausible"))},
                                             {"chance", page.percent(given.number("cap-chance"))}}));
}

void run(Given const& given, std::istream&, Answer& answer, Faults& faults) {
  auto const plan = plan_of(given, faults);
  auto const rates = given.numbers("rates");
  if (faults.any()) return;
  auto& page = answer.page;
  page.title(page.sentence("tools.plan.title"));
  say_plan(plan, page);
  answer.json["plan"] = to_json(plan);
  if (given.has("harms-max")) cap_of(given, answer);

  answer.table.columns = {number_column("rate"), number_column("completed"), number_column("alarm")};
  for (std::size_t step = 1; step <= plan.steps.size(); ++step)
    answer.table.columns.push_back(number_column("review_" + std::to_string(step)));
  for (auto const* name : {"expected_exposed", "expected_events"}) answer.table.columns.push_back(number_column(name));
  std::vector<std::vector<std::string>> lines;
  answer.json["operation"] = Json::array();
  for (double const rate : rates) {
    auto const seen = trial::ladder_operation(plan, rate);
    answer.json["operation"].push_back({{"rate", rate},
                                        {"completed", seen.completed},
                                        {"alarm", seen.alarm},
                                        {"review", seen.review},
                                        {"expected_exposed", seen.expected_exposed},
                                        {"expected_events", seen.expected_events}});
    std::vector<writing::Value> row{rate, seen.completed, seen.alarm};
    double reviews = 0;
    for (double const review : seen.review) row.emplace_back(review), reviews += review;
    row.emplace_back(seen.expected_exposed), row.emplace_back(seen.expected_events);
    answer.table.rows.push_back(std::move(row));
    lines.push_back({page.percent(rate), page.percent(seen.completed), page.percent(seen.alarm), page.percent(reviews),
                     page.figure(seen.expected_exposed, 3), page.figure(seen.expected_events, 2)});
  }
  page.line();
  page.table(
      {page.sentence("tools.head.rate"), page.sentence("tools.head.completed"), page.sentence("tools.head.alarm"),
       page.sentence("tools.head.review"), page.sentence("tools.head.exposed"), page.sentence("tools.head.harms")},
      lines);
  page.line().line(page.sentence("tools.plan.note"));
}

}  // namespace

Command trial_plan() {
  auto options = plan_options();
  options.push_back(
      {.name = "rates", .kind = Option::Kind::numbers, .fallback = "0.02,0.05,0.1,0.2,0.4", .least = 0, .most = 1});
  options.push_back({.name = "harms-max", .kind = Option::Kind::whole, .least = 0, .most = 1e6});
  options.push_back(share("plausible", "0.1"));
  options.push_back(share("cap-chance", "0.1"));
  return {.tool = "trial",
          .verb = "plan",
          .options = std::move(options),
          .reads = false,
          .example = {.words = "--tolerable 0.1 --harms-max 2 --report"},
          .run = run};
}

}  // namespace arpent::tools
