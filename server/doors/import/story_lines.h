// What happened to the records: "story.jsonl", one operation a line.
#pragma once
#include <string_view>
#include <vector>

#include "doors/import/story_step.h"

namespace arpent::replay {

// {"day": -41, "time": "17:45", "actor": "loic", "do": "action.no_change", "as": "name", "input": {…}, "why": "…"}; as,
// why and actor may be absent; seat in place of actor: somebody without an account, in the room that the input names.
// 422 "replay.line" for a line that is not so.
Result<std::vector<Step>> story_steps(std::string const& file, std::string_view jsonl);

}  // namespace arpent::replay
