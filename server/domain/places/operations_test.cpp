#include <gtest/gtest.h>

#include "domain/places/rooms.h"
#include "operations/trial_house.h"

namespace arpent::places {
namespace {

class Places : public testing::Test {
 protected:
  std::string place(std::string const& level, std::string const& name, std::string const& parent = "") {
    return trial.id("territory.create",
                    {{"level", level}, {"name", name}, {"parent", parent.empty() ? Json(nullptr) : Json(parent)}});
  }
  TrialHouse trial{{add_operations}};
  std::string city = place("city", "Nantes"), district = place("district", "Nantes Nord"),
              school = place("place", "École du Chêne", district);
};

TEST_F(Places, FallByLevel) {
  EXPECT_EQ(trial.get("territory", district)["parent"], city) << "there is one city";
  EXPECT_EQ(trial.refusal("territory.change", {{"id", district}, {"parent", school}}),
            "parent territory.parent_not_above");
  EXPECT_EQ(trial.refusal("territory.change", {{"id", district}, {"parent", district}}),
            "parent territory.parent_not_above");
  EXPECT_EQ(trial.refusal("territory.change", {{"id", city}, {"parent", district}}), "parent territory.city_on_top");
  EXPECT_EQ(trial.refusal("territory.change", {{"id", district}, {"level", "place"}}), "level territory.others_below");
  EXPECT_EQ(trial.refusal("territory.remove", {{"id", district}}), "record.still_referenced");
  EXPECT_EQ(trial.refusal("territory.remove", {{"id", school}}), "");
}

TEST_F(Places, StandInTheCitysOwnOrder) {
  EXPECT_EQ(trial.get("territory", district)["order"], 1);
  EXPECT_EQ(trial.get("territory", place("district", "Erdre"))["order"], 2);
  EXPECT_EQ(trial.get("territory", city)["order"], nullptr);
  Json const retried{{"id", "0192aaaa-0000-7000-8000-0000000000ff"}, {"level", "district"}, {"name", "Bellevue"}};
  ASSERT_TRUE(trial.ask("territory.create", retried));
  EXPECT_EQ(trial.refusal("territory.create", retried), "") << "a retry is safe although the order was filled in";
}

TEST_F(Places, AreToldApart) {
  EXPECT_EQ(trial.refusal("territory.create", {{"level", "district"}, {"name", "nantes nord"}}),
            "name territory.name_taken");
  ASSERT_TRUE(trial.ask("territory.change", {{"id", district}, {"code", "7"}}));
  EXPECT_EQ(trial.refusal("territory.create", {{"level", "district"}, {"name", "Erdre"}, {"code", "7"}}),
            "code territory.code_taken");
}

TEST_F(Places, ComeByMany) {
  ASSERT_TRUE(trial.ask("territory.change", {{"id", district}, {"code", "7"}}));
  auto const put =
      trial.done("territory.put_many",
                 Json::parse(R"({"rows": [{"code": "7", "name": "Nantes-Nord", "population": 24000}, {"name": "Erdre"},
                               {"name": "École du Pont", "level": "place", "parent": "erdre"},
                               {"name": "ÉCOLE DU CHÊNE", "level": "place", "parent": "7"}]})"));
  EXPECT_EQ(put["created"], 2);
  EXPECT_EQ(put["changed"], 2) << "the name, and that of the school";
  EXPECT_EQ(trial.get("territory", district)["population"], 24000);
  auto const rows = Json::parse(R"({"rows": [{"name": "Erdre"}]})");
  EXPECT_EQ(trial.done("territory.put_many", rows)["untouched"], 1) << "again is no news";
}

TEST_F(Places, ComeByManyOrNotAtAll) {
  auto const rows = Json::parse(R"({"rows": [{"name": "Erdre"}, {"code": "x"},
                                             {"name": "Pont", "level": "place", "parent": "nowhere"}]})");
  EXPECT_EQ(trial.refusal("territory.put_many", rows),
            "rows.1.name field.required, rows.2.parent territory.parent_unknown");
  EXPECT_EQ(trial.done("territory.list", {{"level", "district"}})["territories"].size(), 1U);
}

TEST_F(Places, GiveAGroupOneSizeAYear) {
  auto const group = trial.id("target_group.create", {{"title", "Parents"}});
  Json const share{{"group", group}, {"territory", district}, {"population", 300}, {"year", 2026}};
  ASSERT_TRUE(trial.ask("group_share.create", share));
  EXPECT_EQ(trial.refusal("group_share.create", share), "year group_share.exists_already");
}

}  // namespace
}  // namespace arpent::places
