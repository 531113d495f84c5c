// Who may do what: one table for the whole house, printed in docs/users/permissions.md.
//
// A line grants operations to roles and relations: {"action.change action.weather", "manager link_keeper lead"}.
// "goal.*" stands for every operation of goal that no other line names. The words a grant may use:
//   the roles manager, link_keeper, core, contributor, sponsor, evaluator;
//   member: anybody with a role · person: anybody logged in · public: everybody;
//   a relation (lead, reporter, officer, author, self, partner, link): holds between the asker and what is asked for,
//   and is looked up by a function registered under its name.
// Whoever holds the city's file (command line, replay, jobs) may everything.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operations/asker.h"
#include "store/store.h"

namespace arpent {

struct Grant {
  std::string_view operations;  // names separated by blanks
  std::string_view to;          // roles and relations separated by blanks
};

// Does this relation hold between the asker and what the operation `name` would touch with this input?
struct Question {
  store::Reader& reader;
  Asker const& asker;
  std::string const& operation;
  std::string const& kind;  // of the record that the operation belongs to
  Json const& input;        // with the id, when there is one
};
using Relation = std::function<bool(Question const&)>;

class Permissions {
 public:
  Permissions() = default;
  Permissions(std::span<Grant const> table, std::map<std::string, Relation, std::less<>> relations);

  // The roles and relations of an operation; empty when no line names it (a test refuses that).
  std::vector<std::string> granted(std::string_view operation) const;

  // 401 "not_logged_in" for nobody, 403 "not_allowed" {operation} for somebody else's thing.
  Result<Done> check(Question const& question) const;

  // Could this asker be allowed, on some record? Shapes what a screen offers; check() decides. `held` are the relations
  // that may hold between the asker and anything at all.
  bool may(Asker const& asker, std::string_view operation, std::set<std::string> const& held) const;
  // Allowed on every record, by a role alone.
  bool may_always(Asker const& asker, std::string_view operation) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> granted_;
  std::map<std::string, Relation, std::less<>> relations_;
};

}  // namespace arpent
