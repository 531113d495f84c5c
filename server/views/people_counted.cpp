#include "views/people_counted.h"

#include "views/needs_told.h"

namespace arpent::views {

std::string district_of(Picture const& picture, std::string id) {
  for (int level = 0; level < 10 && !id.empty(); ++level) {
    auto const* territory = picture.territory(id);
    if (!territory || territory->level == "city") return "";
    if (territory->level == "district") return id;
    id = territory->parent.value_or("");
  }
  return "";
}

std::vector<Counted> people_present(Reader& reader, Picture const& picture, bool meetings_kept) {
  std::vector<Counted> out;
  if (!meetings_kept) return out;
  // A count without a place was made in the place of its meeting.
  reader.select(
      "SELECT COALESCE(a.territory, m.territory, ''), COALESCE(m.starts_at, ''), a.there_as, a.people FROM "
      "{attendance} a JOIN {meeting} m ON m.id = a.meeting WHERE m.cancelled_because IS NULL",
      {}, [&](store::Row const& row) {
        auto const began = parse_instant(row.text(1));
        if (!began) return;
        Counted counted{.place = std::string(row.text(0)), .there_as = std::string(row.text(2))};
        counted.district = district_of(picture, counted.place);
        counted.on = print_day(reader.zone().day_of(*began));
        counted.people = static_cast<int>(row.integer(3));
        if (counted.people > 0) out.push_back(std::move(counted));
      });
  return out;
}

std::vector<Counted> voices_heard(Reader& reader, Picture const& picture) {
  std::vector<Counted> out;
  auto const told = needs_told(reader);
  for (auto const& [territory, heard] : told->heard)
    for (auto const& voice : heard.voices) {
      auto const* need = told->head(voice.challenge);
      if (!need) continue;
      out.push_back({.district = district_of(picture, territory),
                     .place = territory,
                     .on = voice.on,
                     .led_somewhere = need->record.state == "adopted" || need->record.changes.has_value(),
                     .people = voice.people});
    }
  return out;
}

}  // namespace arpent::views
