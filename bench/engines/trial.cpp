// A year of daily looks at PILOTS small tests: harm alarm, clearance, steps, and the confidence sequence of the rate.
//
//   trial PILOTS DAYS      ms, peak MB, checksum
#include <cstdio>
#include <cstdlib>

#include "measured.h"
#include "trial/ladder.h"

int main(int count, char** words) {
  using namespace arpent;
  int const pilots = count > 2 ? std::atoi(words[1]) : 200, days = count > 2 ? std::atoi(words[2]) : 365;
  trial::Plan const plan{.tolerable = 0.1, .steps = {{50, 0.9}, {400, 0.9}, {1'000'000, 0.9}}};
  double sum = 0;
  bench::Chance chance(7);
  double const spent = bench::ms_of([&] {
    for (int pilot = 0; pilot < pilots; ++pilot) {
      trial::Monitor monitor(plan);
      trial::RunningSequence sequence(0.05);
      for (int day = 0; day < days; ++day) {
        int const exposed = chance.below(5);
        int events = 0;
        for (int person = 0; person < exposed; ++person) events += chance.share() < 0.08;
        auto const& look = monitor.see_day({events, exposed});
        auto const interval = sequence.after(look.counts);
        sum += look.evidence.ln_harm + interval.lower + interval.upper;
      }
    }
  });
  std::printf("%f %f %.12g\n", spent, bench::peak_mb(), sum);
}
