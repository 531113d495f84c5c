// How far an action has come on the ground: computed, never typed.
// Source: specification of links, section 3.1. Cumulative: the rung is the highest with all below it true.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"

namespace arpent::plan {

enum class Rung { named, linked, led, measurable, measured, everywhere, reviewed };
inline constexpr int rungs = 7;
std::string_view name_of(Rung rung);
Phrase phrase_of(Rung rung);  // "ladder.rung.measured"

// What one indicator of the action has. All of it makes the action measurable.
struct LadderIndicator {
  std::string id;
  bool how_noticed = false;
  bool baseline = false;
  bool target = false;
  bool source = false;
  bool reporter = false;  // who tells us
  bool rhythm = false;    // when: a frequency, or a day for what is told once
};

struct LadderFacts {
  int links = 0;                              // contributions that are not dropped
  int links_with_reason = 0;                  // of these
  bool has_post = false;                      // a post leads it …
  bool has_person = false;                    // … and a person fills it
  std::vector<LadderIndicator> indicators{};  // not retired, not drafts, `says` activity or effect
  std::vector<std::string> concerned{};       // districts: the action's own, else all; in the city's order
  std::vector<std::string> measured{};        // of these, where the due period (or a later one) is accepted
  bool measured_as_a_whole = false;           // a number of the whole city is accepted for the due period
  bool met = false;                           // a meeting took it up …
  bool adjusted = false;                      // … and changed it
  bool no_change = false;                     // looked at on a day and left as it is, with why: a review by itself
};

struct LadderAnswer {
  Rung rung = Rung::named;
  std::array<bool, rungs> truth{};  // of each rung by itself, whatever is below
  int measured = 0;                 // "9 of 11"
  int concerned = 0;
  std::vector<std::string> missing{};  // districts without a number, in the city's order
  // What would lift it next; nothing on the highest rung. The codes, with the parameters they carry:
  //   ladder.next.link, ladder.next.reason {n}, ladder.next.post, ladder.next.person,
  //   ladder.next.indicator, ladder.next.indicator_needs.<how_noticed|baseline|target|source|reporter|rhythm> {n: how
  //   many such pieces are missing}, ladder.next.first_number, ladder.next.districts {n: how many are missing},
  //   ladder.next.say_where (no districts are concerned), ladder.next.meeting, ladder.next.adjustment
  std::optional<Phrase> next{};
  std::string next_about{};  // the id of the indicator that the next step is about, or ""
};

LadderAnswer ladder(LadderFacts const& facts);

// The plan's headline: how many actions stand on each rung.
std::array<int, rungs> histogram(std::span<Rung const> actions);

}  // namespace arpent::plan
