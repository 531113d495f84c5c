// Several indicators of one goal in one line: a score only with its coverage and its bounds. No fake mean.
// Source: specification of links, section 1 (roll-up); golden numbers of the reference key "rollup".
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace arpent::measure {

struct Scored {
  std::string id;
  std::optional<double> share{};  // of the way to the target, raw (achieved()); nothing when not measured
  double weight = 1;              // below 0 counts as 0
};

struct Score {
  int measured = 0;  // "5 of 8", by number
  int count = 0;
  double coverage = 0;  // Σ weight measured ÷ Σ weight, 0 to 1
  // Σ weight × share ÷ Σ weight measured, each share clipped to 0 … 1. Nothing below half coverage: then only
  // "3 of 7 measured" is said.
  std::optional<double> score{};
  double lower = 0;               // if all that is missing were at the baseline …
  double upper = 1;               // … and if it were at the target
  std::optional<Scored> worst{};  // the lowest measured one (the first of equals): a mean hides it
};

// Order does not matter, but for equals in `worst`. Nothing to score: coverage 0, bounds 0 and 1.
Score score(std::span<Scored const> parts);

// As screens print a share: whole percents in steps of five (0.49 → 50).
int percent_in_fives(double share);

}  // namespace arpent::measure
