// The story of a city as files: tables of records, grids of numbers, and what happened to them (demo/README.md).
#pragma once
#include <functional>
#include <vector>

#include "base/embedded.h"
#include "base/zone.h"
#include "doors/import/story_step.h"
#include "record/describe.h"

namespace arpent::replay {

// The shape of a plural, "goals"; nullptr for a word nobody knows.
using ShapeOf = std::function<record::Shape const*(std::string_view plural)>;

// Every step of the story in the order in which it happened, told as of `now`: all of it lies before its day, but for
// what counts its minutes from now.
// Inputs still hold names, "@club" for its id and "#slip" for its moment.
// 422 "replay.line" {line, why}.
Result<std::vector<Step>> read_story(EmbeddedFolder const& files, ShapeOf const& shape_of, Instant now,
                                     Zone const& zone);

}  // namespace arpent::replay
