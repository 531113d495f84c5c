// The numbers on the page of an action.
#pragma once
#include "operations/operation.h"
#include "record/describe.h"
#include "views/picture.h"

namespace arpent::views {

struct PageNamed {
  std::string id, name;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PageNamed::id>("id"), text<&PageNamed::name>("name")};
    static Shape const shape = answer<PageNamed>("page_named", fields);
    return shape;
  }
};

// What one period tells: "9 of 11".
struct NumberPoint {
  std::string period;
  std::optional<double> value;
  std::int64_t answered = 0, concerned = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NumberPoint::period>("period"), number<&NumberPoint::value>("value"),
                                   integer<&NumberPoint::answered>("answered"),
                                   integer<&NumberPoint::concerned>("concerned")};
    static Shape const shape = answer<NumberPoint>("action_page_point", fields);
    return shape;
  }
};

// The latest of one district; place is absent for the whole city.
struct NumberPlace {
  std::optional<std::string> place, name;
  std::optional<std::string> period, measurement, confidence, narrative;
  std::optional<double> value, baseline, target;
  std::string freshness;
  bool counted = false;                         // it is part of the figure above
  std::optional<std::string> reporter, teller;  // who tells us

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&NumberPlace::place>("place"),           text<&NumberPlace::name>("name"),
        text<&NumberPlace::period>("period"),         text<&NumberPlace::measurement>("measurement"),
        text<&NumberPlace::confidence>("confidence"), text<&NumberPlace::narrative>("narrative"),
        number<&NumberPlace::value>("value"),         number<&NumberPlace::baseline>("baseline"),
        number<&NumberPlace::target>("target"),       text<&NumberPlace::freshness>("freshness"),
        flag<&NumberPlace::counted>("counted"),       text<&NumberPlace::reporter>("reporter"),
        text<&NumberPlace::teller>("teller")};
    static Shape const shape = answer<NumberPlace>("action_page_place", fields);
    return shape;
  }
};

// The number that arrived last: "38 · Bellevue · counted by Amina, 14:07".
struct NumberArrival {
  std::string measurement, period, at, by_name, confidence;
  std::optional<std::string> place;
  std::optional<double> value;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NumberArrival::measurement>("measurement"),
                                   text<&NumberArrival::period>("period"),
                                   moment<&NumberArrival::at>("at"),
                                   text<&NumberArrival::by_name>("by_name"),
                                   text<&NumberArrival::confidence>("confidence"),
                                   text<&NumberArrival::place>("place"),
                                   number<&NumberArrival::value>("value")};
    static Shape const shape = answer<NumberArrival>("action_page_arrival", fields);
    return shape;
  }
};

// A correction that a district suggests and nobody has answered yet.
struct NumberContest {
  std::string id, measurement, period, reason;
  std::optional<std::string> place, source, by_name;
  std::optional<double> present, proposed;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NumberContest::id>("id"),
                                   text<&NumberContest::measurement>("measurement"),
                                   text<&NumberContest::period>("period"),
                                   text<&NumberContest::reason>("reason"),
                                   text<&NumberContest::place>("place"),
                                   text<&NumberContest::source>("source"),
                                   text<&NumberContest::by_name>("by_name"),
                                   number<&NumberContest::present>("present"),
                                   number<&NumberContest::proposed>("proposed")};
    static Shape const shape = answer<NumberContest>("action_page_contest", fields);
    return shape;
  }
};

struct ActionNumber {
  measure::Indicator indicator;           // as it is kept
  std::optional<std::string> written_by;  // by name, while no meeting has taken it up
  std::string due;                        // the period that is asked for
  std::string freshness, pace, why_no_share;
  std::optional<double> value;  // of the due period, over the places that answered
  std::int64_t answered = 0, concerned = 0, in_value = 0;
  // "in the 9 districts that answered: 350 → 487": on the same places.
  std::optional<double> from, to, wanted, share;
  std::int64_t compared = 0;
  bool whole = false;
  std::optional<double> start, target;  // of all places: the lines of the chart
  std::optional<std::string> start_on, target_on;
  std::vector<NumberPoint> series;
  std::vector<NumberPlace> places;
  std::optional<NumberArrival> arrival;
  std::vector<NumberContest> contests;
  std::int64_t waiting = 0;  // numbers that somebody has to read before they count

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {object<&ActionNumber::indicator>("indicator"),
                                   text<&ActionNumber::written_by>("written_by"),
                                   text<&ActionNumber::due>("due"),
                                   text<&ActionNumber::freshness>("freshness"),
                                   text<&ActionNumber::pace>("pace"),
                                   text<&ActionNumber::why_no_share>("why_no_share"),
                                   number<&ActionNumber::value>("value"),
                                   integer<&ActionNumber::answered>("answered"),
                                   integer<&ActionNumber::concerned>("concerned"),
                                   integer<&ActionNumber::in_value>("in_value"),
                                   number<&ActionNumber::from>("from"),
                                   number<&ActionNumber::to>("to"),
                                   number<&ActionNumber::wanted>("wanted"),
                                   number<&ActionNumber::share>("share"),
                                   integer<&ActionNumber::compared>("compared"),
                                   flag<&ActionNumber::whole>("whole"),
                                   number<&ActionNumber::start>("start"),
                                   number<&ActionNumber::target>("target"),
                                   date<&ActionNumber::start_on>("start_on"),
                                   date<&ActionNumber::target_on>("target_on"),
                                   rows<&ActionNumber::series>("series"),
                                   rows<&ActionNumber::places>("places"),
                                   object<&ActionNumber::arrival>("arrival"),
                                   rows<&ActionNumber::contests>("contests"),
                                   integer<&ActionNumber::waiting>("waiting")};
    static Shape const shape = answer<ActionNumber>("action_page_number", fields);
    return shape;
  }
};

ActionNumber number_line(Call const& call, store::Reader& reader, Picture const& picture, IndicatorLine const& line);

}  // namespace arpent::views
