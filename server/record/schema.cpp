// A description as JSON Schema, the language of OpenAPI 3.1.
#include "record/derive.h"

namespace arpent::record {
namespace {

Json one(Field const& field, View view, WordsOf words) {
  switch (field.kind) {
    case Kind::text:
    case Kind::long_text:
      return {{"type", "string"}};
    case Kind::email:
      return {{"type", "string"}, {"format", "email"}};
    case Kind::date:
      return {{"type", "string"}, {"format", "date"}};
    case Kind::moment:
      return {{"type", "string"}, {"format", "date-time"}};
    case Kind::reference:
      return {{"type", "string"}, {"format", "uuid"}, {"x-to", field.to}};
    case Kind::choice:
      return {{"type", "string"}, {"enum", field.choices}};
    case Kind::texts:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case Kind::choices:
      return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", field.choices}}}};
    case Kind::references:
      return {{"type", "array"}, {"items", {{"type", "string"}, {"format", "uuid"}}}, {"x-to", field.to}};
    case Kind::integer:
      return {{"type", "integer"}};
    case Kind::money:
      return {{"type", "integer"}, {"x-unit", "cents"}};
    case Kind::number:
      return {{"type", "number"}};
    case Kind::flag:
      return {{"type", "boolean"}};
    case Kind::geometry:
      return {{"type", "object"}, {"x-format", "geojson-geometry"}};
    case Kind::file:
      return {{"type", "object"},
              {"properties",
               {{"sha256", {{"type", "string"}}},
                {"name", {{"type", "string"}}},
                {"type", {{"type", "string"}}},
                {"size", {{"type", "integer"}}}}},
              {"required", {"sha256", "name", "type", "size"}}};
    case Kind::object:
      return schema(*field.of, view, words);
    case Kind::rows:
      return {{"type", "array"}, {"items", schema(*field.of, view, words)}};
    case Kind::json:
      return Json::object();
  }
  return Json::object();
}

void may_be_absent(Json& property) {
  if (!property.contains("type")) return;
  property["type"] = Json::array({property["type"], "null"});
  if (property.contains("enum")) property["enum"].push_back(nullptr);
}

bool has_absence(Shape const& shape, Field const& field) { return shape.initial.at(std::string(field.name)).is_null(); }

// An answer holds every field, those with a narrower audience excepted.
bool is_always_there(Field const& field, View view) {
  if (view == View::answered) return field.rule.audience <= Audience::members;
  return view == View::create && field.rule.required;
}

void add_rules(Json& property, Field const& field) {
  if (field.rule.max_length) property["maxLength"] = field.rule.max_length;
  if (field.rule.min) property["minimum"] = *field.rule.min;
  if (field.rule.max) property["maximum"] = *field.rule.max;
  if (!field.rule.unit.empty()) property["x-unit"] = field.rule.unit;
  if (field.rule.personal) property["x-personal"] = true;
  if (field.rule.by_operation) property["readOnly"] = true;
}

}  // namespace

Json schema(Shape const& shape, View view, WordsOf words) {
  Json properties = Json::object(), required = Json::array();
  std::string const kind{shape.name};
  if (shape.is_kept() && view != View::change) {
    properties["id"] = {{"type", "string"}, {"format", "uuid"}};
    if (view == View::answered) {
      properties["revision"] = {{"type", "integer"}};
      required = {"id", "revision"};
    }
  }
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    bool const writes = view != View::answered && shape.is_kept();
    if (writes && (field.rule.by_operation || (view == View::change && field.rule.fixed))) continue;
    Json property = one(field, view, words);
    if (has_absence(shape, field)) may_be_absent(property);
    if (auto const label = words("label." + kind + "." + name); !label.empty()) property["title"] = label;
    if (auto const help = words("help." + kind + "." + name); !help.empty()) property["description"] = help;
    add_rules(property, field);
    if (is_always_there(field, view)) required.push_back(name);
    properties[name] = std::move(property);
  }
  Json out{{"type", "object"}};
  if (auto const label = words("label." + kind); !label.empty()) out["title"] = label;
  out["properties"] = std::move(properties);
  if (!required.empty()) out["required"] = std::move(required);
  if (view != View::answered) out["additionalProperties"] = false;
  return out;
}

}  // namespace arpent::record
