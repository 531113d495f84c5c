// What this room is put together from.
#pragma once
#include "operations/operation.h"

namespace arpent::needs {

// challenge.raise, .voice, .relay, .helps: what people say, without an account or by a link.
void add_voices(Register& all);
// challenge.group, .adopt, .take_to_meeting, .answer, .set_aside, .reopen, .blank: what becomes of it.
void add_course(Register& all);

}  // namespace arpent::needs
