// What was gathered, performed through the ordinary operations with the rights of whoever asks.
#pragma once
#include <unordered_map>

#include "doors/import/gather.h"
#include "doors/import/underway.h"
#include "operations/perform.h"

namespace arpent::reading {

// What can be made ready before anybody has to wait for the writer: inputs of operations that take many rows.
struct Portion {
  std::string operation;
  std::vector<std::size_t> items;  // places in Gathered::items
  Result<Json> input;              // or what is wrong with it
};
struct Ready {
  std::unordered_map<std::string, std::size_t> by_id;  // places in Gathered::items
  std::vector<Portion> portions;
};
Ready make_ready(House const& house, Gathered const& gathered);

// Creates and changes what has news, what is pointed to before what points there. Answers what rules and rights found
// wrong, each at its cell: then the work it ran in must be given up. Conflicts keep what is there unless
// `over_conflicts`. `ready` was made of this `gathered`.
std::vector<Fault> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                             Ready const& ready, bool over_conflicts);

// Would it go well? Carried out and taken back in short works, so that others write in between, and again without what
// was found wrong until the rest holds: the faults join those of `gathered`. What only the whole could find, in an
// import of more than one such work, is found when it is kept. 409 "import.cancelled"; 503 "store.busy".
Result<Done> rehearse(House const& house, Lengthy const& lengthy, Gathered& gathered, bool over_conflicts,
                      Course& course);

}  // namespace arpent::reading
