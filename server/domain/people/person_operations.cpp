#include "domain/people/parts.h"
#include "domain/without_faults.h"

namespace arpent::people {
namespace {

Result<Done> allow(Call const&, Work&, Person const* before, Person&) {
  if (before && before->erased) return Problem{409, "person.is_erased"};
  return Done{};
}

// Logins are live rows outside the ledger and point here too.
Result<Done> allow_removal(Call const&, Work& work, Person const& person) {
  work.run("DELETE FROM session WHERE person = :person", {{"person", person.id}});
  return Done{};
}

Result<Done> allow_post(Call const&, Work& work, Post const*, Post& after) {
  auto const holder = after.holder ? work.find<Person>(*after.holder) : std::nullopt;
  if (holder && holder->erased) return none_of({{"holder", "person.is_erased"}});
  if (after.holder && after.ended_on) return none_of({{"holder", "post.has_ended"}});
  return Done{};
}

}  // namespace

void add_people(Register& all) {
  add_standard<Person>(all, {.allow = allow, .allow_removal = allow_removal});
  add_standard<Post>(all, {.allow = allow_post});
}

}  // namespace arpent::people
