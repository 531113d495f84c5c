#include "doors/export/calendar.h"

#include <algorithm>

#include "doors/export/clean.h"

namespace arpent::writing {
namespace {

constexpr std::size_t line_bytes_max = 75;  // without the end of the line; 3.1

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string folded(std::string_view line) {
  std::string out;
  std::size_t room = line_bytes_max;
  while (line.size() > room) {
    auto cut = room;
    while (continues_character(line[cut])) --cut;
    out += std::string(line.substr(0, cut)) + "\r\n ";
    line.remove_prefix(cut);
    room = line_bytes_max - 1;  // the space counts
  }
  return out + std::string(line) + "\r\n";
}

// 3.3.11
std::string escaped(std::string_view text) {
  std::string out;
  auto const whole = printable(text);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    char const c = whole[at];
    if (c == '\r' && at + 1 < whole.size() && whole[at + 1] == '\n') continue;
    if (c == '\\' || c == ';' || c == ',') out += std::string("\\") + c;
    else if (c == '\n' || c == '\r') out += "\\n";
    else out += c;
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

// 3.3.5, of an instant.
std::string utc(std::string const& instant) {
  return digits_of(instant.substr(0, 10)) + "T" + digits_of(instant.substr(10, 9)) + "Z";
}

class Lines {
 public:
  Lines& plain(std::string_view name, std::string_view value) {
    text_ += folded(std::string(name) + ":" + std::string(value));
    return *this;
  }
  Lines& said(std::string_view name, std::string_view value) {
    if (!value.empty()) plain(name, escaped(value));
    return *this;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_{};
};

}  // namespace

std::string write_calendar(Calendar const& calendar) {
  auto const stamp = utc(calendar.made_at);
  Lines out;
  out.plain("BEGIN", "VCALENDAR").plain("VERSION", "2.0");
  out.plain("PRODID", "-//Arpent//Arpent//" + std::string(calendar.language == "fr" ? "FR" : "EN"));
  out.plain("CALSCALE", "GREGORIAN");
  out.said("NAME", calendar.name).said("X-WR-CALNAME", calendar.name);
  out.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT12H").plain("X-PUBLISHED-TTL", "PT12H");
  for (auto const& event : calendar.events) {
    out.plain("BEGIN", "VEVENT").said("UID", event.uid).plain("DTSTAMP", stamp);
    if (event.starts.empty()) out.plain("DTSTART;VALUE=DATE", digits_of(print_day(event.on)));
    else out.plain("DTSTART", utc(event.starts)).plain("DTEND", utc(event.ends));
    out.said("SUMMARY", event.title).said("LOCATION", event.place).said("DESCRIPTION", event.text);
    out.said("CATEGORIES", event.category);
    if (!event.url.empty()) out.plain("URL", printable(event.url));
    out.plain("TRANSP", event.starts.empty() ? "TRANSPARENT" : "OPAQUE").plain("END", "VEVENT");
  }
  return out.plain("END", "VCALENDAR").take();
}

}  // namespace arpent::writing
