// The example city: made from the files of demo/ inside the binary.
#pragma once
#include <string>
#include <vector>

#include "main/assemble.h"

namespace arpent {

// Makes <folder>/example.db anew, told as of the day of the clock; a file of an earlier start is replaced. 422
// "replay.refused" {line, why} when the story does not hold.
Result<Done> make_example(Sources sources, std::string const& folder, Zone const& zone);

// The example of an earlier start, told by this very program as of the same day; what people tried in it is in it.
bool example_is_there(Sources sources, std::string const& folder, Zone const& zone);

// One line per persona: "Amina Diallo (manager)  http://127.0.0.1:8080/demo/0192…".
std::vector<std::string> example_logins(store::Store& store, std::string const& url);

// Of the meeting that is being held: the table of whoever leads it, and the wall for the projector; nothing once it is
// closed.
std::vector<std::string> example_meeting(store::Store& store, std::string const& url);

}  // namespace arpent
