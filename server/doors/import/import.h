// Bringing things in: what somebody brought is kept aside, shown, and then performed as one entry that can be taken
// back, or forgotten.
//
// Reading, matching, trying and making ready happen on the asking thread and in short works, so that others go on
// writing; what is kept is kept in one.
//
//   POST /api/imports?what=&name=&id=   the bytes, staged; answers the preview. id: a UUID made by who brings them, so
//                                       that progress can be seen and the whole cancelled before there is an answer
//   import.preview {import, what, mapping, chosen, leave_out, over_conflicts}   the same again, as wished
//   import.apply   the same: performs it and answers what it did, with the moment for entry.undo
//   import.progress {import}   how far the preview or the keeping has come; "phase" is absent while nothing happens
//   import.discard {import}    forgets it, and stops what is under way: 409 "import.cancelled" there
#pragma once
#include "operations/in_lots.h"
#include "operations/perform.h"

namespace arpent::reading {

// SQL of the table where imports wait, for store::Options::live_tables.
std::string_view import_tables();

// import.preview, .apply and .discard. Problems: 404 "import.gone"; 409 "import.has_faults" {n} where rows are not to
// be left out; 409 "import.nothing_new", "import.all_faulty", "import.changed_meanwhile"; 422 "import.choose_first";
// and those of read_source(). `in_lots`: what many rows of an operation become is made ready in short works, so that
// the one that keeps them is over soon; all others are performed within it.
void add_import(House& house, std::vector<InLots> in_lots = {});

// Keeps the bytes aside for a day, where only whoever brought them finds them, and answers the preview; what cannot be
// read at all is not kept. 404 "import.gone": somebody else's import has this id.
struct Brought {
  std::string bytes, what, name, id;  // id "": a new one
};
Result<Json> bring(House& house, store::Store& store, Asker const& asker, Brought brought);

// Lets go of all that was brought and not performed yet, whoever brought it.
void forget_what_waits(Work& work);

// The same for what was brought more than a day ago; writes only where there is such.
void forget_expired(store::Store& store, Instant now);

}  // namespace arpent::reading
