#include "domain/talk/rooms.h"

#include "domain/talk/talk.h"
#include "operations/standard.h"

namespace arpent::talk {
namespace {

// A file is known by its name until somebody says what it is.
Result<Done> allow(Call const&, Work& work, Attachment const*, Attachment& after) {
  if (!work.blob(after.file->sha256)) return Problem{422, "invalid", {}, {{"file", "attachment.file_missing"}}};
  if (!after.title || after.title->empty()) after.title = after.file->name;
  return Done{};
}

}  // namespace

void add_operations(Register& all) {
  add_standard<Comment>(all);
  add_standard<Attachment>(all, {.allow = allow});
}

}  // namespace arpent::talk
