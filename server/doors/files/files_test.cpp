#include "doors/files/files.h"

#include <gtest/gtest.h>

namespace arpent::files {
namespace {

using namespace std::string_literals;

std::string segment(unsigned char marker, std::string const& body) {
  auto const size = body.size() + 2;
  return "\xFF"s + static_cast<char>(marker) + static_cast<char>(size >> 8) + static_cast<char>(size & 255) + body;
}

std::string chunk(std::string const& type, std::string const& body) {
  std::string size{0, 0, 0, static_cast<char>(body.size())};
  return size + type + body + "sums";
}

TEST(Files, AreWhatTheyHold) {
  EXPECT_EQ(type_of("\xFF\xD8\xFF\xE0"s), "image/jpeg");
  EXPECT_EQ(type_of("%PDF-1.7"), "application/pdf");
  EXPECT_EQ(type_of("Compte rendu\nfait à Nantes"), "text/plain");
  EXPECT_EQ(type_of("<svg onload=alert(1)>"), "");
  EXPECT_EQ(type_of("  <!DOCTYPE html><script>"), "");
  EXPECT_EQ(type_of("MZ\x90\0\x03"s), "");
  EXPECT_EQ(type_of("PK\x03\x04 an archive of anything"), "");
}

TEST(Files, LoseWhatACameraWrote) {
  auto const exif = "Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0 GPS 47.2,-1.55"s;
  auto const head = "\xFF\xD8"s, jfif = segment(0xE0, "JFIF"), picture = "\xFF\xDA\0\x02 the picture GPS stays here"s;
  auto const bare = without_metadata(head + jfif + segment(0xE1, exif) + segment(0xFE, "Amina's phone") + picture);
  EXPECT_EQ(bare.find("47.2"), std::string::npos);
  EXPECT_EQ(bare.find("Amina"), std::string::npos);
  EXPECT_NE(bare.find("JFIF"), std::string::npos);
  EXPECT_TRUE(bare.ends_with(picture));
  // Turned as before, by a block that says nothing else; and once more is no other picture.
  EXPECT_NE(bare.find("\x01\x12\0\x03\0\0\0\x01\0\x06"s), std::string::npos);
  EXPECT_EQ(without_metadata(bare).size(), bare.size());
  EXPECT_NE(without_metadata(bare).find("\x01\x12\0\x03\0\0\0\x01\0\x06"s), std::string::npos);
}

TEST(Files, LoseTheWordsInAPng) {
  auto const sign = "\x89PNG\r\n\x1A\n"s;
  auto const kept = chunk("IHDR", "size") + chunk("IDAT", "picture") + chunk("IEND", "");
  EXPECT_EQ(without_metadata(sign + chunk("IHDR", "size") + chunk("tEXt", "Author Amina") + chunk("eXIf", "GPS") +
                             chunk("IDAT", "picture") + chunk("IEND", "")),
            sign + kept);
  EXPECT_EQ(without_metadata(sign + "broken"), sign + "broken");
}

TEST(Files, KeepTheirNameInAnyAlphabet) {
  EXPECT_EQ(disposition("été.pdf"), "attachment; filename=\"__t__.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9.pdf");
  EXPECT_EQ(disposition("a\"; x.pdf").find("\"; x"), std::string::npos);
}

}  // namespace
}  // namespace arpent::files
