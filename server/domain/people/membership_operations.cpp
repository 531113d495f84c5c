#include <algorithm>

#include "domain/people/parts.h"
#include "domain/without_faults.h"

namespace arpent::people {
namespace {

bool is_lasting_manager(Membership const& membership) { return membership.role == "manager" && !membership.until; }

bool has_ended(Reader const& reader, Membership const& membership) {
  return membership.until && *membership.until < print_day(reader.today());
}

// The same role twice says nothing more than once; one that has ended may come back.
bool is_there_already(Reader const& reader, Membership const& wanted) {
  auto const theirs = reader.where<Membership>("person", wanted.person);
  return std::any_of(theirs.begin(), theirs.end(), [&](Membership const& other) {
    return other.id != wanted.id && other.role == wanted.role && other.territory == wanted.territory &&
           !has_ended(reader, other);
  });
}

Result<Done> allow(Call const&, Work& work, Membership const* before, Membership& after) {
  std::vector<FieldProblem> wrong;
  if (!has_ended(work, after) && is_there_already(work, after)) wrong.push_back({"role", "membership.exists_already"});
  if (auto const person = work.find<Person>(after.person); person && person->erased)
    wrong.push_back({"person", "person.is_erased"});
  ARPENT_CHECK(none_of(std::move(wrong)));
  if (before && is_lasting_manager(*before) && !is_lasting_manager(after)) return keeps_a_manager(work, *before);
  return Done{};
}

Result<Done> allow_removal(Call const&, Work& work, Membership const& membership) {
  return keeps_a_manager(work, membership);
}

Result<Done> somebody_is_manager(Reader& reader) {
  auto const managers = reader.where<Membership>("role", "manager");
  if (std::any_of(managers.begin(), managers.end(), is_lasting_manager)) return Done{};
  return Problem{409, "membership.last_manager"};
}

}  // namespace

Result<Done> keeps_a_manager(Reader const& reader, Membership const& leaving) {
  if (!is_lasting_manager(leaving)) return Done{};
  auto const managers = reader.where<Membership>("role", "manager");
  if (std::any_of(managers.begin(), managers.end(), [&](Membership const& other) {
        return other.id != leaving.id && other.person != leaving.person && is_lasting_manager(other);
      }))
    return Done{};
  return Problem{409, "membership.last_manager"};
}

void add_memberships(Register& all) {
  add_standard<Membership>(all, {.allow = allow, .allow_removal = allow_removal});
  all.invariants.push_back({"membership", somebody_is_manager});
}

}  // namespace arpent::people
