#include "base/id.h"

#include <gtest/gtest.h>

namespace arpent {

TEST(Id, Version7BeginsWithTheTime) {
  SeededRandom random{1};
  auto const at = *parse_instant("2022-02-22T19:22:22Z");  // RFC 9562 appendix A.6
  auto const id = uuid7(at, random);
  EXPECT_EQ(id.substr(0, 13), "017f22e2-79b0");
  EXPECT_EQ(uuid_version(id), '7');
  EXPECT_EQ(uuid_instant(id), at);
  EXPECT_NE(std::string{"89ab"}.find(id[19]), std::string::npos);
}

TEST(Id, Version4TellsNoTime) {
  SeededRandom random{1};
  auto const id = uuid4(random);
  EXPECT_TRUE(is_uuid(id));
  EXPECT_EQ(uuid_version(id), '4');
  EXPECT_FALSE(uuid_instant(id));
  EXPECT_NE(uuid4(random), id);
}

TEST(Id, IsKeptInLowerCase) {
  EXPECT_EQ(canonical_uuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  EXPECT_FALSE(is_uuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
  for (auto const* text : {"", "017f22e279b07cc398c4dc0c0c07398f", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
                           "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2079b0-7cc3-98c4-dc0c0c07398f",
                           "017f22e2-79b0-7cc3-98c4-dc0c0c07398 "})
    EXPECT_FALSE(canonical_uuid(text)) << text;
}

TEST(Id, ASourceAlwaysRises) {
  FixedClock clock{*parse_instant("2026-03-12T14:00:00Z")};
  SeededRandom random{3};
  IdSource source{clock, random};
  std::string last;
  for (int at = 0; at < 10'000; ++at) {  // passes the 12-bit counter twice
    if (at == 6'000) clock.advance(std::chrono::milliseconds{-60'000});
    auto const id = source.next();
    ASSERT_LT(last, id);
    ASSERT_EQ(uuid_version(id), '7');
    last = id;
  }
  clock.advance(std::chrono::hours{1});
  auto const id = source.next();
  EXPECT_LT(last, id);
  EXPECT_EQ(uuid_instant(id), clock.now());
}

}  // namespace arpent
