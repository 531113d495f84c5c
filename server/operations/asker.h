// Who asks: found by the door from a session, a link or the command line, and never taken from the input.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "record/describe.h"

namespace arpent {

// A place that somebody without an account took in a room with a door: a meeting, a "what for?".
struct Seat {
  std::string room;  // the id of the meeting or inquiry
  std::string id;    // made by chance, and of nobody: it says that two things came from the same phone
};

struct Asker {
  std::string person;                    // "": nobody we know
  std::string link;                      // the share_link that was opened; "": none
  // Of this city: manager, link_keeper, core, contributor, sponsor, evaluator; officer: of the territories only.
  std::set<std::string> roles;
  std::vector<std::string> territories;
  std::string guest{};                   // SHA-256 of the cookie of a phone that took a seat somewhere; "": none
  std::vector<Seat> seats{};             // taken by this phone (operations/guests.h)
  std::string session;                   // id of the session, "" without one
  std::string device{};                  // what the browser calls itself, for the list of sessions
  std::string language = "en";           // "en" or "fr": of the person, else of the request, else of the city
  std::string door = "http";             // http, cli, import, job, replay
  bool operator_ = false;                // whoever holds the city's file: command line, replay, jobs

  bool known() const { return operator_ || !person.empty(); }
  bool is_member() const { return operator_ || (!person.empty() && !roles.empty()); }
  bool has(std::string const& role) const { return operator_ || roles.contains(role); }
  bool in_team() const { return has("manager") || has("link_keeper"); }
  // The seat in this room; "" without one.
  std::string seat_at(std::string_view room) const {
    for (auto const& seat : seats)
      if (seat.room == room) return seat.id;
    return "";
  }
  // As whom the ledger names this asker.
  std::string actor() const { return !person.empty() ? person : link.empty() ? "" : "link:" + link; }
};

// The audiences whose fields this asker sees on a record; today's rights hold for the past too. On the record of
// oneself (kind "person", id of the asker) everything.
std::set<record::Audience> audiences(Asker const& asker, std::string_view kind = {}, std::string_view id = {});

}  // namespace arpent
