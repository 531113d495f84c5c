// The files of the example city hold together on whatever day they are loaded.
#include "doors/import/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "doors/import/story_order.h"
#include "embedded/example_files.h"
#include "record/derive.h"
#include "support/every_shape.h"

namespace arpent::replay {
namespace {

Zone const paris = *Zone::find("Europe/Paris");

// Stands in for the record of the city's calendar.
struct SchoolPeriod {
  std::string id;
  std::int64_t revision = 0;
  std::string school_year, label, starts_on, ends_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SchoolPeriod::school_year>("school_year"), text<&SchoolPeriod::label>("label"),
                                   date<&SchoolPeriod::starts_on>("starts_on"),
                                   date<&SchoolPeriod::ends_on>("ends_on")};
    static Shape const shape = kept<SchoolPeriod>("school_period", "school_periods", fields, {.title = "label"});
    return shape;
  }
};

record::Shape const* shape_of(std::string_view plural) {
  for (auto const* shape : every_shape())
    if (shape->plural == plural) return shape;
  return plural == "school_periods" ? &SchoolPeriod::shape() : nullptr;
}

std::vector<Step> story_on(Day today) {
  auto steps = read_story(example_files(), shape_of, paris.at(today, 10, 0), paris);
  if (steps) return *std::move(steps);
  ADD_FAILURE() << print_day(today) << " " << steps.problem().params.at(0).second << ": "
                << steps.problem().params.at(1).second;
  return {};
}

template <class Which>
auto number_of(std::vector<Step> const& steps, Which which) {
  return std::count_if(steps.begin(), steps.end(), which);
}

// A year and a half of mornings, not always on the same day of the week.
std::vector<Day> many_days() {
  std::vector<Day> out;
  for (Day day = make_day(2025, 9, 1); day < make_day(2027, 4, 1); day = add_days(day, 11)) out.push_back(day);
  out.insert(out.end(), {make_day(2026, 2, 1), make_day(2026, 2, 6), make_day(2026, 8, 31), make_day(2028, 2, 29)});
  return out;
}

TEST(ExampleStory, IsToldInOrderAndBeforeTheDayOfLoading) {
  for (auto const today : many_days()) {
    auto const steps = story_on(today);
    ASSERT_GT(steps.size(), 1500u) << print_day(today);
    for (auto const& step : steps)
      EXPECT_LT(step.at, step.counts_from_now ? paris.at(today, 10, 0) : paris.start_of(today))
          << print_day(today) << " " << step.origin;
    EXPECT_GT(steps.front().at, paris.start_of(add_days(today, -830)));
    EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end(), [](Step const& a, Step const& b) { return a.at < b.at; }));
  }
}

TEST(ExampleStory, NothingIsNamedBeforeItIsThere) {
  for (auto const today : many_days()) {
    std::set<std::string> there, all;
    auto const steps = story_on(today);
    for (auto const& step : steps) all.insert(step.as);
    for (auto const& step : steps) {
      for (auto const& name : names_in(step.input)) {
        EXPECT_TRUE(!all.contains(name) || there.contains(name))
            << print_day(today) << " " << step.origin << " " << name;
      }
      EXPECT_TRUE(step.actor.empty() || there.contains(step.actor)) << step.origin << " " << step.actor;
      there.insert(step.as);
    }
  }
}

TEST(ExampleStory, TheLastFirstOfFebruaryLiesInTheTwoSchoolYears) {
  for (auto const today : many_days()) {
    auto const february = *StoryCalendar(today).day("02-01/0");
    auto const steps = story_on(today);
    auto const numbers_before = number_of(
        steps, [&](Step const& step) { return step.kind == Step::Kind::number && step.at < paris.end_of(february); });
    EXPECT_GT(numbers_before, 300) << print_day(today);
    auto const adopted = std::find_if(steps.begin(), steps.end(), [](Step const& step) {
      return step.operation == "snapshot.take" && step.input["title"] == "Adoption";
    });
    ASSERT_NE(adopted, steps.end());
    EXPECT_LT(adopted->at, paris.start_of(february)) << print_day(today);
  }
}

// Any id in place of a name.
Json with_ids(Json value) {
  if (value.is_structured())
    for (auto& item : value) item = with_ids(item);
  if (value.is_string() && value.get_ref<std::string const&>().starts_with('@'))
    return "01900000-0000-7000-8000-000000000000";
  return value;
}

TEST(ExampleStory, EveryRecordFitsItsDescription) {
  for (auto const& step : story_on(make_day(2026, 3, 12))) {
    auto const table = step.origin.substr(0, step.origin.find('.'));
    auto const* shape = shape_of(table);
    if (!shape) continue;
    auto const record = record::checked(*shape, with_ids(step.input), nullptr);
    if (record) continue;
    for (auto const& field : record.problem().fields)
      ADD_FAILURE() << step.origin << " " << field.field << " " << field.code;
  }
}

TEST(ExampleStory, PeopleWorkOnWeekdays) {
  for (auto const& step : story_on(make_day(2026, 3, 15)))
    EXPECT_TRUE(step.counts_from_now || weekday(paris.day_of(step.at)) <= 5)
        << step.origin << " " << print_instant(step.at);
}

// Whenever it is loaded, also on a Sunday: some minutes ago a meeting began, and nobody has closed it.
TEST(ExampleStory, AMeetingIsBeingHeld) {
  for (auto const today : many_days()) {
    auto const steps = story_on(today);
    auto const live = [](char const* operation) {
      return [operation](Step const& step) { return step.counts_from_now && step.operation == operation; };
    };
    auto const opened = std::find_if(steps.begin(), steps.end(), live("meeting.open"));
    ASSERT_NE(opened, steps.end());
    EXPECT_EQ(opened->at, paris.at(today, 10, 0) - std::chrono::minutes(39));
    EXPECT_EQ(number_of(steps, live("meeting.close")), 0);
    EXPECT_GT(number_of(steps, live("swot_note.write")), 10);
    EXPECT_GT(number_of(steps, live("dot.put")), 5);
  }
}

TEST(ExampleStory, WhatMattersCarriesAWhy) {
  auto const steps = story_on(make_day(2026, 3, 12));
  std::set<std::string> const matters{"target.change", "post.change", "action.remove", "contribution.doubt"};
  for (auto const& step : steps) EXPECT_FALSE(matters.contains(step.operation) && step.why.empty()) << step.origin;
}

}  // namespace
}  // namespace arpent::replay
