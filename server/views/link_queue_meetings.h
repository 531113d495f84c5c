// What meetings leave to the linking group.
#pragma once
#include "operations/operation.h"
#include "views/link_queue_answer.h"
#include "views/picture.h"

namespace arpent::views {

// What was said "for the plan" in meetings of earlier days and waits for an answer, with the step at which it was said;
// the oldest meeting first.
std::vector<QueueItem> asides_waiting(Reader& reader, Picture const& picture);

// Decisions whose day has come; and decisions to recommend something, which nobody has said yes to yet.
std::vector<QueueItem> decisions_to_look_at(Reader& reader, Picture const& picture);

}  // namespace arpent::views
