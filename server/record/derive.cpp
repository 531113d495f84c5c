#include "record/derive.h"

#include <algorithm>

namespace arpent::record {

Json const* stored_value(Json const& record, Field const& field) {
  if (auto const found = record.find(std::string(field.name)); found != record.end()) return &*found;
  for (auto const& name : detail::split(field.rule.former))
    if (auto const found = record.find(name); found != record.end()) return &*found;
  return nullptr;
}

std::vector<std::string> changed_fields(Shape const& shape, Json const& before, Json const& after) {
  static Json const absent = nullptr;
  auto const value = [](Json const& record, Field const& field) -> Json const& {
    auto const* found = record.is_object() ? stored_value(record, field) : nullptr;
    return found ? *found : absent;
  };
  std::vector<std::string> out;
  for (auto const& field : shape.fields)
    if (value(before, field) != value(after, field)) out.emplace_back(field.name);
  return out;
}

std::vector<Pointer> pointers(Shape const& shape, Json const& record) {
  std::vector<Pointer> out;
  for (auto const& field : shape.fields) {
    if (field.kind != Kind::reference && field.kind != Kind::references) continue;
    auto const* value = stored_value(record, field);
    if (!value) continue;
    if (value->is_string()) out.push_back({std::string(field.name), value->get<std::string>()});
    if (value->is_array())
      for (auto const& id : *value) out.push_back({std::string(field.name), id.get<std::string>()});
  }
  return out;
}

Json visible(Shape const& shape, Json const& record, std::set<Audience> const& sees) {
  Json out = record;
  for (auto const& field : shape.fields)
    // A field is as open as its record unless it asks for more care.
    if (auto const audience = field.rule.audience == Audience::members ? shape.audience : field.rule.audience;
        !sees.contains(audience))
      out.erase(std::string(field.name));
  return out;
}

std::pair<Json, bool> blanked(Shape const& shape, Json const& record) {
  Json out = record;
  bool any = false;
  for (auto const& field : shape.fields) {
    if (!field.rule.personal) continue;
    auto names = detail::split(field.rule.former);
    names.emplace_back(field.name);
    for (auto const& name : names) {
      auto const found = out.find(name);
      if (found == out.end() || found->is_null() || *found == "") continue;
      *found = field.rule.required ? Json("") : Json(nullptr);
      any = true;
    }
  }
  return {out, any};
}

char const* name_of(Kind kind) {
  static constexpr char const* names[] = {
      "text",      "long_text",  "texts", "integer",  "number", "flag",  "date",   "moment", "choice", "choices",
      "reference", "references", "money", "geometry", "file",   "email", "object", "rows",   "json"};
  return names[static_cast<int>(kind)];
}

char const* name_of(Audience audience) {
  static constexpr char const* names[] = {"open", "members", "team", "self"};
  return names[static_cast<int>(audience)];
}

}  // namespace arpent::record
