#include "views/meeting_list.h"

#include <algorithm>

#include "views/meeting_lines.h"

namespace arpent::views {
namespace {

struct AskedMeetings {
  std::optional<std::string> action{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedMeetings::action>("action", "action")};
    static Shape const shape = input<AskedMeetings>("asked_meetings", fields);
    return shape;
  }
};

// Planned for a day that is over, and never opened: with what lies behind, where somebody will look for it.
bool is_over(Reader& reader, meeting::Meeting const& one) {
  if (one.state == "closed" || one.state == "cancelled") return true;
  auto const at = one.starts_at ? parse_instant(*one.starts_at) : std::nullopt;
  return at && reader.zone().day_of(*at) < reader.today();
}

Result<MeetingList> meeting_list(Call const& call, Reader& reader, AskedMeetings const& in) {
  auto meetings = in.action ? reader.where<meeting::Meeting>("action", *in.action) : reader.all<meeting::Meeting>();
  by_day(meetings);
  MeetingLines lines(reader, call.asker);
  MeetingList out;
  for (auto const& one : meetings)
    (one.state == "open" ? out.live : is_over(reader, one) ? out.past : out.upcoming).push_back(lines.row(one));
  std::reverse(out.past.begin(), out.past.end());
  if (in.action) return out;
  for (auto const& series : reader.all<meeting::Series>()) {
    SeriesRow row{.id = series.id, .title = series.title, .kind = series.kind};
    for (auto const& one : lines.of_series(series.id)) row.meetings.push_back(one.id);
    out.series.push_back(std::move(row));
  }
  return out;
}

}  // namespace

void add_meeting_list(Register& all) { add(all, {.name = "meeting_list", .target = Target::view}, meeting_list); }

}  // namespace arpent::views
