#include "views/meeting_lines.h"

#include <algorithm>

#include "domain/text_of.h"

namespace arpent::views {
namespace {

std::string name_of(Json const& record) {
  for (char const* field : {"name", "title", "text"})
    if (auto name = text_of(record, field); !name.empty()) return name;
  return "";
}

}  // namespace

std::optional<Named> Names::of(std::optional<std::string> const& id, std::initializer_list<char const*> kinds) {
  if (!id || id->empty()) return std::nullopt;
  auto const known = known_.find(*id);
  if (known != known_.end()) return Named{*id, known->second};
  for (auto const* kind : kinds)
    if (auto const record = reader_.find(kind, *id)) {
      known_[*id] = name_of(*record);
      return Named{*id, known_[*id]};
    }
  return std::nullopt;
}

std::vector<Named> Names::all() const {
  std::vector<Named> out;
  for (auto const& [id, name] : known_) out.push_back({id, name});
  return out;
}

MeetingLines::MeetingLines(Reader& reader, Asker const& asker) : reader_(reader), asker_(asker), names_(reader) {}

std::vector<meeting::Meeting> const& MeetingLines::of_series(std::string const& series) {
  auto const [found, is_new] = series_.try_emplace(series);
  if (is_new) {
    found->second = reader_.where<meeting::Meeting>("series", series);
    std::erase_if(found->second, [](meeting::Meeting const& one) { return one.state == "cancelled"; });
    by_day(found->second);
  }
  return found->second;
}

MeetingRow MeetingLines::row(meeting::Meeting const& of) {
  MeetingRow out{.id = of.id,
                 .revision = of.revision,
                 .title = of.title,
                 .kind = of.kind,
                 .state = of.state,
                 .series = of.series,
                 .action = names_.of(of.action, {"action"}),
                 .territory = names_.of(of.territory, {"territory"}),
                 .facilitator = names_.of(of.facilitator, {"person"}),
                 .second_facilitator = names_.of(of.second_facilitator, {"person"}),
                 .starts_at = of.starts_at,
                 .place = of.place,
                 .minutes_state = of.minutes_state,
                 .minutes = of.minutes,
                 .dots_each = of.dots_each,
                 .can_lead = can_lead(asker_, of)};
  if (!of.series) return out;
  auto const& all = of_series(*of.series);
  if (auto const series = names_.of(of.series, {"series"})) out.series_title = series->name;
  auto const at = std::find_if(all.begin(), all.end(), [&](meeting::Meeting const& one) { return one.id == of.id; });
  if (at == all.end()) return out;
  out.number = at - all.begin() + 1;
  out.of = std::ssize(all);
  return out;
}

bool can_lead(Asker const& asker, meeting::Meeting const& meeting) {
  if (asker.in_team()) return true;
  return !asker.person.empty() && (meeting.facilitator == asker.person || meeting.second_facilitator == asker.person);
}

void by_day(std::vector<meeting::Meeting>& meetings) {
  std::stable_sort(meetings.begin(), meetings.end(), [](meeting::Meeting const& a, meeting::Meeting const& b) {
    return std::pair(!a.starts_at, a.starts_at) < std::pair(!b.starts_at, b.starts_at);
  });
}

}  // namespace arpent::views
