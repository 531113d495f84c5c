#include "operations/history.h"

#include <algorithm>

namespace arpent {
namespace {

// The name people know a record by, as far as the asker may see it.
Json title_of(Register const& all, Call const& call, Reader& reader, std::string const& kind, std::string const& id) {
  auto const shape = all.kinds.find(kind);
  if (shape == all.kinds.end() || shape->second->title.empty()) return nullptr;
  auto const record = reader.find(kind, id);
  if (!record) return nullptr;
  auto const seen = record::visible(*shape->second, *record, audiences(call.asker, kind, id));
  return seen.value(std::string(shape->second->title), Json());
}

// Titles of what a reference points to, by id; what was removed since has none.
Json names_in(Register const& all, Call const& call, Reader& reader, record::Field const& field,
              std::initializer_list<Json> values) {
  Json names = Json::object();
  auto const name = [&](Json const& id) {
    if (!id.is_string()) return;
    for (auto const& kind : field.to)
      if (auto title = title_of(all, call, reader, kind, id.get<std::string>()); title.is_string())
        names[id.get<std::string>()] = std::move(title);
  };
  for (auto const& value : values)
    if (value.is_array())
      for (auto const& id : value) name(id);
    else name(value);
  return names;
}

Json differences(Register const& all, Call const& call, Reader& reader, record::Shape const& shape,
                 std::string const& id, Json const& before, Json const& after) {
  auto const sees = audiences(call.asker, shape.name, id);
  Json out = Json::array();
  for (auto const& name : record::changed_fields(shape, before, after)) {
    if (!record::visible(shape, {{name, 0}}, sees).contains(name)) continue;
    auto const& field = *shape.find(name);
    auto const value = [&](Json const& record) {
      auto const* found = record.is_object() ? record::stored_value(record, field) : nullptr;
      return found ? *found : Json(nullptr);
    };
    auto was = value(before), is = value(after);
    Json line{{"field", name}, {"kind", record::name_of(field.kind)}};
    if (!field.to.empty()) line["names"] = names_in(all, call, reader, field, {was, is});
    line["before"] = std::move(was);
    line["after"] = std::move(is);
    out.push_back(std::move(line));
  }
  return out;
}

Json head(Call const& call, Reader& reader, store::Entry const& entry) {
  return {{"moment", entry.moment}, {"at", entry.at},
          {"actor", entry.actor},   {"actor_name", call.name_of_actor(reader, entry.actor)},
          {"door", entry.door},     {"operation", entry.operation},
          {"why", entry.why}};
}

}  // namespace

Result<Json> history_of(Register const& all, Call const& call, Reader& reader, record::Shape const& shape,
                        std::string const& id) {
  std::string const kind{shape.name};
  Json revisions = Json::array(), before = nullptr;
  for (auto const& revision : reader.history(kind, id)) {
    auto line = head(call, reader, revision.entry);
    line["revision"] = revision.revision;
    line["removed"] = revision.after.is_null();
    line["changed"] = differences(all, call, reader, shape, id, before, revision.after);
    auto const undone_by = reader.undone_by(revision.entry.moment);
    line["undone_by"] = undone_by ? Json(*undone_by) : Json(nullptr);
    line["undoable"] = is_undoable(all, call, reader, revision.entry);
    line["others"] = std::max<std::int64_t>(reader.count_revisions(revision.entry.moment), 1) - 1;
    revisions.push_back(std::move(line));
    before = revision.after;
  }
  if (revisions.empty()) return Problem{404, "record.not_found", {{"kind", kind}, {"id", id}}};
  return Json{{"revisions", std::move(revisions)}};
}

Json told(Register const& all, Call const& call, Reader& reader, record::Shape const& shape,
          store::Revision const& revision) {
  auto const before = reader.before(revision.kind, revision.id, revision.entry.moment);
  auto const& named = revision.after.is_null() && before ? *before : revision.after;
  auto const title =
      shape.title.empty() || !named.is_object() ? Json(nullptr) : named.value(std::string(shape.title), Json());
  return {{"kind", revision.kind},
          {"id", revision.id},
          {"title", title},
          {"what", revision.after.is_null() ? "removed"
                   : before                 ? "changed"
                                            : "created"},
          {"changed", differences(all, call, reader, shape, revision.id, before ? *before : Json(), revision.after)}};
}

}  // namespace arpent
