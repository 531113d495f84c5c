#include "operations/permissions.h"

#include <algorithm>
#include <array>

namespace arpent {
namespace {

constexpr std::array roles{"manager", "link_keeper", "core", "contributor", "sponsor", "evaluator"};

std::vector<std::string> words(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t at = line.find_first_not_of(' '); at != std::string_view::npos;) {
    auto const end = std::min(line.find(' ', at), line.size());
    out.emplace_back(line.substr(at, end - at));
    at = line.find_first_not_of(' ', end);
  }
  return out;
}

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Grants that are answered from the asker alone; nullopt: a relation, which needs a look.
std::optional<bool> at_once(Asker const& asker, std::string const& grant) {
  if (grant == "public") return true;
  if (grant == "person") return asker.known();
  if (grant == "member") return asker.is_member();
  if (std::find(roles.begin(), roles.end(), grant) != roles.end()) return asker.has(grant);
  return std::nullopt;
}

}  // namespace

Permissions::Permissions(std::span<Grant const> table, std::map<std::string, Relation, std::less<>> relations)
    : relations_(std::move(relations)) {
  for (auto const& grant : table)
    for (auto const& operation : words(grant.operations)) {
      ensure(!granted_.contains(operation), "an operation stands on two lines of the permission table");
      granted_[operation] = words(grant.to);
      for (auto const& to : granted_[operation])
        ensure(at_once({}, to).has_value() || relations_.contains(to),
               "the permission table names an unknown role or relation");
    }
}

std::vector<std::string> Permissions::granted(std::string_view operation) const {
  if (auto const found = granted_.find(operation); found != granted_.end()) return found->second;
  auto const star = std::string(operation.substr(0, operation.find('.'))) + ".*";
  if (auto const found = granted_.find(star); found != granted_.end()) return found->second;
  return {};
}

Result<Done> Permissions::check(Question const& question) const {
  if (question.asker.operator_) return Done{};
  for (auto const& grant : granted(question.operation)) {
    auto const now = at_once(question.asker, grant);
    if (now ? *now : relations_.find(grant)->second(question)) return Done{};
  }
  if (!question.asker.known() && question.asker.link.empty()) return Problem{401, "not_logged_in"};
  return Problem{403, "not_allowed", {{"operation", question.operation}, {"to", joined(granted(question.operation))}}};
}

bool Permissions::may(Asker const& asker, std::string_view operation, std::set<std::string> const& held) const {
  if (asker.operator_) return true;
  auto const grants = granted(operation);
  return std::any_of(grants.begin(), grants.end(), [&](auto const& grant) {
    auto const now = at_once(asker, grant);
    return now ? *now : held.contains(grant);
  });
}

bool Permissions::may_always(Asker const& asker, std::string_view operation) const { return may(asker, operation, {}); }

}  // namespace arpent
