// The plan as IATI activities: the plan above, its actions below, their indicators as results.
#pragma once
#include "doors/export/iati.h"
#include "store/reader.h"

namespace arpent {

// What stands for the city's own identifier as long as it has none: the schema asks for one, the registry refuses this.
inline constexpr char const* no_organisation = "ZZ-NOT-REGISTERED";

// The current plan and the actions that are not dropped, not another plan's, in the order of Actions; active indicators
// with every period that has a number or a target. For everyone: figures about few people are not said
// (views/disclosed.h). Texts in the city's language, what we add to them in English too. No activity where the city has
// neither plan nor action.
writing::IatiFile iati_of(store::Reader& reader, std::string const& now);

}  // namespace arpent
