// Where a test stands, in figures and sentences.
#pragma once
#include "domain/pilot/standing_answer.h"
#include "domain/pilot/watch.h"

namespace arpent::pilot {

// `today` is a day, "2026-03-12". `tried`: who took part by a comparison (Arms::tried), where nobody reports beside it.
StandingAnswer standing_answer(Pilot const& pilot, Told const& told, std::string const& today, int tried = 0);

}  // namespace arpent::pilot
