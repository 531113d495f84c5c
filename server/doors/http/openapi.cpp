#include "doors/http/openapi.h"

#include "doors/http/route.h"
#include "words/words.h"

namespace arpent::http {
namespace {

std::string english(std::string const& key) { return knows(key) ? say("en", key) : ""; }

Json schema_of(std::string const& schema) { return {{"$ref", "#/components/schemas/" + schema}}; }
Json json_body(Json schema) { return {{"content", {{"application/json", {{"schema", std::move(schema)}}}}}}; }

class Writer {
 public:
  Writer(Register const& all, Permissions const& permissions, std::string const& version)
      : all_(all), permissions_(permissions) {
    out_ = {{"openapi", "3.1.0"},
            {"info", {{"title", "Arpent"}, {"version", version}, {"description", english("api.description")}}},
            {"paths", Json::object()},
            {"components", {{"schemas", Json::object()}}}};
    schemas()["problem"] = {
        {"type", "object"},
        {"properties",
         {{"code", {{"type", "string"}}},
          {"message", {{"type", "string"}}},
          {"incident", {{"type", "string"}}},
          {"fields",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties",
               {{"field", {{"type", "string"}}}, {"code", {{"type", "string"}}}, {"message", {{"type", "string"}}}}},
              {"required", {"field", "code", "message"}}}}}}}},
        {"required", {"code", "message", "fields"}}};
  }

  Json written() {
    for (auto const& [name, kept] : all_.kinds) {
      schemas()[name] = record::schema(*kept, record::View::answered, english);
      // What one may not see is left out of an answer, so only the identity is sure to be there.
      schemas()[name]["required"] = {"id", "revision"};
      schemas()[name + "_create"] = record::schema(*kept, record::View::create, english);
      schemas()[name + "_change"] = record::schema(*kept, record::View::change, english);
    }
    for (auto const& [name, operation] : all_.operations) add(operation);
    return std::move(out_);
  }

 private:
  Json& schemas() { return out_["components"]["schemas"]; }

  Json described(record::Shape const& shape, record::View view) {
    std::string const name{shape.name};
    if (!shape.is_kept() && !schemas().contains(name)) schemas()[name] = record::schema(shape, view, english);
    return schema_of(name);
  }

  // It stands in the path.
  void leave_out_id(std::string const& name) {
    auto& schema = schemas()[name];
    schema["properties"].erase("id");
    if (auto const required = schema.find("required"); required != schema.end()) {
      Json rest = Json::array();
      for (auto const& field : *required)
        if (field != "id") rest.push_back(field);
      *required = std::move(rest);
    }
  }

  void add(Operation const& operation) {
    auto const [method, path] = path_of(operation);
    std::string verb = method;
    for (auto& c : verb) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    Json entry{{"operationId", operation.name}, {"tags", {operation.kind.empty() ? "views" : operation.kind}}};
    if (auto const summary = english("operation." + operation.name); !summary.empty()) entry["summary"] = summary;
    entry["x-may"] = permissions_.granted(operation.name);
    entry["parameters"] = parameters(operation, path);
    if (operation.writes && verb != "delete") entry["requestBody"] = body(operation);
    entry["responses"] = {{operation.verb == "create" && operation.kept ? "201" : "200", answer(operation)},
                          {"default", [] {
                             auto r = json_body(schema_of("problem"));
                             r["description"] = "A problem that a person can put right";
                             return r;
                           }()}};
    out_["paths"][path][verb] = std::move(entry);
  }

  // A list is asked for by any value that can stand in an address.
  static bool can_be_asked_for(record::Field const* field) {
    return field && field->kind != record::Kind::geometry && field->kind != record::Kind::file &&
           field->kind != record::Kind::json && field->rule.audience != record::Audience::self;
  }

  Json parameters(Operation const& operation, std::string const& path) {
    Json out = Json::array();
    auto const add = [&](char const* in, std::string const& name, Json schema, bool required) {
      out.push_back({{"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}});
    };
    if (path.find("{id}") != std::string::npos) add("path", "id", {{"type", "string"}, {"format", "uuid"}}, true);
    if (operation.writes) {
      add("query", "why", {{"type", "string"}, {"maxLength", 2000}}, false);
      add("header", "Request-Id", {{"type", "string"}, {"format", "uuid"}}, false);
      if (operation.target == Target::standard && operation.kept && operation.verb != "create")
        add("header", "If-Match", {{"type", "string"}}, true);
      return out;
    }
    auto const* shape = operation.input ? operation.input : operation.verb == "list" ? operation.kept : nullptr;
    if (shape) {
      auto const schema =
          record::schema(*shape, shape->is_kept() ? record::View::answered : record::View::create, english);
      for (auto const& [name, property] : schema["properties"].items()) {
        if (name == "id" && path.find("{id}") != std::string::npos) continue;
        if (shape->is_kept() && !can_be_asked_for(shape->find(name))) continue;
        auto const required = !shape->is_kept() && shape->find(name)->rule.required;
        add("query", name, property, required);
      }
    }
    if (operation.verb == "list" && operation.kept) {
      add("query", "after", {{"type", "string"}}, false);
      add("query", "limit", {{"type", "integer"}, {"minimum", 1}, {"maximum", 200}}, false);
    }
    add("query", "on", {{"type", "string"}, {"format", "date"}}, false);
    add("query", "moment", {{"type", "integer"}}, false);
    return out;
  }

  Json body(Operation const& operation) {
    auto out = operation.input ? json_body(described(*operation.input, record::View::create))
                               : json_body(schema_of(operation.kind + "_" + operation.verb));
    if (operation.input && operation.target == Target::item) leave_out_id(std::string(operation.input->name));
    out["required"] = operation.verb == "create" || operation.verb == "change";
    return out;
  }

  Json answer(Operation const& operation) {
    Json schema = {{"type", "object"}};
    if (operation.verb == "list" && operation.kept)
      schema = {{"type", "object"},
                {"properties",
                 {{std::string(operation.kept->plural), {{"type", "array"}, {"items", schema_of(operation.kind)}}},
                  {"next", {{"type", {"string", "null"}}}}}},
                {"required", {std::string(operation.kept->plural), "next"}}};
    else if (operation.verb == "get" && operation.kept) schema = schema_of(operation.kind);
    else if (operation.answer)
      schema = operation.answer->is_kept() ? schema_of(std::string(operation.answer->name))
                                           : described(*operation.answer, record::View::answered);
    auto out = json_body(std::move(schema));
    out["description"] = "Done";
    return out;
  }

  Register const& all_;
  Permissions const& permissions_;
  Json out_;
};

}  // namespace

Json openapi(Register const& all, Permissions const& permissions, std::string const& version) {
  return Writer(all, permissions, version).written();
}

}  // namespace arpent::http
