#include "operations/history.h"

namespace arpent {
namespace {

Json differences(Call const& call, record::Shape const& shape, std::string const& id, Json const& before,
                 Json const& after) {
  auto const sees = audiences(call.asker, shape.name, id);
  Json out = Json::array();
  for (auto const& name : record::changed_fields(shape, before, after)) {
    if (!record::visible(shape, {{name, 0}}, sees).contains(name)) continue;
    auto const value = [&](Json const& record) {
      auto const* found = record.is_object() ? record::stored_value(record, *shape.find(name)) : nullptr;
      return found ? *found : Json(nullptr);
    };
    out.push_back({{"field", name}, {"before", value(before)}, {"after", value(after)}});
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

Result<Json> history_of(Call const& call, Reader& reader, record::Shape const& shape, std::string const& id) {
  std::string const kind{shape.name};
  Json revisions = Json::array(), before = nullptr;
  for (auto const& revision : reader.history(kind, id)) {
    auto line = head(call, reader, revision.entry);
    line["revision"] = revision.revision;
    line["removed"] = revision.after.is_null();
    line["changed"] = differences(call, shape, id, before, revision.after);
    revisions.push_back(std::move(line));
    before = revision.after;
  }
  if (revisions.empty()) return Problem{404, "record.not_found", {{"kind", kind}, {"id", id}}};
  return Json{{"revisions", std::move(revisions)}};
}

Json told(Call const& call, Reader& reader, record::Shape const& shape, store::Revision const& revision) {
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
          {"changed", differences(call, shape, revision.id, before ? *before : Json(), revision.after)}};
}

}  // namespace arpent
