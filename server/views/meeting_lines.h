// A meeting as one line, and the names of whom and what it points to: for the list, the page and the room.
#pragma once
#include <map>
#include <set>

#include "operations/operation.h"
#include "views/meeting_answer.h"

namespace arpent::views {

// Names by id, each looked up once.
class Names {
 public:
  explicit Names(Reader& reader) : reader_(reader) {}
  std::optional<Named> of(std::optional<std::string> const& id, std::initializer_list<char const*> kinds);
  // All that were asked for, in the order of their ids.
  std::vector<Named> all() const;

 private:
  Reader& reader_;
  std::map<std::string, std::string> known_{};
};

class MeetingLines {
 public:
  MeetingLines(Reader& reader, Asker const& asker);

  MeetingRow row(meeting::Meeting const& of);
  // Of a series, by their day; what was cancelled is not counted.
  std::vector<meeting::Meeting> const& of_series(std::string const& series);
  Names& names() { return names_; }

 private:
  Reader& reader_;
  Asker const& asker_;
  Names names_;
  std::map<std::string, std::vector<meeting::Meeting>> series_{};
};

// Whoever may hold it: its facilitators, and the team.
bool can_lead(Asker const& asker, meeting::Meeting const& meeting);

// The earlier ones first; those without a day last.
void by_day(std::vector<meeting::Meeting>& meetings);

}  // namespace arpent::views
