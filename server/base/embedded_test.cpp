#include "base/embedded.h"

#include <gtest/gtest.h>

#include "embedded/base_test_files.h"
#include "embedded/base_test_nothing.h"
#include "embedded/base_test_some.h"

namespace arpent {

TEST(Embedded, FindsAFileByItsExactPath) {
  auto const* const file = base_test_files().find("plain.txt");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->bytes, std::string_view("A file with a \0 byte and \"quotes\".\n", 35));
  ASSERT_NE(base_test_files().find("empty"), nullptr);
  EXPECT_EQ(base_test_files().find("empty")->bytes, "");
  for (auto const* path : {"", "plain", "plain.txt/", "/plain.txt", "../base/json.h", "deep", "deep/../plain.txt"})
    EXPECT_EQ(base_test_files().find(path), nullptr) << path;
}

TEST(Embedded, CarriesPackedTwinsOfWhatShrinks) {
  auto const* const page = base_test_files().find("deep/page.html");
  auto const* const brotli = base_test_files().find("deep/page.html.br");
  auto const* const gzip = base_test_files().find("deep/page.html.gz");
  ASSERT_TRUE(page && brotli && gzip);
  EXPECT_LT(brotli->bytes.size(), page->bytes.size());
  EXPECT_LT(gzip->bytes.size(), page->bytes.size());
  EXPECT_EQ(gzip->bytes.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(base_test_files().find("empty.gz"), nullptr);
}

TEST(Embedded, ListsFilesInOrderAndKeepsToThePatterns) {
  auto const files = base_test_files().files();
  EXPECT_TRUE(std::ranges::is_sorted(files, {}, &EmbeddedFile::path));
  ASSERT_EQ(base_test_some().files().size(), 1u);
  EXPECT_EQ(base_test_some().files()[0].path, "deep/page.html");
}

TEST(Embedded, AFolderThatIsMissingIsEmpty) {
  EXPECT_TRUE(base_test_nothing().files().empty());
  EXPECT_EQ(base_test_nothing().find("index.html"), nullptr);
}

}  // namespace arpent
