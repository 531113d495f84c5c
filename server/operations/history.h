// The ledger for people: who, when, through what, why, and what changed.
#pragma once
#include "operations/operation.h"

namespace arpent {

// {revisions: [{moment, at, actor, actor_name, door, operation, why, revision, removed, changed: [{field, before,
// after}]}]}, oldest first, as far as the moment looked at. Fields that the asker may not see are left out. 404 where
// the record never was.
Result<Json> history_of(Call const& call, Reader& reader, record::Shape const& shape, std::string const& id);

// One record's line in an entry: {kind, id, title, what: created|changed|removed, changed: [{field, before, after}]}.
Json told(Call const& call, Reader& reader, record::Shape const& shape, store::Revision const& revision);

// entry.list (GET /api/entries: before, limit, kind, id, actor) and entry.undo, entry.undo_batch.
void add_history(Register& all);

}  // namespace arpent
