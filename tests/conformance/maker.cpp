#include "maker.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/city/city.h"

namespace arpent::conformance {
namespace {

using record::Field;
using record::Kind;
using record::Shape;

bool is_empty(Json const& value) { return value.is_null() || value == "" || (value.is_array() && value.empty()); }

Json square(int n) {
  auto const x = -1.5 + n * 0.01, y = 47.2;
  return {{"type", "Polygon"},
          {"coordinates", {{{x, y}, {x + 0.005, y}, {x + 0.005, y + 0.005}, {x, y + 0.005}, {x, y}}}}};
}

std::string day(int n) { return print_day(add_days(make_day(2020, 1, 1), 2 * n)); }

}  // namespace

bool is_given(Field const& field) { return !field.rule.by_operation; }
bool is_changeable(Field const& field) { return !field.rule.by_operation && !field.rule.fixed; }

std::string Maker::word() { return fmt::format("Éclat{:04}", ++n_); }

Json Maker::file() {
  auto const bytes = "bytes of " + word();
  auto const kept = all_.store().write({.operation = "file.keep"}, [&](Work& work) -> Result<Json> {
    return Json{{"sha256", work.put_blob(bytes, "text/plain")}};
  });
  return {{"sha256", (*kept)["sha256"]}, {"name", word() + ".txt"}, {"type", "text/plain"}, {"size", bytes.size()}};
}

double Maker::number(Field const& field) {
  auto const low = field.rule.min.value_or(1);
  auto const room = field.rule.max ? *field.rule.max - low - 1 : 1e6;
  return low + (room < 1 ? 0 : ++n_ % static_cast<int>(room));
}

Json Maker::value(Shape const& shape, Field const& field, Json const& so_far) {
  std::string const name{field.name}, full_name = std::string(shape.name) + "." + name;
  for (auto const& key : {full_name, name})
    if (auto const wish = wishes().values.find(key); wish != wishes().values.end()) return wish->second(*this, so_far);
  switch (field.kind) {
    case Kind::text:
      return word();
    case Kind::long_text:
      return word() + "\nsecond line";
    case Kind::texts:
      return Json::array({word(), word()});
    case Kind::integer:
      return static_cast<std::int64_t>(number(field));
    case Kind::number:
      return number(field) + 0.5;
    case Kind::money:
      return static_cast<std::int64_t>(number(field)) * 100;
    case Kind::flag:
      return !shape.initial.at(name).get<bool>();
    case Kind::date:
      return day(++n_);
    case Kind::moment:
      return day(++n_) + "T10:00:00.000Z";
    case Kind::choice:
      return field.choices.front();
    case Kind::choices:
      return Json::array({field.choices.front()});
    case Kind::reference:
      return made(field.to.front());
    case Kind::references:
      return Json::array({made(field.to.front()), made(field.to.back())});
    case Kind::geometry:
      return square(++n_);
    case Kind::file:
      return file();
    case Kind::email:
      return fmt::format("clat{:04}@example.org", ++n_);
    default:
      return nullptr;
  }
}

Json Maker::another(Shape const& shape, Field const& field, Json const& record) {
  std::string const name{field.name};
  if (auto const wish = wishes().changes.find(std::string(shape.name) + "." + name); wish != wishes().changes.end())
    return wish->second(*this, record);
  auto const& now = record.at(name);
  switch (field.kind) {
    case Kind::integer:
    case Kind::money:
      return {{name, now.is_null() ? 1 : now.get<std::int64_t>() + 1}};
    case Kind::number:
      return {{name, now.is_null() ? 1 : now.get<double>() + 0.25}};
    case Kind::flag:
      return {{name, !now.get<bool>()}};
    case Kind::date:
      return {{name, now.is_null() ? day(++n_) : print_day(add_days(*parse_day(now.get<std::string>()), 1))}};
    case Kind::choice:
      return {{name, field.choices.front() == now ? field.choices.at(1) : field.choices.front()}};
    case Kind::choices:
      return {{name, field.choices}};
    default:
      return {{name, value(shape, field, record)}};
  }
}

Json Maker::wrong(Field const& field) {
  switch (field.kind) {
    case Kind::text:
    case Kind::long_text:
    case Kind::email:
    case Kind::date:
    case Kind::moment:
    case Kind::choice:
    case Kind::reference:
      return 7;
    case Kind::json:
      return nullptr;
    default:
      return "no such value";
  }
}

Json Maker::filled(std::string const& kind, bool all_of_it) {
  auto const& shape = all_.shape(kind);
  auto const needed = wishes().needed.find(kind);
  auto const is_needed = [&](Field const& field) {
    if (field.rule.required && is_empty(shape.initial.at(std::string(field.name)))) return true;
    return needed != wishes().needed.end() &&
           std::find(needed->second.begin(), needed->second.end(), field.name) != needed->second.end();
  };
  Json out = Json::object();
  if (kind == "city") out["id"] = city::only_id;
  for (auto const& field : shape.fields)
    if (is_given(field) && (all_of_it || is_needed(field))) out[std::string(field.name)] = value(shape, field, out);
  return out;
}

Json Maker::full(std::string const& kind) { return filled(kind, true); }
Json Maker::least(std::string const& kind) { return filled(kind, false); }

std::string Maker::made(std::string const& kind, Json const& also) {
  auto input = least(kind);
  input.update(also);
  auto const shown = input.dump();
  auto const answer = all_.ask({.operation = kind + ".create", .input = std::move(input), .asker = all_.operator_()});
  if (answer) return answer->body["id"].get<std::string>();
  ADD_FAILURE() << kind << ".create " << shown << ": " << Everything::said(answer);
  return "";
}

}  // namespace arpent::conformance
