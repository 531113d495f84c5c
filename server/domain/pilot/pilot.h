// A small test of something, safe to fail: a card of six lines, and behind it what the trial engine needs when the test
// is watched closely. A changed version is a new pilot with its own count; `previous` keeps the line.
//
//   idea → prepared (the six lines are written) → approved → running ↔ paused → debriefed (adopt, adapt, abandon)
//
// Once approved nothing that the figures rest on changes (`locked`, pilot_rules.h); while it runs, only who looks after
// it and when it is talked through.
#pragma once
#include "record/describe.h"

namespace arpent::pilot {

struct Pilot {
  std::string id;
  std::int64_t revision = 0;
  // The card.
  std::string title;
  std::optional<std::string> action, question;
  std::optional<std::string> territory, place, people;
  std::optional<std::int64_t> people_max;  // taking part in all, however it goes
  std::optional<std::string> starts_on, ends_on;
  std::optional<std::string> worst_case, undo, reversible;
  std::vector<std::string> red_lines;  // each of them stops the test at once
  std::optional<std::string> prediction;
  std::optional<std::string> debrief_on;
  std::string debrief_at = "14:00";  // an hour is set aside from then on
  std::optional<std::string> owner;
  // Behind "more".
  std::optional<std::string> hypothesis, coherence;
  std::optional<std::int64_t> cost_cap;
  std::optional<std::string> success_signs, failure_signs, amplify, dampen;
  // Watched closely.
  bool watched = false;
  std::optional<std::string> difficulty;  // what counts as one, in words that two people would read alike
  std::string unit = "person";            // what is counted one by one: people, or a group in a period
  std::vector<std::string> groups;        // expected to report
  std::string report_every = "week";
  std::optional<double> tolerable;  // share of difficulties, 0 to 1
  double alpha_alarm = 0.1, alpha_clear = 0.05;
  std::string steps = "10 25 60";   // taking part in all, at the end of each step
  std::string limits = "70 50 25";  // percent: go on when P(rate > tolerable) is at most this
  // Two ways compared (comparison.h).
  std::string compared = "no";
  std::optional<std::string> outcome, usual_way;  // what is counted for both; what the others get
  std::optional<std::int64_t> block_tried, block_usual;
  double chance_tried = 0.5;             // of somebody who arrives
  std::vector<std::string> drawn_among;  // places
  std::optional<std::int64_t> drawn_count;
  std::optional<double> least_useful;  // difference of shares, 0 to 1
  // Written by operations.
  std::string state = "idea";
  std::int64_t step = 1;
  std::optional<std::string> locked;  // SHA-256 of what may not change any more
  std::optional<std::string> approved_on, started_on, paused_at, pause_cause, pause_note;
  std::vector<std::string> drawn;  // places that try it
  std::optional<std::string> draw_seed, drawn_at;
  std::optional<std::string> happened, difference, keep_or_change, verdict, learning, debriefed_on;
  std::optional<std::string> previous;
  std::int64_t version = 1;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Pilot::title>("title", {.required = true}),
        reference<&Pilot::action>("action", "action"),
        text<&Pilot::question>("question"),
        reference<&Pilot::territory>("territory", "territory"),
        text<&Pilot::place>("place"),
        text<&Pilot::people>("people", {.max_length = 1000}),
        integer<&Pilot::people_max>("people_max", {.min = 1, .max = 100000, .unit = "people"}),
        date<&Pilot::starts_on>("starts_on"),
        date<&Pilot::ends_on>("ends_on"),
        long_text<&Pilot::worst_case>("worst_case", {.max_length = 2000}),
        long_text<&Pilot::undo>("undo", {.max_length = 2000}),
        choice<&Pilot::reversible>("reversible", "at_once|with_effort|no"),
        texts<&Pilot::red_lines>("red_lines"),
        long_text<&Pilot::prediction>("prediction", {.max_length = 2000}),
        date<&Pilot::debrief_on>("debrief_on"),
        text<&Pilot::debrief_at>("debrief_at", {.required = true, .max_length = 5}),
        reference<&Pilot::owner>("owner", "post|person"),
        long_text<&Pilot::hypothesis>("hypothesis", {.max_length = 2000}),
        long_text<&Pilot::coherence>("coherence", {.max_length = 2000}),
        money<&Pilot::cost_cap>("cost_cap", {.min = 0, .unit = "EUR"}),
        long_text<&Pilot::success_signs>("success_signs", {.max_length = 2000}),
        long_text<&Pilot::failure_signs>("failure_signs", {.max_length = 2000}),
        long_text<&Pilot::amplify>("amplify", {.max_length = 2000}),
        long_text<&Pilot::dampen>("dampen", {.max_length = 2000}),
        flag<&Pilot::watched>("watched"),
        text<&Pilot::difficulty>("difficulty", {.max_length = 1000}),
        choice<&Pilot::unit>("unit", "person|group", {.required = true}),
        texts<&Pilot::groups>("groups"),
        choice<&Pilot::report_every>("report_every", "none|day|week|month", {.required = true}),
        number<&Pilot::tolerable>("tolerable", {.min = 0.001, .max = 0.9}),
        number<&Pilot::alpha_alarm>("alpha_alarm", {.min = 0.001, .max = 0.5}),
        number<&Pilot::alpha_clear>("alpha_clear", {.min = 0.001, .max = 0.5}),
        text<&Pilot::steps>("steps", {.required = true, .max_length = 100}),
        text<&Pilot::limits>("limits", {.required = true, .max_length = 100}),
        choice<&Pilot::compared>("compared", "no|blocks|arrivals|places", {.required = true}),
        text<&Pilot::outcome>("outcome", {.max_length = 1000}),
        text<&Pilot::usual_way>("usual_way", {.max_length = 1000}),
        integer<&Pilot::block_tried>("block_tried", {.min = 1, .max = 1000, .unit = "people"}),
        integer<&Pilot::block_usual>("block_usual", {.min = 1, .max = 1000, .unit = "people"}),
        number<&Pilot::chance_tried>("chance_tried", {.min = 0.05, .max = 0.95}),
        texts<&Pilot::drawn_among>("drawn_among"),
        integer<&Pilot::drawn_count>("drawn_count", {.min = 1, .max = 15}),
        number<&Pilot::least_useful>("least_useful", {.min = 0.01, .max = 1}),
        choice<&Pilot::state>("state", "idea|prepared|approved|running|paused|debriefed",
                              {.required = true, .by_operation = true}),
        integer<&Pilot::step>("step", {.min = 1, .by_operation = true}),
        text<&Pilot::locked>("locked", {.max_length = 64, .by_operation = true}),
        date<&Pilot::approved_on>("approved_on", {.by_operation = true}),
        date<&Pilot::started_on>("started_on", {.by_operation = true}),
        moment<&Pilot::paused_at>("paused_at", {.by_operation = true}),
        choice<&Pilot::pause_cause>("pause_cause", "alarm|red_line|step_review|all_steps|by_hand",
                                    {.by_operation = true}),
        text<&Pilot::pause_note>("pause_note", {.max_length = 1000, .by_operation = true}),
        texts<&Pilot::drawn>("drawn", {.by_operation = true}),
        text<&Pilot::draw_seed>("draw_seed", {.max_length = 20, .by_operation = true}),
        moment<&Pilot::drawn_at>("drawn_at", {.by_operation = true}),
        long_text<&Pilot::happened>("happened", {.by_operation = true}),
        long_text<&Pilot::difference>("difference", {.by_operation = true}),
        long_text<&Pilot::keep_or_change>("keep_or_change", {.by_operation = true}),
        choice<&Pilot::verdict>("verdict", "adopt|adapt|abandon", {.by_operation = true}),
        long_text<&Pilot::learning>("learning", {.max_length = 2000, .by_operation = true}),
        date<&Pilot::debriefed_on>("debriefed_on", {.by_operation = true}),
        reference<&Pilot::previous>("previous", "pilot", {.by_operation = true}),
        integer<&Pilot::version>("version", {.min = 1, .by_operation = true}),
    };
    static Shape const shape =
        kept<Pilot>("pilot", "pilots", fields, {.searched = "title|question|place|learning|happened|hypothesis"});
    return shape;
  }
};

}  // namespace arpent::pilot
