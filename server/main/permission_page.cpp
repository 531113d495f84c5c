#include "main/permission_page.h"

#include <set>

#include "main/permission_table.h"

namespace arpent {

std::string permission_page(House const& house) {
  std::string out =
      "# Who may do what\n\n"
      "Generated from the permission table by `arpent permissions`. Roles: manager, link_keeper, core, contributor, "
      "sponsor,\n"
      "evaluator; *member* is anybody with a role, *person* anybody logged in, *public* everybody. Relations: *lead* "
      "of the action,\n"
      "*reporter* of the number, *officer* of the district, *author* of the record, *self*, *partner*: the contact of "
      "the\n"
      "partner, *facilitator*: leads the meeting or the question, *guest*: took a seat there by phone, *asked*: is "
      "named as who\n"
      "can say yes, *link*: whoever holds the link. Whoever holds the city's file may everything.\n\n| operation | who "
      "|\n|---|---|\n";
  std::set<std::string> names;
  for (auto const& [name, operation] : house.all.operations) names.insert(name);
  for (auto const& name : beside_operations()) names.emplace(name);
  for (auto const& name : names) {
    std::string who;
    for (auto const& grant : house.permissions.granted(name)) who += (who.empty() ? "" : ", ") + grant;
    out += "| " + name + " | " + who + " |\n";
  }
  return out;
}

}  // namespace arpent
