// An operation is one thing a person can do. It is written once, as a function of a unit of work and a described
// input, and registered under one name that is also the API's operationId, the CLI's words, the permission and the
// ledger's operation. Every door finds it in the register and calls perform() (operations/perform.h).
//
//   Result<Action> focus(Call const& call, Work& work, Focus const& in);            // a write
//   Result<Tree> plan_tree(Call const& call, Reader& reader, AsOf const& in);       // a read, of now or of the past
//   add(all, {.name = "action.focus", .target = Target::item}, focus);
//   add(all, {.name = "plan_tree", .target = Target::view}, plan_tree);
//
// An answer member "$session" (a token, or null to close), likewise "$guest" of a seat that was taken, never leaves
// the house: the HTTP door makes a cookie of it.
#pragma once
#include <functional>
#include <map>
#include <type_traits>

#include "base/clock.h"
#include "base/id.h"
#include "operations/asker.h"
#include "operations/intake.h"
#include "record/derive.h"
#include "store/store.h"

namespace arpent {

using store::Reader;
using store::Work;

// What an operation may know besides its input: who asks, and sources of time, ids and chance.
struct Call {
  Asker const& asker;
  Clock const& clock;
  IdSource& ids;
  Random& random;
  // The name of whoever acted (Author::actor), as people know them: "" for the system.
  std::function<std::string(Reader&, std::string const& actor)> const& name_of_actor;
  std::string const& base_url;  // "https://plan.ville.fr", for links in mails; no slash at its end
};

// Where an operation is found: POST /api/actions · POST /api/actions/focus · POST /api/actions/{id}/focus ·
// GET /api/plan_tree.
enum class Target { standard, collection, item, view };

// Something that takes seconds: it reads on snapshots and writes in works of its own, while others go on writing.
// Nothing of it remains but what its last work keeps.
struct Lengthy {
  Call const& call;
  store::Store& store;
  store::Author author;  // of the work that keeps something
  // In that work, before anything is kept: what the same request got meanwhile; nothing for a new one.
  std::function<Result<std::optional<Json>>(Work&)> earlier_answer;
  std::function<void(Work&, Json const& answer)> remember;  // at its end
};

struct Operation {
  std::string name;  // "action.focus"
  Target target = Target::item;
  std::string verb{};             // "focus"; derived from the name
  std::string kind{};             // "action"; derived from the name; "" for a view
  record::Shape const* kept{};    // the shape of `kind`, when it is one
  record::Shape const* input{};   // null: the input is the record itself (create, change)
  record::Shape const* answer{};  // null: free JSON
  bool writes = false;
  bool in_session_only = false;  // not offered on the command line
  bool says_secret = false;      // the answer holds a token: it is never kept for a repeated request
  bool final = false;            // cannot be taken back: erasure, closing of a period
  std::function<Result<Json>(Call const&, Work&, Json const&)> write{};
  std::function<Result<Json>(Call const&, Reader&, Json const&)> read{};
  // In place of `write`: runs on the asking thread, after the rights were checked on a snapshot. See Lengthy.
  std::function<Result<store::Store::Written>(Lengthy const&, Json const&)> at_length{};
};

// What no taking back may break, in a city where it held before: "somebody is manager". Taking back writes records as
// they were, past the rules of their operations; here the rooms say what these would not have let happen.
struct Invariant {
  std::string kind;                              // looked at when a record of this kind is taken back
  std::function<Result<Done>(Reader&)> holds{};  // or the Problem (409) that is answered
};

struct Register {
  std::map<std::string, Operation, std::less<>> operations;
  std::map<std::string, record::Shape const*, std::less<>> kinds;    // by name
  std::map<std::string, record::Shape const*, std::less<>> plurals;  // by plural
  std::vector<intake::Intake> intakes{};                             // what sheets may bring, in the order of asking
  std::vector<Invariant> invariants{};

  Operation const* find(std::string_view name) const {
    auto const found = operations.find(name);
    return found == operations.end() ? nullptr : &found->second;
  }
};

// Registers under operation.name; a second operation of the same name is a Bug.
void add(Register& all, Operation operation);

namespace detail {
template <class T>
Json answered(T const& value) {
  if constexpr (std::is_same_v<T, Json>) return value;
  else if constexpr (std::is_same_v<T, Done>) return Json::object();
  else return record::to_json(value);
}
template <class T>
record::Shape const* answer_shape() {
  if constexpr (record::Described<T>) return &T::shape();
  else return nullptr;
}
}  // namespace detail

template <record::Described In, class Out>
void add(Register& all, Operation operation, Result<Out> (*act)(Call const&, Work&, In const&)) {
  operation.input = &In::shape();
  operation.answer = detail::answer_shape<Out>();
  operation.writes = true;
  operation.write = [act](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, act(call, work, record::typed<In>(input)));
    return detail::answered(out);
  };
  add(all, std::move(operation));
}

template <record::Described In, class Out>
void add(Register& all, Operation operation, Result<Out> (*look)(Call const&, Reader&, In const&)) {
  operation.input = &In::shape();
  operation.answer = detail::answer_shape<Out>();
  operation.read = [look](Call const& call, Reader& reader, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, look(call, reader, record::typed<In>(input)));
    return detail::answered(out);
  };
  add(all, std::move(operation));
}

}  // namespace arpent
