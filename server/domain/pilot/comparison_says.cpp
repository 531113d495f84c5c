// What a comparison says, in sentences that a parent could read.
#include <algorithm>
#include <cmath>

#include "domain/pilot/comparison.h"
#include "operations/said.h"

namespace arpent::pilot {
namespace {

constexpr char const* words_of_evidence[] = {"nothing", "hint", "some", "enough"};

std::string word_of(double ln_e) { return words_of_evidence[static_cast<int>(evidence_of(ln_e))]; }

char const* evidence_sentence(Evidence evidence, bool more) {
  switch (evidence) {
    case Evidence::enough:
      return more ? "pilot.compared.evidence_enough_more" : "pilot.compared.evidence_enough_fewer";
    case Evidence::some:
      return more ? "pilot.compared.evidence_some_more" : "pilot.compared.evidence_some_fewer";
    case Evidence::hint:
      return more ? "pilot.compared.evidence_hint_more" : "pilot.compared.evidence_hint_fewer";
    default:
      return "pilot.compared.evidence_nothing";
  }
}

// At most two decimals, none where they would be nought: for {name, number}.
std::string decimal(double value) {
  auto const hundredths = std::lround(value * 100);
  auto out = std::to_string(std::labs(hundredths) / 100);
  if (auto const rest = std::labs(hundredths) % 100; rest != 0) {
    auto digits = std::to_string(rest);
    if (rest < 10) digits.insert(0, "0");
    if (digits.back() == '0') digits.pop_back();
    out += "." + digits;
  }
  return out;
}
std::string whole(double value) { return std::to_string(std::labs(std::lround(value))); }

class Saying {
 public:
  Saying(Pilot const& pilot, Arms const& arms)
      : pilot_(pilot), arms_(arms), seen_(comparison_of(pilot, arms)), places_(pilot.compared == "places") {}

  ComparisonAnswer run() {
    out_.kind = pilot_.compared;
    out_.tried = seen_.tried.exposed;
    out_.tried_events = seen_.tried.events;
    out_.usual = seen_.usual.exposed;
    out_.usual_events = seen_.usual.events;
    out_.waiting = seen_.waiting;
    if (!seen_.ln_e.empty()) out_.evidence = word_of(seen_.ln_e.back());
    rows();
    if (places_) say_of_places();
    else say_of_people();
    say_what_it_cannot_show();
    return std::move(out_);
  }

 private:
  void rows() {
    for (std::size_t i = 0; i < arms_.blocks.size() && pilot_.compared == "blocks"; ++i) {
      auto const& one = arms_.blocks[i];
      ComparedBlock line{static_cast<std::int64_t>(i) + 1, one.tried_events, one.usual_events, word_of(seen_.ln_e[i])};
      line.at = one.at;
      if (!one.correction.empty()) line.correction = one.correction;
      out_.blocks.push_back(std::move(line));
    }
    for (auto const& one : arms_.drawn) {
      ComparedArrival line{.id = one.id, .tried = one.tried};
      if (one.event) line.event = *one.event ? "yes" : "no";
      if (!one.who.empty()) line.who = one.who;
      line.at = one.at;
      if (!one.correction.empty()) line.correction = one.correction;
      out_.arrivals.push_back(std::move(line));
    }
    if (!places_) return;
    out_.drawn_at = pilot_.drawn_at;
    out_.seed = pilot_.draw_seed;
    for (auto const& name : pilot_.drawn_among) {
      ComparedPlace line{.place = name};
      line.drawn = std::find(pilot_.drawn.begin(), pilot_.drawn.end(), name) != pilot_.drawn.end();
      if (auto const* told = arms_.place(name)) {
        line.before = told->before;
        line.after = told->after;
        if (!told->correction.empty()) line.correction = told->correction;
      }
      out_.places.push_back(std::move(line));
    }
  }

  void tell(std::string code, Params params = {}) {
    out_.says.push_back(to_json(Phrase{std::move(code), std::move(params)}));
  }
  void cannot(std::string code, Params params = {}) {
    out_.cannot.push_back(to_json(Phrase{std::move(code), std::move(params)}));
  }

  void say_of_people() {
    if (out_.tried + out_.usual == 0) return tell("pilot.compared.nobody_yet");
    tell("pilot.compared.counts", {{"tried_events", std::to_string(out_.tried_events)},
                                   {"tried", std::to_string(out_.tried)},
                                   {"usual_events", std::to_string(out_.usual_events)},
                                   {"usual", std::to_string(out_.usual)}});
    auto const more = out_.tried_events * std::max<std::int64_t>(out_.usual, 1) >=
                      out_.usual_events * std::max<std::int64_t>(out_.tried, 1);
    tell(evidence_sentence(evidence_of(seen_.ln_e.empty() ? 0 : seen_.ln_e.back()), more));
    auto const& [lower, upper] = seen_.difference;
    out_.lower = std::round(lower * 1000) / 10;
    out_.upper = std::round(upper * 1000) / 10;
    Params const ends{{"lower", whole(lower * 100)}, {"upper", whole(upper * 100)}};
    if (lower >= 0.005) tell("pilot.compared.between_more", ends);
    else if (upper <= -0.005)
      tell("pilot.compared.between_fewer", {{"lower", whole(upper * 100)}, {"upper", whole(lower * 100)}});
    else tell("pilot.compared.from_fewer_to_more", ends);
    if (!pilot_.least_useful) return;
    Params const least{{"least", whole(*pilot_.least_useful * 100)}};
    if (upper < *pilot_.least_useful) tell("pilot.compared.too_little", least);
    else if (lower >= *pilot_.least_useful) tell("pilot.compared.worth_it", least);
  }

  void say_of_places() {
    if (pilot_.drawn.empty()) return tell("pilot.compared.not_drawn");
    if (!seen_.lots) {
      auto const there = std::ssize(pilot_.drawn_among) - seen_.waiting;
      return tell("pilot.compared.figures_missing",
                  {{"n", std::to_string(there)}, {"of", std::to_string(pilot_.drawn_among.size())}});
    }
    auto const& lots = *seen_.lots;
    auto const more = lots.difference >= 0;
    tell(more ? "pilot.compared.places_more" : "pilot.compared.places_fewer", {{"change", decimal(lots.difference)}});
    auto const times = std::llround(lots.p_two_sided * static_cast<double>(lots.draws));
    tell("pilot.compared.draws", {{"n", std::to_string(times)}, {"draws", std::to_string(lots.draws)}});
    out_.evidence = lots.p_two_sided <= comparison_alpha ? "enough" : "nothing";
    if (std::isfinite(seen_.change.lower) && std::isfinite(seen_.change.upper)) {
      out_.lower = std::round(seen_.change.lower * 100) / 100;
      out_.upper = std::round(seen_.change.upper * 100) / 100;
    }
  }

  void say_what_it_cannot_show() {
    if (pilot_.compared == "blocks") cannot("pilot.cannot.blocks");
    if (pilot_.compared == "arrivals" && seen_.waiting > 0)
      cannot("pilot.cannot.waiting", {{"n", std::to_string(seen_.waiting)}});
    if (places_ && pilot_.drawn_count) {
      auto const n = static_cast<int>(pilot_.drawn_among.size()), k = static_cast<int>(*pilot_.drawn_count);
      double draws = 1;
      for (int i = 1; i <= k; ++i) draws = draws * (n - k + i) / i;
      cannot(draws < 20 ? "pilot.cannot.too_few_places" : "pilot.cannot.few_places",
             {{"k", std::to_string(k)}, {"n", std::to_string(n)}, {"draws", std::to_string(std::llround(draws))}});
    }
    cannot("pilot.cannot.elsewhere");
    cannot("pilot.cannot.why");
  }

  Pilot const& pilot_;
  Arms const& arms_;
  Comparison seen_;
  bool places_;
  ComparisonAnswer out_{};
};

}  // namespace

std::optional<ComparisonAnswer> comparison_answer(Pilot const& pilot, Arms const& arms) {
  if (pilot.compared == "no") return std::nullopt;
  return Saying(pilot, arms).run();
}

}  // namespace arpent::pilot
