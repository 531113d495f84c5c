// What was gathered, performed through the ordinary operations with the rights of whoever asks.
#pragma once
#include "doors/import/gather.h"
#include "doors/import/underway.h"
#include "operations/perform.h"

namespace arpent::reading {

// Creates and changes what has news, what is pointed to before what points there. Answers what rules and rights found
// wrong, each at its cell: then the work it ran in must be given up. Conflicts keep what is there unless
// `over_conflicts`.
std::vector<Fault> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                             bool over_conflicts);

// Would it go well? Carried out and taken back in short works, so that others write in between, and again without what
// was found wrong until the rest holds: the faults join those of `gathered`. What only the whole could find, in an
// import of more than one such work, is found when it is kept. 409 "import.cancelled"; 503 "store.busy".
Result<Done> rehearse(House const& house, Lengthy const& lengthy, Gathered& gathered, bool over_conflicts,
                      Course& course);

}  // namespace arpent::reading
