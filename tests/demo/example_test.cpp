// The story of the example city, told for real in the whole house, on days that fall differently in weeks, terms and
// school years.
#include "main/example.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "main/assemble.h"
#include "store/trial_city.h"

namespace arpent {
namespace {

class Example : public testing::TestWithParam<char const*> {
 protected:
  Example() : clock_(*parse_instant(GetParam() + std::string("T10:00:00Z"))), ids_(clock_, random_) {}

  Sources sources() { return {.clock = clock_, .random = random_, .ids = ids_}; }
  std::string folder() const { return folder_.file("cities"); }

  void make() {
    auto const made = make_example(sources(), folder(), *Zone::find("Europe/Paris"));
    ASSERT_TRUE(made) << made.problem().code << " "
                      << (made.problem().params.size() > 1 ? made.problem().params[1].second : "");
    house_ = assemble(sources(), "", {});
    auto opened = store::Store::open(store_options(*house_, folder() + "/example.db"));
    ASSERT_TRUE(opened);
    store_ = *std::move(opened);
  }

  store::TrialFolder const folder_{};
  FixedClock clock_;
  SystemRandom random_{};
  IdSource ids_;
  std::unique_ptr<House> house_{};
  std::unique_ptr<store::Store> store_{};
};

TEST_P(Example, IsToldToItsEndAndAddsUp) {
  make();
  ASSERT_TRUE(store_);
  EXPECT_TRUE(store_->verify()) << "the tables are what the ledger tells";
  ASSERT_TRUE(store_->rebuild());
  EXPECT_TRUE(store_->verify()) << "made anew, they still are";
  store_->read(store::At::present(), [](store::Reader& reader) {
    EXPECT_EQ(reader.count("territory", {{"level", "district"}}), 11);
    EXPECT_EQ(reader.count("plan", {{"state", "adopted"}}), 1);
    EXPECT_GT(reader.count("measurement"), 500);
    EXPECT_EQ(reader.find("city", reader.all("city").at(0)["id"].get<std::string>())->at("example"), true);
  });
}

bool is_told(Json const& record, char const* field) { return record.contains(field) && !record.at(field).empty(); }

template <class Which>
auto how_many(store::Reader& reader, char const* kind, Which which) {
  auto const all = reader.all(kind);
  return std::count_if(all.begin(), all.end(), which);
}

// What a visitor is shown: a group that met, meets and will meet; and a year in which plan and circumstances moved
// each other.
TEST_P(Example, HoldsMeetingsAndTellsAYear) {
  make();
  ASSERT_TRUE(store_);
  store_->read(store::At::present(), [](store::Reader& reader) {
    // Three meetings with minutes that can be read, one that is being held, two ahead.
    EXPECT_EQ(reader.count("meeting", {{"state", "closed"}, {"minutes_state", "published"}}), 3);
    EXPECT_EQ(reader.count("meeting", {{"state", "open"}, {"dots", "open"}, {"revealed", true}}), 1);
    EXPECT_EQ(reader.count("meeting", {{"state", "planned"}}), 2);
    EXPECT_GE(how_many(reader, "attendance", [](Json const& one) { return is_told(one, "territory"); }), 30);
    // Of what was said for the plan, one line has its answer.
    EXPECT_EQ(reader.count("aside"), 3);
    EXPECT_EQ(reader.count("aside", {{"state", "answered"}}), 1);

    // One service became two, and handed over what hung on it; actions and conditions moved each other.
    EXPECT_GE(how_many(reader, "action",
                       [&](Json const& action) {
                         auto const lead = is_told(action, "lead")
                                               ? reader.find("post", action["lead"].get<std::string>())
                                               : std::nullopt;
                         return lead && lead->value("body", "").starts_with("Service ");
                       }),
              4);
    EXPECT_GE(reader.count("influence", {{"direction", "on_action"}}), 3);
    EXPECT_GE(reader.count("influence", {{"direction", "from_action"}}), 2);
    EXPECT_EQ(reader.count("bulletin", {{"state", "sent"}}), 2);

    // What was seen became a change, and the change was looked at again.
    EXPECT_GE(how_many(reader, "adjustment",
                       [&](Json const& one) {
                         auto const& causes = one["because_of"];
                         return is_told(one, "effect") &&
                                std::any_of(causes.begin(), causes.end(), [&](Json const& cause) {
                                  return reader.find("observation", cause.get<std::string>()).has_value();
                                });
                       }),
              3);

    // Something else that was seen is a question of a meeting to come.
    EXPECT_EQ(how_many(reader, "agenda_item", [](Json const& one) { return is_told(one, "observation"); }), 1);

    // A small test that went to its end, one that its rule stopped, one revised twice.
    EXPECT_GE(reader.count("pilot", {{"verdict", "adopt"}}), 1);
    EXPECT_EQ(reader.count("pilot", {{"verdict", "abandon"}}), 1);
    EXPECT_EQ(reader.count("pilot", {{"version", 3}}), 1);

    // A need heard, adopted and answered, also with what cannot be; recommendations with what was answered to them.
    EXPECT_GE(how_many(reader, "challenge",
                       [](Json const& one) {
                         return is_told(one, "adopted_by") && is_told(one, "changes") && is_told(one, "why_not");
                       }),
              1);
    EXPECT_GE(how_many(reader, "recommendation", [](Json const& one) { return is_told(one, "answer"); }), 2);
    EXPECT_EQ(reader.count("inquiry"), 2);
  });
}

INSTANTIATE_TEST_SUITE_P(OnThreeDays, Example, testing::Values("2026-11-25", "2026-02-02", "2027-07-14"));

}  // namespace
}  // namespace arpent
