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

TEST_F(CityDates, KeepAMeetingThatWasHeldAndNotOneThatWasCalledOff) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"},
                                               {"kind", "local_group"},
                                               {"action", city.club},
                                               {"starts_at", "2026-03-29T22:30:00.000Z"},
                                               {"place", "Salle 3"}});
  auto const planned = dates(What::meeting);
  ASSERT_EQ(planned.size(), 1U);
  EXPECT_EQ(print_day(planned[0].on), "2026-03-30") << "half past midnight in the city";
  EXPECT_EQ(planned[0].minutes, 90) << "nobody said how long";
  EXPECT_EQ(planned[0].title, "Club du soir");
  EXPECT_EQ(planned[0].words, "Soirée");
  EXPECT_EQ(planned[0].where, "Salle 3");
  city.perform("meeting.open", {{"id", meeting}});
  city.perform("meeting.close", {{"id", meeting}});
  EXPECT_EQ(dates(What::meeting).size(), 1U);
  auto const other = city.create("meeting", {{"title", "Une autre"},
                                             {"kind", "local_group"},
                                             {"action", city.club},
                                             {"starts_at", "2026-04-02T16:00:00.000Z"}});
  city.perform("meeting.cancel", {{"id", other}, {"because", "Grève"}});
  EXPECT_EQ(dates(What::meeting).size(), 1U);
}

TEST_F(CityDates, LookAtADecisionAgainAsThatWhichItBecame) {
  auto const meeting = city.create("meeting", {{"title", "Soirée"}, {"kind", "local_group"}, {"action", city.club}});
  auto const decision = city.create("decision", {{"meeting", meeting},
                                                 {"action", city.club},
                                                 {"text", "Ouvrir à 16 h 30"},
                                                 {"leads_to", "adjustment"},
                                                 {"review_on", "2026-06-01"}});
  ASSERT_EQ(dates(What::decision).size(), 1U);
  EXPECT_EQ(dates(What::decision)[0].meeting, meeting);
  EXPECT_THAT(days(What::adjustment), IsEmpty());
  city.perform("decision.answer", {{"id", decision}, {"yes", true}});
  EXPECT_THAT(days(What::decision), IsEmpty());
  EXPECT_THAT(days(What::adjustment), ElementsAre("2026-06-01"));
}

TEST_F(CityDates, LeaveAConditionThatIsOver) {
  city.create("condition", {{"title", "Réforme"}, {"kind", "law"}, {"review_on", "2026-06-01"}});
  city.create("condition",
              {{"title", "Passée"}, {"kind", "law"}, {"review_on", "2026-06-01"}, {"ends_on", "2026-03-01"}});
  auto const conditions = dates(What::condition);
  ASSERT_EQ(conditions.size(), 1U);
  EXPECT_EQ(conditions[0].words, "Réforme");
  EXPECT_EQ(conditions[0].title, "") << "what it is called is its members'";
}

}  // namespace
}  // namespace arpent::views
