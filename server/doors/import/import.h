// Bringing things in: what somebody brought is kept aside, shown, and then performed as one entry that can be taken
// back, or forgotten.
//
//   POST /api/imports?what=&name=   the bytes, staged; answers the preview
//   import.preview {import, what, mapping, chosen, leave_out, over_conflicts}   the same again, as wished
//   import.apply   the same: performs it and answers what it did, with the moment for entry.undo
//   import.discard {import}
#pragma once
#include "operations/perform.h"

namespace arpent::reading {

// SQL of the table where imports wait, for store::Options::live_tables.
std::string_view import_tables();

// import.preview, .apply and .discard. Problems: 404 "import.gone"; 409 "import.has_faults" {n} where rows are not to
// be left out; 409 "import.nothing_new", "import.all_faulty"; 422 "import.choose_first"; and those of read_source().
void add_import(House& house);

// Keeps the bytes aside for a day and answers the id under which they wait. Only whoever brought them finds them.
struct Brought {
  std::string bytes, what, name;
};
Result<std::string> stage(House& house, store::Store& store, Asker const& asker, Brought brought);

}  // namespace arpent::reading
