// What was gathered, performed through the ordinary operations with the rights of whoever asks.
#pragma once
#include "doors/import/gather.h"
#include "operations/perform.h"

namespace arpent::reading {

// Creates and changes what has news, what is pointed to before what points there. Answers what rules and rights found
// wrong, each at its cell: then the work it ran in must be given up. Conflicts keep what is there unless
// `over_conflicts`.
std::vector<Fault> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                             bool over_conflicts);

// Would it go well? Carried out and taken back (Work::rehearse), again without what was found wrong until the rest
// holds: the faults join those of `gathered`.
void rehearse(House const& house, Call const& call, Work& work, Gathered& gathered, bool over_conflicts);

}  // namespace arpent::reading
