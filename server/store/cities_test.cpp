#include "store/cities.h"

#include <gmock/gmock.h>

#include <thread>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

struct CitiesTest : testing::Test {
  TrialFolder folder;
  FixedClock clock{*parse_instant("2026-03-12T09:00:00Z")};
  Cities cities{
      {.folder = folder.file("cities"),
       .options =
           [this](std::string path) {
             return Options{
                 .path = std::move(path), .shapes = trial::shapes(), .clock = clock, .durability = Durability::none};
           },
       .clock = clock}};
};

TEST_F(CitiesTest, AnAnswerOnItsWayIsNotTheLastToHoldACity) {
  auto const city = *cities.make("nantes.example");
  city->write({.operation = "look"}, [](Work&) -> Result<Json> { return Json(); },
              [held = city](Result<Json> const&, Moment) { std::this_thread::sleep_for(std::chrono::milliseconds(50)); });
}  // and the cities are closed

TEST_F(CitiesTest, TheOnlyCityAnswersAnyHost) {
  EXPECT_EQ(cities.find("localhost").problem().code, "city.unknown");
  auto const nantes = cities.make("nantes.example");
  ASSERT_TRUE(nantes);
  EXPECT_EQ(*cities.find("localhost:8080"), *nantes);
  EXPECT_EQ(*cities.find("???"), *nantes);
  EXPECT_EQ(*cities.find(""), *nantes);
}

TEST_F(CitiesTest, OfSeveralEachAnswersItsOwnHost) {
  auto const a = cities.make("a.localhost"), b = cities.make("b.localhost");
  ASSERT_TRUE(a && b);
  EXPECT_NE(*a, *b);
  EXPECT_EQ(*cities.find("A.localhost:80"), *a);
  EXPECT_EQ(*cities.find("b.localhost."), *b);
  for (auto const* host :
       {"c.localhost", "localhost", "../a.localhost", "a.localhost/", "..", "", "a..localhost", "a.localhost\n"})
    EXPECT_EQ(cities.find(host).problem().code, "city.unknown") << host;
  EXPECT_EQ(cities.make("../x").problem().code, "city.name");
  EXPECT_THAT(cities.names(), testing::ElementsAre("a.localhost", "b.localhost"));
}

TEST_F(CitiesTest, WhatNobodyAsksForIsClosedAndOpensAgain) {
  ASSERT_TRUE(cities.make("a.localhost") && cities.make("b.localhost"));
  auto held = cities.find("a.localhost");
  clock.advance(std::chrono::minutes(11));
  cities.close_idle();
  EXPECT_EQ(cities.open_count(), 1U);
  held = Problem{404, ""};
  cities.close_idle();
  EXPECT_EQ(cities.open_count(), 0U);
  EXPECT_TRUE(cities.find("a.localhost"));
}

}  // namespace
}  // namespace arpent::store
