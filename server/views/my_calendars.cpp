#include "views/my_calendars.h"

#include <algorithm>

#include "domain/people/share_link.h"

namespace arpent::views {
namespace {

struct CalendarLine {
  std::string id{};
  std::optional<std::string> label{}, made_on{}, expires_on{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&CalendarLine::id>("id", "share_link"),
                                   text<&CalendarLine::label>("label"), date<&CalendarLine::made_on>("made_on"),
                                   date<&CalendarLine::expires_on>("expires_on")};
    static Shape const shape = answer<CalendarLine>("calendar_line", fields);
    return shape;
  }
};

struct MyCalendars {
  std::vector<CalendarLine> calendars{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&MyCalendars::calendars>("calendars")};
    static Shape const shape = answer<MyCalendars>("my_calendars_answer", fields);
    return shape;
  }
};

std::optional<std::string> made_on(Reader& reader, std::string const& link) {
  std::optional<std::string> out;
  reader.select(
      "SELECT e.at FROM ledger l JOIN entry e ON e.moment = l.moment WHERE l.kind = 'share_link' AND l.id = :id "
      "ORDER BY l.moment LIMIT 1",
      {{"id", link}},
      [&](store::Row const& row) { out = print_day(reader.zone().day_of(*parse_instant(row.text(0)))); });
  return out;
}

Result<MyCalendars> mine(Call const& call, Reader& reader, record::Nothing const&) {
  MyCalendars out;
  for (auto const& link : reader.where<people::ShareLink>("person", call.asker.person))
    if (link.opens == "calendar" && !people::is_closed(link, reader.today()))
      out.calendars.push_back(
          {.id = link.id, .label = link.label, .made_on = made_on(reader, link.id), .expires_on = link.expires_on});
  std::sort(out.calendars.begin(), out.calendars.end(),
            [](auto const& one, auto const& other) { return one.id > other.id; });
  return out;
}

}  // namespace

void add_my_calendars(Register& all) { add(all, {.name = "my_calendars", .target = Target::view}, mine); }

}  // namespace arpent::views
