// What the list of districts asks and answers.
#pragma once
#include "views/answer_parts.h"
#include "views/equity_panel.h"

namespace arpent::views {

struct DistrictQuestion {
  std::optional<std::string> indicator{}, period{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&DistrictQuestion::indicator>("indicator"),
                                   text<&DistrictQuestion::period>("period", {.max_length = 20})};
    static Shape const shape = input<DistrictQuestion>("district_question", fields);
    return shape;
  }
};

struct IndicatorChoice {
  std::string id{}, name{}, action{};
  bool focus = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&IndicatorChoice::id>("id"), text<&IndicatorChoice::name>("name"),
                                   text<&IndicatorChoice::action>("action"), flag<&IndicatorChoice::focus>("focus")};
    static Shape const shape = answer<IndicatorChoice>("indicator_choice", fields);
    return shape;
  }
};

// One district: its number, where it began and is to go, and how it moved since the number before.
struct DistrictRow {
  std::string id{}, name{};
  std::vector<std::string> tags{};
  Json geometry{};
  std::optional<std::int64_t> tile_column{}, tile_row{};
  bool concerned = false;     // the number is asked of this district
  std::string measurement{};  // "": nothing was told
  std::optional<double> value{}, numerator{}, denominator{}, baseline{}, target{};
  std::string state{};  // how fresh, for the due period: fresh, due, overdue, never, no_one
  std::optional<double> before{};
  std::string before_label{}, movement{};
  bool contested = false, someone = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&DistrictRow::id>("id"),
        text<&DistrictRow::name>("name"),
        texts<&DistrictRow::tags>("tags"),
        record::geometry<&DistrictRow::geometry>("geometry"),
        integer<&DistrictRow::tile_column>("tile_column"),
        integer<&DistrictRow::tile_row>("tile_row"),
        flag<&DistrictRow::concerned>("concerned"),
        text<&DistrictRow::measurement>("measurement"),
        number<&DistrictRow::value>("value"),
        number<&DistrictRow::numerator>("numerator"),
        number<&DistrictRow::denominator>("denominator"),
        number<&DistrictRow::baseline>("baseline"),
        number<&DistrictRow::target>("target"),
        text<&DistrictRow::state>("state"),
        number<&DistrictRow::before>("before"),
        text<&DistrictRow::before_label>("before_label"),
        text<&DistrictRow::movement>("movement"),
        flag<&DistrictRow::contested>("contested"),
        flag<&DistrictRow::someone>("someone"),
    };
    static Shape const shape = answer<DistrictRow>("district_row", fields);
    return shape;
  }
};

struct DistrictList {
  std::vector<IndicatorChoice> indicators{};
  std::vector<PeriodChoice> periods{};  // the latest first
  std::string indicator{}, title{}, period{}, period_label{}, measure{}, says{};
  std::optional<std::string> unit{}, action{}, action_title{};
  bool due = false, by_territory = true;
  std::vector<DistrictRow> districts{};
  std::vector<Named> silent{};
  Together together{};
  EquityPanel equity{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        rows<&DistrictList::indicators>("indicators"),
        rows<&DistrictList::periods>("periods"),
        text<&DistrictList::indicator>("indicator"),
        text<&DistrictList::title>("title"),
        text<&DistrictList::period>("period"),
        text<&DistrictList::period_label>("period_label"),
        text<&DistrictList::measure>("measure"),
        text<&DistrictList::says>("says"),
        text<&DistrictList::unit>("unit"),
        text<&DistrictList::action>("action"),
        text<&DistrictList::action_title>("action_title"),
        flag<&DistrictList::due>("due"),
        flag<&DistrictList::by_territory>("by_territory"),
        rows<&DistrictList::districts>("districts"),
        rows<&DistrictList::silent>("silent"),
        object<&DistrictList::together>("together"),
        object<&DistrictList::equity>("equity"),
    };
    static Shape const shape = answer<DistrictList>("district_list_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
