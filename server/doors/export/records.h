// Records as tables that come back by an import without loss.
#pragma once
#include "doors/export/table.h"
#include "operations/perform.h"

namespace arpent::writing {

// A sheet for each kind that the asker may list, or for one of them: "<kind>.id" and "<kind>.revision" hidden in front,
// then the fields that the asker may see, under their labels. References are written as names where a name means one
// record only, else as ids. As of the moment that `reader` looks at.
std::vector<Table> tables_of(House const& house, Call const& call, Reader& reader, std::string const& kind = {});

// The headings of what an import understands, to be filled in: one sheet. Nothing for a name that nobody knows.
std::optional<Table> template_of(Register const& all, std::string const& what, std::string const& language);

}  // namespace arpent::writing
