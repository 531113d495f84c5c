#include "doors/http/route.h"

#include <charconv>

namespace arpent::http {
namespace {

std::string base_of(Operation const& operation) {
  return operation.kept ? std::string(operation.kept->plural) : operation.kind;
}

Json number_of(std::string const& text) {
  std::int64_t whole = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc{} && end == text.data() + text.size()) return whole;
  double broken = 0;
  auto const [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), broken);
  if (fault == std::errc{} && stop == text.data() + text.size()) return broken;
  return text;
}

Json list_of(std::string const& text) {
  Json out = Json::array();
  for (std::size_t at = 0; at <= text.size() && !text.empty();) {
    auto const comma = std::min(text.find(',', at), text.size());
    out.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

Json value_of(record::Field const* field, std::string const& text) {
  using record::Kind;
  if (!field) return text;
  switch (field->kind) {
    case Kind::integer:
    case Kind::number:
    case Kind::money:
      return number_of(text);
    case Kind::flag:
      return text == "true" || text == "1" ? Json(true) : text == "false" || text == "0" ? Json(false) : Json(text);
    case Kind::texts:
    case Kind::choices:
    case Kind::references:
      return list_of(text);
    default:
      return text;
  }
}

}  // namespace

Json input_of(Operation const& operation, Query const& query) {
  auto const* shape = operation.input ? operation.input : operation.kept;
  Json out = Json::object();
  for (auto const& [name, text] : query) {
    if (name == "on" || name == "moment" || name == "why") continue;
    if (name == "limit" && !(shape && shape->find(name))) out[name] = number_of(text);
    else out[name] = value_of(shape ? shape->find(name) : nullptr, text);
  }
  return out;
}

std::pair<std::string, std::string> path_of(Operation const& operation) {
  auto const method = operation.writes ? "POST" : "GET";
  if (operation.kind.empty()) return {method, "/api/" + operation.name};
  auto const base = "/api/" + base_of(operation);
  if (!operation.kept) return {method, base + "/" + operation.verb};
  if (operation.target == Target::item) return {method, base + "/{id}/" + operation.verb};
  if (operation.target != Target::standard) return {method, base + "/" + operation.verb};
  if (operation.verb == "create") return {"POST", base};
  if (operation.verb == "list") return {"GET", base};
  if (operation.verb == "change") return {"PATCH", base + "/{id}"};
  if (operation.verb == "remove") return {"DELETE", base + "/{id}"};
  if (operation.verb == "get") return {"GET", base + "/{id}"};
  return {"GET", base + "/{id}/" + operation.verb};
}

Result<Route> route(Register const& all, std::string const& method, std::vector<std::string> const& segments) {
  Problem const none{404, "http.no_such_path"};
  if (segments.size() < 2 || segments.size() > 4) return none;
  auto const plural = all.plurals.find(segments[1]);
  auto const kind = plural == all.plurals.end() ? segments[1] : std::string(plural->second->name);
  std::string allowed;
  // Few operations belong to one noun, so asking each is clear and quick enough.
  auto const try_one = [&](Operation const& operation) -> std::optional<Route> {
    auto const [wanted, path] = path_of(operation);
    std::string id;
    std::size_t at = 4;  // past "/api"
    for (std::size_t n = 1; n < segments.size(); ++n) {
      if (at >= path.size()) return std::nullopt;
      auto const end = std::min(path.find('/', at + 1), path.size());
      auto const part = path.substr(at + 1, end - at - 1);
      if (part == "{id}") id = segments[n];
      else if (part != segments[n]) return std::nullopt;
      at = end;
    }
    if (at != path.size()) return std::nullopt;
    if (wanted != method) {
      allowed += (allowed.empty() ? "" : ", ") + wanted;
      return std::nullopt;
    }
    return Route{&operation, id};
  };
  // A verb is told from an id by trying verbs first.
  std::optional<Route> with_id;
  for (auto at = all.operations.lower_bound(kind); at != all.operations.end() && at->first.starts_with(kind); ++at) {
    if (at->first != kind && at->second.kind != kind) continue;
    if (auto const found = try_one(at->second)) {
      if (found->id.empty()) return *found;
      with_id = found;
    }
  }
  if (with_id) return *with_id;
  if (!allowed.empty()) return Problem{405, "http.method_not_allowed", {{"allow", allowed}}};
  return none;
}

}  // namespace arpent::http
