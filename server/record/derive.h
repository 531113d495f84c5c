// What follows from a description. None of these functions knows any record by name.
#pragma once
#include <set>

#include "record/describe.h"

namespace arpent::record {

// {"id", "revision", fields in the order of the description}; inputs have neither id nor revision.
template <Described R>
Json to_json(R const& r) {
  Json out = Json::object();
  if constexpr (Kept<R>) out = Json{{"id", r.id}, {"revision", r.revision}};
  for (auto const& f : R::shape().fields) out[std::string(f.name)] = f.get(&r);
  return out;
}

// The value of a field in stored JSON, under its name or a former one; nullptr when absent.
Json const* stored_value(Json const& record, Field const& field);

// JSON that has passed checked(), or was printed by to_json, possibly by an older version: former names are
// read, absent members keep the struct's initial value, unknown ones are ignored.
template <Described R>
R typed(Json const& json) {
  R r{};
  if constexpr (Kept<R>) {
    r.id = json.value("id", "");
    r.revision = json.value("revision", std::int64_t{0});
  }
  for (auto const& f : R::shape().fields)
    if (auto const* value = stored_value(json, f)) f.set(&r, *value);
  return r;
}

// Overlays `input` on `base`, checking every field against kind and rule; all faults at once, in the order of the
// fields, and a name nobody knows is a fault. Values are tidied: ends trimmed, ids and e-mail addresses in lower case.
// The answer holds every field of the shape (and nothing else). `base` null: a creation from the initial values, where
// fixed fields may be given. Writer::operation may write fields that are by_operation or fixed. Error: 422 "invalid"
// with fields. Codes: field.required, .unknown, .wrong_type {wanted}, .too_long {max, length}, .choice {choices},
// .date, .moment, .reference, .email, .min {min}, .max {max}, .control, .by_operation, .fixed, .digits, and those of
// base/geometry.h.
enum class Writer { person, operation };
Result<Json> checked(Shape const& shape, Json const& input, Json const& base, Writer writer = Writer::person);

// Names of the fields whose values differ.
std::vector<std::string> changed_fields(Shape const& shape, Json const& before, Json const& after);

// The ids that a record points to: (field, id), lists one by one.
struct Pointer {
  std::string field, id;
};
std::vector<Pointer> pointers(Shape const& shape, Json const& record);

// The record without the fields that `sees` does not hold. id and revision stay.
Json visible(Shape const& shape, Json const& record, std::set<Audience> const& sees);

// The record with its personal fields absent ("" where required); .second: there was something to blank.
std::pair<Json, bool> blanked(Shape const& shape, Json const& record);

// JSON Schema (OpenAPI 3.1) of a record as answered, of what create takes (no by_operation field, required
// ones named), of what change takes (nothing required, no fixed field), or of an input (answered and create say
// the same). `words` is asked for "label.goal.title" and "help.goal.title".
enum class View { answered, create, change };
using WordsOf = std::string (*)(std::string const& key);
Json schema(Shape const& shape, View view, WordsOf words);

char const* name_of(Kind kind);
char const* name_of(Audience audience);

}  // namespace arpent::record
