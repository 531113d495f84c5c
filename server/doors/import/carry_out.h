// What was gathered, performed through the ordinary operations with the rights of whoever asks.
#pragma once
#include <memory>
#include <unordered_map>

#include "doors/import/gather.h"
#include "doors/import/underway.h"
#include "operations/in_lots.h"
#include "operations/perform.h"

namespace arpent::reading {

// What can be made ready before anybody has to wait for the writer: inputs of operations that take many rows.
struct Portion {
  std::string operation;
  std::vector<std::size_t> items;  // places in Gathered::items
  Result<Json> input;              // or what is wrong with it
};
// Records of one operation that only have to be kept; forgotten when it goes.
class LotReady {
 public:
  LotReady(store::Store& store, InLots const& made_by) : of(made_by), lot(*made_by.shape), store_(store) {}
  ~LotReady();
  LotReady(LotReady const&) = delete;
  LotReady& operator=(LotReady const&) = delete;

  InLots const& of;
  store::Lot lot;
  Json one_input{};  // of its rows: for who may

 private:
  store::Store& store_;
};
struct Ready {
  std::unordered_map<std::string, std::size_t> by_id{};  // places in Gathered::items
  std::vector<Portion> portions{};
  std::vector<std::unique_ptr<LotReady>> lots{};
  store::Moment since = 0;      // of the city that `gathered` was read from
  std::vector<Fault> faults{};  // that rules and rights found on the way
};
// Many rows of one of the operations `in_lots` are laid in lots, in short works; 409 "import.cancelled", 503
// "store.busy". The others become portions.
Result<Ready> make_ready(House const& house, Lengthy const& lengthy, Gathered const& gathered,
                         std::vector<InLots> const& in_lots, store::Moment since, bool over_conflicts, Course& course);

// Did somebody change what a lot depends on? To be asked in the work that keeps it, first.
bool is_outdated(Ready const& ready, Work& work);

// Creates and changes what has news, what is pointed to before what points there. Answers what rules and rights found
// wrong, each at its cell, or what stands against a lot as a whole: then the work it ran in must be given up. Conflicts
// keep what is there unless `over_conflicts`. `ready` was made of this `gathered`.
Result<std::vector<Fault>> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                                     Ready const& ready, bool over_conflicts);

// Would it go well? Carried out and taken back in short works, so that others write in between, and again without what
// was found wrong until the rest holds: the faults join those of `gathered`. What only the whole could find, in an
// import of more than one such work, is found when it is kept. 409 "import.cancelled"; 503 "store.busy".
Result<Done> rehearse(House const& house, Lengthy const& lengthy, Gathered& gathered, bool over_conflicts,
                      Course& course);

}  // namespace arpent::reading
