// What every kept record can do without being asked: create, change, remove, get, list, history.
#pragma once
#include "operations/operation.h"

namespace arpent {

// Rules of one kind that need to see other records. All are optional. Faults are returned as a Problem
// (422 with fields, or 409); `before` is null at creation. `allow` may tidy `after` (derive a title, a code).
template <class R>
struct Rules {
  Result<Done> (*allow)(Call const&, Work&, R const* before, R& after) = nullptr;
  Result<Done> (*allow_removal)(Call const&, Work&, R const& before) = nullptr;
};

namespace detail {
struct RulesOnJson {
  std::function<Result<Done>(Call const&, Work&, Json const* before, Json& after)> allow;
  std::function<Result<Done>(Call const&, Work&, Json const& before)> allow_removal;
};
void add_standard(Register& all, record::Shape const& shape, RulesOnJson rules);
}  // namespace detail

// Registers kind.create, .change, .remove, .get, .list, .history.
//   create: the record (client may give the id; the same id again answers 409 "record.exists" unless the content is the
//     same, which answers the record: a retry is safe).
//   change {id, fields…}; remove {id}; get {id}; history {id} → {revisions: […]}.
//   list {field: value…, after, limit ≤ 200} → {<plural>: […], next}.
// Concurrency (If-Match) is the door's: perform() takes the revision that was seen.
template <record::Kept R>
void add_standard(Register& all, Rules<R> rules = {}) {
  detail::RulesOnJson on_json;
  if (rules.allow)
    on_json.allow = [allow = rules.allow](Call const& call, Work& work, Json const* before,
                                          Json& after) -> Result<Done> {
      std::optional<R> was;
      if (before) was = record::typed<R>(*before);
      auto is = record::typed<R>(after);
      ARPENT_CHECK(allow(call, work, was ? &*was : nullptr, is));
      after = record::to_json(is);
      return Done{};
    };
  if (rules.allow_removal)
    on_json.allow_removal = [removal = rules.allow_removal](Call const& call, Work& work, Json const& before) {
      return removal(call, work, record::typed<R>(before));
    };
  detail::add_standard(all, R::shape(), std::move(on_json));
}

// Another operation's create, as part of one's own: same checks and rules, no question of who may.
Result<Json> create_record(Register const& all, Call const& call, Work& work, std::string const& kind,
                           Json const& input);
// Likewise another operation's remove.
Result<Json> remove_record(Register const& all, Call const& call, Work& work, std::string const& kind,
                           std::string const& id);
// Likewise any other operation that writes: "action.change" with the id among the fields.
Result<Json> do_operation(Register const& all, Call const& call, Work& work, std::string const& name,
                          Json const& input);

}  // namespace arpent
