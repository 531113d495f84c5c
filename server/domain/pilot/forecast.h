// What the steps of a test do before anybody takes part: exact, at several true rates of difficulty.
#pragma once
#include <string>
#include <vector>

#include "base/phrase.h"
#include "trial/ladder.h"

namespace arpent::pilot {

// True rates that are shown for a tolerable one: a fifth, half, the tolerable, twice, four times, each below 1.
std::vector<double> rates_shown(double tolerable);

// The steps that can be reckoned with while somebody waits: the last step has at most this many people.
inline constexpr int people_reckoned = 1000;

// "9 in 10", "1 in 1000": the share of tests that finish, in tens, hundreds, thousands or ten thousands; of = 0: fewer
// than one in ten thousand; times = of: more than 995 of 1000.
struct InSo {
  int times = 0, of = 0;
};
InSo in_so_many(double chance);

struct Forecast {
  std::vector<trial::LadderOperation> at{};
  std::vector<Phrase> says{};  // the picture in three sentences: at a fifth, at twice, and how many are
                               // met either way; or one where a step can never open
};
// `plan` has passed the rules of a card and its last step is at most people_reckoned.
Forecast forecast_of(trial::Plan const& plan);

}  // namespace arpent::pilot
