#include "domain/people/sheets.h"

#include "domain/people/person.h"

namespace arpent::people {
namespace {

using intake::cell;
using intake::Draft;
using intake::Drafts;
using intake::Row;

void read_person(Row const& row, Drafts& drafts) {
  Draft draft{.kind = "person", .about_row = true};
  for (auto const* field : {"name", "email", "phone", "language"})
    if (row.contains(field)) draft.fields[field] = cell(row, field);
  auto const person = drafts.put(std::move(draft));
  if (auto const title = cell(row, "post"); title.is_string())
    drafts.put({.kind = "post",
                .fields = {{"title", title}, {"body", cell(row, "body")}, {"holder", person}},
                .read = {{"title", "post"}},
                .key = {"title", "holder"}});
  if (auto const role = cell(row, "role"); !role.is_null())
    drafts.put({.kind = "membership",
                .fields = {{"person", person}, {"role", role}, {"territory", cell(row, "territory")}},
                .key = {"person", "role", "territory"}});
}

}  // namespace

void add_intakes(Register& all) {
  auto const& person = Person::shape();
  auto const& membership = Membership::shape();
  all.intakes.push_back({.name = "people",
                         .about = "person",
                         .columns = {intake::own(person, "name"),
                                     intake::own(person, "email"),
                                     intake::own(person, "phone"),
                                     intake::own(person, "language"),
                                     {.name = "post"},
                                     {.name = "body"},
                                     intake::own(membership, "role"),
                                     intake::own(membership, "territory")},
                         .read = read_person,
                         .needs = {"email", "role"}});
}

}  // namespace arpent::people
