// Says the sentences of an answer (operations/said.h) in the language of whoever asked.
#pragma once
#include "base/json.h"

namespace arpent {

// `answer` with every {"$say": …} replaced by its sentence.
void say_all(Json& answer, std::string const& language);

}  // namespace arpent
