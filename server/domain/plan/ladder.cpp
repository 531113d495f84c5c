#include "domain/plan/ladder.h"

#include <algorithm>
#include <set>

#include "base/named.h"

namespace arpent::plan {
namespace {

// In the order in which people answer them.
std::vector<std::string> missing_pieces(LadderIndicator const& indicator) {
  std::vector<std::string> missing;
  auto const want = [&](bool has, char const* piece) {
    if (!has) missing.emplace_back(piece);
  };
  want(indicator.how_noticed, "how_noticed");
  want(indicator.baseline, "baseline");
  want(indicator.target, "target");
  want(indicator.source, "source");
  want(indicator.reporter, "reporter");
  want(indicator.rhythm, "rhythm");
  return missing;
}

LadderIndicator const* closest(std::vector<LadderIndicator> const& indicators) {
  auto const found = std::min_element(indicators.begin(), indicators.end(), [](auto const& one, auto const& other) {
    return missing_pieces(one).size() < missing_pieces(other).size();
  });
  return found == indicators.end() ? nullptr : &*found;
}

bool is_measurable(LadderFacts const& facts) {
  auto const* const indicator = closest(facts.indicators);
  return indicator && missing_pieces(*indicator).empty();
}

Phrase next_step(Rung wanted, LadderFacts const& facts, LadderAnswer const& answer) {
  switch (wanted) {
    case Rung::named:
      break;
    case Rung::linked:
      if (facts.links == 0) return {"ladder.next.link"};
      return {"ladder.next.reason", {{"n", std::to_string(facts.links)}}};
    case Rung::led:
      return {facts.has_post ? "ladder.next.person" : "ladder.next.post"};
    case Rung::measurable: {
      auto const* const indicator = closest(facts.indicators);
      if (!indicator) return {"ladder.next.indicator"};
      auto const missing = missing_pieces(*indicator);
      return {"ladder.next.indicator_needs." + missing.front(), {{"n", std::to_string(missing.size())}}};
    }
    case Rung::measured:
      return {"ladder.next.first_number"};
    case Rung::everywhere:
      if (answer.concerned == 0) return {"ladder.next.say_where"};
      return {"ladder.next.districts", {{"n", std::to_string(answer.missing.size())}}};
    case Rung::reviewed:
      return {facts.met ? "ladder.next.adjustment" : "ladder.next.meeting"};
  }
  throw Bug("the first rung is always true");
}

}  // namespace

std::string_view name_of(Rung rung) {
  constexpr std::array<std::string_view, rungs> names = {"named",    "linked",     "led",     "measurable",
                                                         "measured", "everywhere", "reviewed"};
  return name_in(names, rung);
}

Phrase phrase_of(Rung rung) { return {"ladder.rung." + std::string{name_of(rung)}}; }

LadderAnswer ladder(LadderFacts const& facts) {
  LadderAnswer answer{.concerned = static_cast<int>(facts.concerned.size())};
  std::set<std::string_view> const measured(facts.measured.begin(), facts.measured.end());
  for (auto const& district : facts.concerned) {
    if (measured.contains(district)) ++answer.measured;
    else answer.missing.push_back(district);
  }
  answer.truth = {true,
                  facts.links_with_reason > 0,
                  facts.has_post && facts.has_person,
                  is_measurable(facts),
                  facts.measured_as_a_whole || answer.measured > 0,
                  answer.concerned > 0 && answer.missing.empty(),
                  (facts.met && facts.adjusted) || facts.no_change};
  int rung = 0;
  while (rung + 1 < rungs && answer.truth.at(static_cast<std::size_t>(rung + 1))) ++rung;
  answer.rung = static_cast<Rung>(rung);
  if (answer.rung == Rung::reviewed) return answer;

  auto const wanted = static_cast<Rung>(rung + 1);
  answer.next = next_step(wanted, facts, answer);
  auto const* const indicator = closest(facts.indicators);
  if (wanted == Rung::measurable && indicator) answer.next_about = indicator->id;
  return answer;
}

std::array<int, rungs> histogram(std::span<Rung const> actions) {
  std::array<int, rungs> counts{};
  for (auto const rung : actions) ++counts.at(static_cast<std::size_t>(rung));
  return counts;
}

}  // namespace arpent::plan
