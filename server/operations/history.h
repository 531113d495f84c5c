// The ledger for people: who, when, through what, why, and what changed.
#pragma once
#include "operations/operation.h"

namespace arpent {

// {revisions: [{moment, at, actor, actor_name, door, operation, why, revision, removed, undoable, undone_by, others,
// changed: [{field, kind, before, after, names}]}]}, oldest first, as far as the moment looked at. `kind` is that of
// the field, `names` the titles of the records a reference points to, by id; `others` counts the records that the same
// entry changed besides. Fields that the asker may not see are left out. 404 where the record never was.
Result<Json> history_of(Register const& all, Call const& call, Reader& reader, record::Shape const& shape,
                        std::string const& id);

// One record's line in an entry: {kind, id, title, what: created|changed|removed, changed: as above}.
Json told(Register const& all, Call const& call, Reader& reader, record::Shape const& shape,
          store::Revision const& revision);

// May this asker take the entry back, as far as can be said before trying: it is theirs or they are a manager, it is
// not final, it changed something and was not taken back already.
bool is_undoable(Register const& all, Call const& call, Reader& reader, store::Entry const& entry);

// entry.list (GET /api/entry/list: before, limit, kind, id, actor), each with the first few of its `records` and their
// `count`; entry.undo, entry.undo_batch.
void add_history(Register& all);

}  // namespace arpent
