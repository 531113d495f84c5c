// A record describes itself once, in the struct that holds it. Everything else is derived from that
// description: table, JSON, validation, API reference, TypeScript type, form, command-line flags,
// spreadsheet columns, diff, history, export and erasure (record/derive.h).
//
//   struct Goal {
//     std::string id; std::int64_t revision = 0;            // every kept record begins with these two
//     std::string title; std::optional<std::string> parent;
//     static record::Shape const& shape() {
//       using namespace record;
//       static Field const fields[] = {text<&Goal::title>("title", {.required = true}),
//                                      reference<&Goal::parent>("parent", "goal")};
//       static Shape const shape = kept<Goal>("goal", "goals", fields, {.title = "title"});
//       return shape;
//     }
//   };
//
// An operation's input is described the same way, without id and revision, by input<In>(name, fields).
// Descriptions are data: only the two accessors of a field are templates. A member that no field describes
// does not compile. Labels and help stand in server/words under "label.goal.title", "help.goal.title".
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace arpent::record {

// The vocabulary of values. JSON of each: text, long_text, email: string · texts, choices, references: array of
// strings · integer: integer · number: number · flag: boolean · date: "2026-03-12" · moment: "2026-03-12T17:04:05.123Z"
// (UTC) · choice: one of the words · reference: an id · money: integer cents · geometry: a GeoJSON geometry
// object · file: {sha256, name, type, size} · object, rows: an object, or an array of objects, of another shape ·
// json: any. The last three are for inputs and answers only, never kept. Absent is null and is distinct from "" and [].
enum class Kind {
  text,
  long_text,
  texts,
  integer,
  number,
  flag,
  date,
  moment,
  choice,
  choices,
  reference,
  references,
  money,
  geometry,
  file,
  email,
  object,
  rows,
  json
};

// Who may see a record or a field, from the widest to the narrowest: the public, members of the city, the team
// (manager, link keeper), the person it is about (and the team for none of it).
enum class Audience { open, members, team, self };

// What a field promises beyond its kind. Unset: the kind's own limits.
struct Rule {
  bool required = false;        // may be neither absent nor empty
  std::int64_t max_length = 0;  // characters; 0: text 300, long_text 20000, email 254
  std::optional<double> min{};  // integer, number, money
  std::optional<double> max{};
  bool personal = false;  // erased from rows and history when the person asks
  Audience audience = Audience::members;
  bool by_operation = false;  // written by named operations only: refused in create and change
  bool fixed = false;         // given at creation, never changed after
  bool unique = false;        // no two records of this kind hold the same text
  std::string_view unit{};    // "EUR", "people", "days"
  std::string_view former{};  // former names, "old|older": old revisions stay readable
};

struct Shape;

struct Field {
  std::string_view name;
  Kind kind;
  Rule rule;
  std::vector<std::string> choices;  // choice, choices: the words, in the order of the screen
  std::vector<std::string> to;       // reference, references: the kinds it may point to
  Shape const* of;                   // object, rows: the shape of the object, of one row
  Json (*get)(void const* record);
  void (*set)(void* record, Json const& value);  // value has passed checked()
};

struct Shape {
  std::string_view name;    // "goal": table, kind in ledger, CLI noun
  std::string_view plural;  // "goals": route; "" for an input
  std::span<Field const> fields;
  std::string_view title;             // the field people know a record by
  std::vector<std::string> searched;  // fields that the search looks into
  Audience audience = Audience::members;
  Json initial;  // the values before anyone has said anything

  bool is_kept() const { return !plural.empty(); }
  Field const* find(std::string_view field) const {
    for (auto const& f : fields)
      if (f.name == field) return &f;
    return nullptr;
  }
};

// A file's description; the bytes live once in the city's blob table.
struct File {
  std::string sha256, name, type;
  std::int64_t size = 0;
  bool operator==(File const&) const = default;
};

namespace detail {

template <class T>
struct MemberOf;
template <class R, class V>
struct MemberOf<V R::*> {
  using Record = R;
  using Value = V;
};
template <auto Member>
using RecordOf = typename MemberOf<decltype(Member)>::Record;
template <auto Member>
using ValueOf = typename MemberOf<decltype(Member)>::Value;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class R>
concept Described = requires {
  { R::shape() } -> std::convertible_to<Shape const&>;
};
template <class R>
concept HasHead = requires(R r) {
  r.id;
  r.revision;
};

template <class V>
Json print(V const& value) {
  if constexpr (is_optional<V>) return value ? print(*value) : Json(nullptr);
  else if constexpr (std::is_same_v<V, File>)
    return Json{{"sha256", value.sha256}, {"name", value.name}, {"type", value.type}, {"size", value.size}};
  else if constexpr (is_list<V>) {
    Json out = Json::array();
    for (auto const& item : value) out.push_back(print(item));
    return out;
  } else if constexpr (Described<V>) {
    Json out = Json::object();
    if constexpr (HasHead<V>) out = Json{{"id", value.id}, {"revision", value.revision}};
    for (auto const& f : V::shape().fields) out[std::string(f.name)] = f.get(&value);
    return out;
  } else return Json(value);
}

template <class V>
void parse(V& value, Json const& json) {
  if constexpr (is_optional<V>) {
    if (json.is_null()) value.reset();
    else parse(value.emplace(), json);
  } else if constexpr (std::is_same_v<V, File>) {
    value = {json.at("sha256").get<std::string>(), json.at("name").get<std::string>(),
             json.at("type").get<std::string>(), json.at("size").get<std::int64_t>()};
  } else if constexpr (is_list<V>) {
    value.clear();
    if (!json.is_null())
      for (auto const& item : json) parse(value.emplace_back(), item);
  } else if constexpr (Described<V>) {
    if constexpr (HasHead<V>) {
      value.id = json.value("id", "");
      value.revision = json.value("revision", std::int64_t{0});
    }
    for (auto const& f : V::shape().fields)
      if (auto const found = json.find(std::string(f.name)); found != json.end()) f.set(&value, *found);
  } else if constexpr (std::is_same_v<V, Json>) {
    value = json;
  } else if (!json.is_null()) {
    value = json.get<V>();
  }
}

template <auto Member>
Json get(void const* record) {
  return print(static_cast<RecordOf<Member> const*>(record)->*Member);
}
template <auto Member>
void set(void* record, Json const& value) {
  parse(static_cast<RecordOf<Member>*>(record)->*Member, value);
}

// Counts the members of an aggregate: the largest number of values it can be made from.
struct Any {
  template <class T>
  operator T() const;
};
template <class R, class... A>
constexpr std::size_t members() {
  if constexpr (requires { R{A{}..., Any{}}; }) return members<R, A..., Any>();
  else return sizeof...(A);
}

std::vector<std::string> split(std::string_view words);  // "a|b" → {"a", "b"}; "" → {}

template <auto Member>
Field field(std::string_view name, Kind kind, Rule rule, std::string_view choices = {}, std::string_view to = {},
            Shape const* of = nullptr) {
  return {name, kind, rule, split(choices), split(to), of, &get<Member>, &set<Member>};
}

}  // namespace detail

using detail::Described;

// A described struct that is kept: it has an identity and a revision.
template <class R>
concept Kept = Described<R> && requires(R r) {
  { r.id } -> std::convertible_to<std::string>;
  { r.revision } -> std::convertible_to<std::int64_t>;
};

template <auto M>
Field text(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::text, rule);
}
template <auto M>
Field long_text(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::long_text, rule);
}
template <auto M>
Field texts(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::texts, rule);
}
template <auto M>
Field integer(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::integer, rule);
}
template <auto M>
Field number(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::number, rule);
}
template <auto M>
Field flag(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::flag, rule);
}
template <auto M>
Field date(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::date, rule);
}
template <auto M>
Field moment(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::moment, rule);
}
template <auto M>
Field choice(std::string_view name, std::string_view words, Rule rule = {}) {
  return detail::field<M>(name, Kind::choice, rule, words);
}
template <auto M>
Field choices(std::string_view name, std::string_view words, Rule rule = {}) {
  return detail::field<M>(name, Kind::choices, rule, words);
}
template <auto M>
Field reference(std::string_view name, std::string_view to, Rule rule = {}) {
  return detail::field<M>(name, Kind::reference, rule, {}, to);
}
template <auto M>
Field references(std::string_view name, std::string_view to, Rule rule = {}) {
  return detail::field<M>(name, Kind::references, rule, {}, to);
}
template <auto M>
Field money(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::money, rule);
}
template <auto M>
Field geometry(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::geometry, rule);
}
template <auto M>
Field file(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::file, rule);
}
template <auto M>
Field email(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::email, rule);
}
template <auto M>
Field json(std::string_view name, Rule rule = {}) {
  return detail::field<M>(name, Kind::json, rule);
}
template <auto M>
Field rows(std::string_view name, Rule rule = {}) {
  using Row = typename detail::ValueOf<M>::value_type;
  return detail::field<M>(name, Kind::rows, rule, {}, {}, &Row::shape());
}
template <auto M>
Field object(std::string_view name, Rule rule = {}) {
  using Value = detail::ValueOf<M>;
  if constexpr (detail::is_optional<Value>)
    return detail::field<M>(name, Kind::object, rule, {}, {}, &Value::value_type::shape());
  else return detail::field<M>(name, Kind::object, rule, {}, {}, &Value::shape());
}

struct KeptOptions {
  std::string_view title = "title";
  std::string_view searched{};  // "title|statement"
  Audience audience = Audience::members;
};

namespace detail {
template <class R>
Json values(std::span<Field const> fields) {
  R const empty{};
  Json out = Json::object();
  for (auto const& f : fields) out[std::string(f.name)] = f.get(&empty);
  return out;
}
}  // namespace detail

template <class R, std::size_t N>
Shape kept(std::string_view name, std::string_view plural, Field const (&fields)[N], KeptOptions options = {}) {
  static_assert(detail::members<R>() == N + 2, "a member of this record is not described");
  return {name,
          plural,
          fields,
          options.title,
          detail::split(options.searched),
          options.audience,
          detail::values<R>(fields)};
}

template <class In, std::size_t N>
Shape input(std::string_view name, Field const (&fields)[N]) {
  static_assert(detail::members<In>() == N, "a member of this input is not described");
  return {name, {}, fields, {}, {}, Audience::members, detail::values<In>(fields)};
}

// The shape of an answer that is not kept: a view, a line of one. Described like an input.
template <class Out, std::size_t N>
Shape answer(std::string_view name, Field const (&fields)[N]) {
  return input<Out>(name, fields);
}

// An input without members.
struct Nothing {
  static Shape const& shape() {
    static Shape const shape{"nothing", {}, {}, {}, {}, Audience::members, Json::object()};
    return shape;
  }
};

}  // namespace arpent::record
