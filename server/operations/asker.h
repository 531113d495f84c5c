// Who asks: found by the door from a session, a link or the command line, and never taken from the input.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "record/describe.h"

namespace arpent {

struct Asker {
  std::string person;                    // "": nobody we know
  std::string link;                      // the share_link that was opened; "": none
  // Of this city: manager, link_keeper, core, contributor, sponsor, evaluator; officer: of the territories only.
  std::set<std::string> roles;
  std::vector<std::string> territories;
  std::string session;                   // id of the session, "" without one
  std::string device{};                  // what the browser calls itself, for the list of sessions
  std::string language = "en";           // "en" or "fr": of the person, else of the request, else of the city
  std::string door = "http";             // http, cli, import, job, replay
  bool operator_ = false;                // whoever holds the city's file: command line, replay, jobs

  bool known() const { return operator_ || !person.empty(); }
  bool is_member() const { return operator_ || (!person.empty() && !roles.empty()); }
  bool has(std::string const& role) const { return operator_ || roles.contains(role); }
  bool in_team() const { return has("manager") || has("link_keeper"); }
  // As whom the ledger names this asker.
  std::string actor() const { return !person.empty() ? person : link.empty() ? "" : "link:" + link; }
};

// The audiences whose fields this asker sees on a record; today's rights hold for the past too. On the record of
// oneself (kind "person", id of the asker) everything.
std::set<record::Audience> audiences(Asker const& asker, std::string_view kind = {}, std::string_view id = {});

}  // namespace arpent
