#include "domain/measure/privacy.h"

#include <gtest/gtest.h>

#include <random>

namespace arpent::measure {
namespace {

using How = Shown::How;

Shown seen(Subject subject, int people, Reader reader) { return shown({.subject = subject, .people = people}, reader); }

}  // namespace

TEST(Privacy, ElevenThenFiveForEveryone) {
  EXPECT_EQ(seen(Subject::attribute, 10, Reader::everyone), (Shown{How::hidden, 0}));
  EXPECT_EQ(seen(Subject::attribute, 11, Reader::everyone).how, How::rounded);
  EXPECT_EQ(seen(Subject::attribute, 11, Reader::everyone).number % 5, 0);
  EXPECT_EQ(seen(Subject::service, 10, Reader::everyone), (Shown{How::fewer_than, 11}));
  EXPECT_EQ(seen(Subject::service, 11, Reader::everyone), (Shown{How::exact, 11}));
  EXPECT_EQ(seen(Subject::institution, 2, Reader::everyone), (Shown{How::exact, 2}));
}

TEST(Privacy, AMissingGroupIsNotHiddenByItsProtection) {
  for (auto const reader : {Reader::everyone, Reader::members})
    EXPECT_EQ(seen(Subject::participation, 4, reader), (Shown{How::fewer_than, 5}));
  EXPECT_EQ(seen(Subject::participation, 0, Reader::everyone), (Shown{How::fewer_than, 5}));
  EXPECT_EQ(seen(Subject::participation, 7, Reader::everyone).how, How::rounded);
  EXPECT_EQ(seen(Subject::participation, 12, Reader::everyone), (Shown{How::exact, 12}));
  auto const said = phrase_of(seen(Subject::participation, 3, Reader::everyone), 112);
  EXPECT_EQ(said, (Phrase{"privacy.fewer_than_of", {{"n", "5"}, {"of", "112"}}}));
}

TEST(Privacy, MembersSeeNoAttributeOfFewerThanFive) {
  EXPECT_EQ(seen(Subject::attribute, 4, Reader::members).how, How::hidden);
  EXPECT_EQ(seen(Subject::attribute, 5, Reader::members), (Shown{How::exact, 5}));
  EXPECT_EQ(seen(Subject::service, 3, Reader::members), (Shown{How::exact, 3}));
  EXPECT_EQ(seen(Subject::attribute, 1, Reader::team), (Shown{How::exact, 1}));
}

TEST(Privacy, AFloorOnlyRises) {
  EXPECT_EQ(shown({.people = 15, .floor = 20}, Reader::everyone).how, How::hidden);
  EXPECT_EQ(shown({.people = 10, .floor = 5}, Reader::everyone).how, How::hidden);
  EXPECT_FALSE(may_publish_estimate(8, 0.1, 5));
}

TEST(CellKey, IsTheSameForTheSameRecords) {
  std::vector<std::uint64_t> keys;
  for (auto const* id : {"a", "b", "c", "d"}) keys.push_back(record_key("secret", id));
  auto const key = cell_key(keys);
  std::reverse(keys.begin(), keys.end());
  EXPECT_EQ(cell_key(keys), key);
  EXPECT_NE(record_key("other", "a"), record_key("secret", "a"));
  EXPECT_EQ(round_to_five(12, key), round_to_five(12, key));
}

TEST(RoundToFive, IsUnbiased) {
  std::mt19937_64 chance{11};
  for (int count = 0; count <= 25; ++count) {
    double sum = 0;
    constexpr int draws = 20'000;
    for (int draw = 0; draw < draws; ++draw) {
      int const rounded = round_to_five(count, chance());
      ASSERT_EQ(rounded % 5, 0);
      ASSERT_LT(std::abs(rounded - count), 5);
      ASSERT_TRUE(count % 5 != 0 || rounded == count);
      sum += rounded;
    }
    EXPECT_NEAR(sum / draws, count, 0.09);  // five standard errors of at most 2.5 / √20 000
  }
}

TEST(HiddenCells, LeaveNothingToSubtraction) {
  using Bools = std::vector<bool>;
  EXPECT_EQ(hidden_cells(std::vector{20, 30, 40}), (Bools{false, false, false}));
  EXPECT_EQ(hidden_cells(std::vector{3, 30, 40}), (Bools{true, true, false}));
  EXPECT_EQ(hidden_cells(std::vector{3, 4, 40, 50}), (Bools{true, true, true, false}));  // 3 + 4 lie under 11 too
  EXPECT_EQ(hidden_cells(std::vector{9, 8, 40, 50}), (Bools{true, true, false, false}));
  EXPECT_EQ(hidden_cells(std::vector{3}), (Bools{true}));
  EXPECT_TRUE(hidden_cells({}).empty());
}

// For any row: each hidden cell could be anything from 0 to the hidden total, and that is at least the floor.
TEST(HiddenCells, HoldForAnyRow) {
  std::mt19937 chance{3};
  std::uniform_int_distribution<int> size{0, 40};
  for (int round = 0; round < 2'000; ++round) {
    std::vector<int> counts(7);
    for (int& count : counts) count = size(chance);
    auto const hidden = hidden_cells(counts);
    int cells = 0, people = 0;
    for (std::size_t at = 0; at < counts.size(); ++at) {
      ASSERT_TRUE(counts[at] >= public_floor || hidden[at]);
      if (hidden[at]) ++cells, people += counts[at];
    }
    bool const all = cells == static_cast<int>(counts.size());
    ASSERT_TRUE(cells == 0 || all || (cells >= 2 && people >= public_floor));
  }
}

TEST(ShownPercent, SaysNoExtremes) {
  EXPECT_EQ(shown_percent(4.9).how, ShownPercent::How::below);
  EXPECT_EQ(shown_percent(5).how, ShownPercent::How::exact);
  EXPECT_EQ(shown_percent(95.1).how, ShownPercent::How::above);
}

TEST(Release, NeitherFewRecordsNorWideEstimates) {
  EXPECT_TRUE(may_release(0));
  EXPECT_FALSE(may_release(10));
  EXPECT_TRUE(may_release(11));
  EXPECT_TRUE(may_publish_estimate(11, 0.33));
  EXPECT_FALSE(may_publish_estimate(11, 0.34));
}

}  // namespace arpent::measure
