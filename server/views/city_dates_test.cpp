#include "views/city_dates.h"

#include <gmock/gmock.h>

#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using What = CityDate::What;

class CityDates : public testing::Test {
 protected:
  std::vector<CityDate> dates(What what) {
    std::vector<CityDate> out;
    for (auto& date : city.store().read(store::At::present(), [](store::Reader& reader) { return city_dates(reader); }))
      if (date.what == what) out.push_back(std::move(date));
    return out;
  }
  std::vector<CityDate> numbers() {
    std::vector<CityDate> out;
    for (auto& date : dates(What::number))
      if (date.id == city.children) out.push_back(std::move(date));
    return out;
  }
  std::vector<std::string> days(What what) {
    std::vector<std::string> out;
    for (auto const& date : dates(what)) out.push_back(print_day(date.on));
    return out;
  }
  CityForTests city;
};

TEST_F(CityDates, AwaitTheNumberThatIsMissingAndThoseToCome) {
  auto const awaited = numbers();
  ASSERT_GE(awaited.size(), 2U);
  auto const& due = awaited.front();
  EXPECT_EQ(measure::print_period(*due.period), "2026-02");
  EXPECT_EQ(print_day(due.on), "2026-03-14") << "the end of February and 14 days";
  EXPECT_EQ(due.missing, 1);
  EXPECT_EQ(due.concerned, 3);
  ASSERT_EQ(due.tells.size(), 1U);
  EXPECT_EQ(due.tells.front().second, "Est");
  auto const& next = awaited[1];
  EXPECT_EQ(measure::print_period(*next.period), "2026-03");
  EXPECT_EQ(next.concerned, 0);
  city.perform("measurement.submit",
               {{"indicator", city.children}, {"territory", city.est}, {"period", "2026-02"}, {"value", 60}});
  EXPECT_EQ(measure::print_period(*numbers().front().period), "2026-03") << "what was told is awaited no more";
}

TEST_F(CityDates, AskForNothingAfterTheLastDay) {
  city.change("indicator", city.children, {{"ends_on", "2026-04-15"}});
  std::vector<std::string> periods;
  for (auto const& date : numbers()) periods.push_back(measure::print_period(*date.period));
  EXPECT_THAT(periods, ElementsAre("2026-02", "2026-03", "2026-04"));
}

TEST_F(CityDates, LeaveOutWhatIsDone) {
  auto const task = city.create("task", {{"title", "Call"}, {"due", "2026-04-01"}, {"action", city.club}});
  auto const made = city.create("deliverable", {{"action", city.club}, {"title", "A guide"}, {"due", "2026-05-01"}});
  EXPECT_THAT(days(What::task), ElementsAre("2026-04-01"));
  EXPECT_EQ(dates(What::task).front().words, "Call");
  EXPECT_THAT(days(What::deliverable), ElementsAre("2026-05-01"));
  city.change("task", task, {{"done_at", "2026-03-12"}});
  city.change("deliverable", made, {{"done_at", "2026-03-12"}});
  EXPECT_THAT(days(What::task), IsEmpty());
  EXPECT_THAT(days(What::deliverable), IsEmpty());
}

TEST_F(CityDates, ReadALinkAgainAfterSixMonths) {
  auto const links = dates(What::link);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links.front().id, city.link);
  EXPECT_EQ(print_day(links.front().on), "2026-09-12") << "confirmed today";
  EXPECT_EQ(links.front().action, city.club);
}

}  // namespace
}  // namespace arpent::views
