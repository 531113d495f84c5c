#include "domain/meeting/reach.h"

#include "base/day_words.h"
#include "domain/text_of.h"

namespace arpent::meeting {
namespace {

std::string city_language(Reader& reader) {
  auto const city = reader.all("city");
  return city.empty() ? "en" : text_of(city.front(), "language");
}

// RFC 5545, 3.3.11: these mean something in a text.
std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\r') continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// 3.1: no line of more than 75 bytes, and none broken within a character.
std::string folded(std::string_view line) {
  constexpr std::size_t most = 73;
  std::string out;
  while (line.size() > most) {
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    out += std::string(line.substr(0, cut)) + "\n ";
    line.remove_prefix(cut);
  }
  return out + std::string(line) + "\n";
}

// "20260312T170000Z"
std::string basic(Instant at) {
  std::string out;
  for (char const c : print_instant(at).substr(0, 19))
    if (c != '-' && c != ':') out += c;
  return out + "Z";
}

}  // namespace

Reached reached(Reader& reader, std::string const& id) {
  Reached out{.person = id};
  if (auto const post = id.empty() ? std::nullopt : reader.find("post", id)) {
    out.name = text_of(*post, "title");
    out.person = text_of(*post, "holder");
  } else if (auto const partner = id.empty() ? std::nullopt : reader.find("stakeholder", id)) {
    out.name = text_of(*partner, "name");
    out.person = text_of(*partner, "contact");
  }
  auto const person = out.person.empty() ? std::nullopt : reader.find("person", out.person);
  if (!person) out.person.clear();
  else {
    if (out.name.empty()) out.name = text_of(*person, "name");
    out.email = text_of(*person, "email");
    out.language = text_of(*person, "language");
  }
  if (out.language.empty()) out.language = city_language(reader);
  return out;
}

bool reaches(Reader& reader, std::string const& id, std::string const& person) {
  return !person.empty() && reached(reader, id).person == person;
}

std::string calendar_entry(Call const& call, Meeting const& meeting) {
  auto const starts = meeting.starts_at ? parse_instant(*meeting.starts_at) : std::nullopt;
  if (!starts) return "";
  auto const ends = *starts + std::chrono::minutes{meeting.minutes.value_or(usual_minutes)};
  std::string out = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Arpent//EN\nMETHOD:PUBLISH\nBEGIN:VEVENT\n";
  out += folded("UID:meeting-" + meeting.id + "@arpent");
  out += "DTSTAMP:" + basic(call.clock.now()) + "\nDTSTART:" + basic(*starts) + "\nDTEND:" + basic(ends) + "\n";
  out += folded("SUMMARY:" + escaped(meeting.title));
  if (meeting.place) out += folded("LOCATION:" + escaped(*meeting.place));
  return out + "END:VEVENT\nEND:VCALENDAR\n";
}

std::string day_and_hour(Reader& reader, Meeting const& meeting, std::string_view language) {
  auto const starts = meeting.starts_at ? parse_instant(*meeting.starts_at) : std::nullopt;
  if (!starts) return "";
  bool const french = language == "fr";
  auto const wall = reader.zone().wall_time(*starts);
  auto const two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::string(weekday_name(language, wall.day)) + ' ' + day_in_words(language, wall.day) +
         (french ? " à " : ", ") + two(wall.hour) + ":" + two(wall.minute);
}

}  // namespace arpent::meeting
