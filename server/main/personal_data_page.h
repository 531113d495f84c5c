// docs/operators/personal-data.md: what is kept on people, where, who sees it and how it goes; from the descriptions of the
// records.
#pragma once
#include <string>

#include "operations/perform.h"

namespace arpent {

std::string personal_data_page(House const& house);

}  // namespace arpent
