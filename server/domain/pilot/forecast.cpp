#include "domain/pilot/forecast.h"

#include <algorithm>
#include <cmath>

#include "domain/pilot/watch.h"

namespace arpent::pilot {
namespace {

std::string percent(double share) {
  auto const tenths = std::lround(share * 1000);
  return tenths % 10 == 0 ? std::to_string(tenths / 10)
                          : std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

Phrase finish(trial::LadderOperation const& at) {
  Params params{{"rate", percent(at.rate)}};
  auto const [times, of] = in_so_many(at.completed);
  if (of == 0) return {"pilot.forecast.almost_none", params};
  if (times == of) return {"pilot.forecast.almost_all", params};
  params.emplace_back("n", std::to_string(times));
  params.emplace_back("of", std::to_string(of));
  return {"pilot.forecast.finish", params};
}

}  // namespace

std::vector<double> rates_shown(double tolerable) {
  std::vector<double> out;
  for (double const factor : {0.2, 0.5, 1.0, 2.0, 4.0})
    if (tolerable * factor < 1) out.push_back(tolerable * factor);
  return out;
}

InSo in_so_many(double chance) {
  if (chance > 0.995) return {1, 1};
  for (int const of : {10, 100, 1000, 10000}) {
    auto const times = static_cast<int>(std::lround(chance * of));
    if (times >= 1 && (of > 10 || times < 10)) return {times, of};
  }
  return {};
}

Forecast forecast_of(trial::Plan const& plan) {
  Forecast out;
  for (double const rate : rates_shown(plan.tolerable)) out.at.push_back(trial::ladder_operation(plan, rate));
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (most_allowed(plan, i, plan.steps[i].cap) < 0) {
      out.says.push_back(
          {"pilot.forecast.never", {{"cap", std::to_string(plan.steps[i].cap)}, {"step", std::to_string(i + 1)}}});
      return out;
    }
  out.says.push_back(finish(out.at.front()));
  auto const worse = std::min<std::size_t>(3, out.at.size() - 1);
  out.says.push_back(finish(out.at[worse]));
  auto const [fewest, most] = std::minmax_element(
      out.at.begin(), out.at.end(), [](auto const& a, auto const& b) { return a.expected_events < b.expected_events; });
  auto const from = std::lround(fewest->expected_events), to = std::max(1L, std::lround(most->expected_events));
  if (from == to) out.says.push_back({"pilot.forecast.met", {{"n", std::to_string(to)}}});
  else if (from < 1) out.says.push_back({"pilot.forecast.met_at_most", {{"n", std::to_string(to)}}});
  else out.says.push_back({"pilot.forecast.met_between", {{"from", std::to_string(from)}, {"n", std::to_string(to)}}});
  return out;
}

}  // namespace arpent::pilot
