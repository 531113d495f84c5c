// References are kept both ways: what a record points to must be there, and what something points to stays.
#include <algorithm>
#include <map>
#include <set>

#include "store/pointing.h"
#include "store/work.h"

namespace arpent::store {
namespace {

constexpr std::size_t most_named = 20;

std::string title_of(record::Shape const& shape, Json const& record) {
  auto const found = record.find(std::string(shape.title));
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

using Pairs = std::set<std::pair<std::string, std::string>>;  // field, id

Pairs pointers_of(record::Shape const& shape, std::optional<Json> const& record) {
  Pairs out;
  if (!record) return out;
  for (auto& pointer : record::pointers(shape, *record)) out.emplace(std::move(pointer.field), std::move(pointer.id));
  return out;
}

bool points_to(Json const& value, std::string const& id) {
  return value.is_array() ? std::find(value.begin(), value.end(), Json(id)) != value.end() : value == id;
}

}  // namespace

void Work::follow_pointers(Touched const& touched, std::optional<Json> const& was) {
  auto const& shape = *touched.table->shape;
  auto const before = pointers_of(shape, was), now = pointers_of(shape, touched.now);
  Values const record{{"kind", touched.table->kind()}, {"id", touched.id}};
  for (auto const& [field, to] : before) {
    if (now.contains({field, to}) || is_its_own_index(*shape.find(field))) continue;
    auto values = record;
    values.insert(values.end(), {{"field", field}, {"to", to}});
    connection().run("DELETE FROM reference WHERE kind = :kind AND id = :id AND field = :field AND to_id = :to",
                     values);
  }
  for (auto const& [field, to] : now) {
    if (before.contains({field, to})) continue;
    unresolved_.push_back({&touched, {field, to}});
    auto const* described = shape.find(field);
    if (is_its_own_index(*described)) continue;
    auto values = record;
    values.insert(values.end(), {{"field", field}, {"to", to}});
    // Which of several kinds it is, the end of the work will tell: it may not be there yet.
    auto const& kinds = described->to;
    values.emplace_back("to_kind", kinds.size() == 1 ? kinds.front() : "");
    connection().run(
        "INSERT INTO reference (kind, id, field, to_id, to_kind) VALUES (:kind, :id, :field, :to, :to_kind)", values);
  }
}

void Work::resolve_pointers(Problem& problem) {
  std::map<std::pair<std::string, std::string>, bool> known;  // many numbers point to one indicator
  auto const is_there = [&](std::string const& kind, std::string const& id) {
    auto const place = known.find({kind, id});
    if (place != known.end()) return place->second;
    bool found = false;
    connection().select("SELECT 1 FROM " + catalogue().at(kind).name + " WHERE id = :id", {{"id", id}},
                        [&](Row const&) { found = true; });
    return known.emplace(std::pair{kind, id}, found).first->second;
  };
  for (auto const& [touched, pointer] : unresolved_) {
    auto const& field = *touched->table->shape->find(pointer.field);
    // Changed again since?
    if (!touched->now || !points_to(touched->now->at(pointer.field), pointer.id)) continue;
    auto const& kinds = field.to;
    auto const found = std::find_if(kinds.begin(), kinds.end(),
                                    [&, &id = pointer.id](std::string const& kind) { return is_there(kind, id); });
    if (found != kinds.end() && kinds.size() == 1) continue;
    if (found == kinds.end()) {
      std::string wanted;
      for (auto const& kind : kinds) wanted += (wanted.empty() ? "" : "|") + kind;
      if (problem.params.empty()) problem.params = {{"kind", touched->table->kind()}, {"id", touched->id}};
      problem.fields.push_back({pointer.field, "field.reference_missing", {{"to", wanted}, {"id", pointer.id}}});
    }
    if (is_its_own_index(field)) continue;
    connection().run(
        "UPDATE reference SET to_kind = :to_kind WHERE kind = :kind AND id = :id AND field = :field AND to_id = :to",
        {{"to_kind", found == kinds.end() ? "" : *found},
         {"kind", touched->table->kind()},
         {"id", touched->id},
         {"field", pointer.field},
         {"to", pointer.id}});
  }
  unresolved_.clear();
}

Problem Work::still_referenced(Touched const& touched, std::vector<Reference> const& references) const {
  auto const& kind = touched.table->kind();
  Problem out{409,
              "record.still_referenced",
              {{"kind", kind},
               {"id", touched.id},
               {"title", title_of(*touched.table->shape, *touched.now)},
               {"n", std::to_string(references.size())}}};
  for (auto const& reference : references) {
    if (out.fields.size() == most_named) break;
    auto const record = find(reference.kind, reference.id);
    auto const title = record ? title_of(*catalogue().at(reference.kind).shape, *record) : "";
    out.fields.push_back(
        {reference.kind + "/" + reference.id,
         "record.points_here",
         {{"kind", reference.kind}, {"id", reference.id}, {"title", title}, {"field", reference.field}}});
  }
  return out;
}

void Work::check_unique(Touched const& touched, Problem& problem) const {
  if (!touched.has_row || !touched.now) return;
  for (auto const& field : touched.table->shape->fields) {
    if (!field.rule.unique) continue;
    auto const& value = touched.now->at(std::string(field.name));
    if (value.is_null() || value == "") continue;
    bool taken = false;
    connection().select(
        "SELECT 1 FROM " + touched.table->name + " WHERE " + identifier(field.name) + " = :value AND id <> :id LIMIT 1",
        {{"value", to_column(field, value)}, {"id", touched.id}}, [&](Row const&) { taken = true; });
    if (!taken) continue;
    if (problem.params.empty()) problem.params = {{"kind", touched.table->kind()}, {"id", touched.id}};
    problem.fields.push_back(
        {std::string(field.name), "field.taken", {{"kind", touched.table->kind()}, {"id", touched.id}}});
  }
}

}  // namespace arpent::store
