#include "doors/export/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace arpent::writing {
namespace {

using testing::HasSubstr;

std::string written(std::string title, std::string text = "") {
  Calendar calendar{.name = "Essai", .language = "fr", .made_at = "2026-03-12T09:05:07.000Z"};
  calendar.events = {{.uid = "task-1@arpent", .on = *parse_day("2026-03-31"), .title = std::move(title)}};
  calendar.events.front().text = std::move(text);
  return write_calendar(calendar);
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

}  // namespace

TEST(Calendar, WritesAWholeDay) {
  auto const text = written("Rendre");
  EXPECT_THAT(text, HasSubstr("BEGIN:VEVENT\r\nUID:task-1@arpent\r\nDTSTAMP:20260312T090507Z\r\n"
                              "DTSTART;VALUE=DATE:20260331\r\nSUMMARY:Rendre\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"));
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST(Calendar, SetsAnHourAside) {
  Calendar calendar{.name = "Essai", .language = "fr", .made_at = "2026-03-12T09:05:07.000Z"};
  calendar.events = {{.uid = "debrief-1@arpent", .on = *parse_day("2026-07-03"), .title = "Bilan"}};
  calendar.events.front().starts = "2026-07-03T12:00:00.000Z";
  calendar.events.front().ends = "2026-07-03T13:00:00.000Z";
  calendar.events.front().place = "École du Port, salle 3";
  EXPECT_THAT(write_calendar(calendar), HasSubstr("DTSTART:20260703T120000Z\r\nDTEND:20260703T130000Z\r\n"
                                                  "SUMMARY:Bilan\r\nLOCATION:École du Port\\, salle 3\r\n"
                                                  "TRANSP:OPAQUE\r\n"));
}

TEST(Calendar, EscapesWhatAReaderWouldTakeForMore) {
  auto const text = written("a;b,c\\d", "one\r\ntwo\nBEGIN:VEVENT\rthree\x01");
  EXPECT_THAT(text, HasSubstr("SUMMARY:a\\;b\\,c\\\\d\r\n"));
  EXPECT_THAT(text, HasSubstr("DESCRIPTION:one\\ntwo\\nBEGIN:VEVENT\\nthree\r\n"));
}

TEST(Calendar, FoldsAtSeventyFiveBytesBetweenCharacters) {
  for (auto const* letter : {"x", "é", "€", "🏫"})
    for (std::size_t before = 0; before < 5; ++before) {
      auto title = std::string(before, '-');
      while (title.size() < 400) title += letter;
      auto const text = written(title);
      EXPECT_THAT(unfolded(text), HasSubstr("SUMMARY:" + title + "\r\n"));
      std::size_t start = 0;
      for (auto end = text.find("\r\n"); end != text.npos; start = end + 2, end = text.find("\r\n", start)) {
        auto const line = std::string_view(text).substr(start, end - start);
        EXPECT_LE(line.size(), 75U);
        EXPECT_TRUE(is_utf8(line)) << line;
      }
    }
}

}  // namespace arpent::writing
