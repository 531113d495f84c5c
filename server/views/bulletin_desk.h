// What a bulletin is written from, and what a reorganisation would move.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// bulletin_desk: the news that holds, with what was written since the last bulletin; influences that were not told; how many
// people each ring reaches.
void add_bulletin_desk(Register& all);

// reorganise_preview {posts, partner}: what hangs on these posts (ids, with blanks between them; without: on every post) and
// this partner, each line with those of them that it hangs on.
void add_reorganise_preview(Register& all);

}  // namespace arpent::views
