// What the grid asks and answers.
#pragma once
#include "domain/stages.h"
#include "views/answer_parts.h"
#include "views/contests.h"

namespace arpent::views {

struct GridQuestion {
  std::string indicator{};
  std::optional<std::string> from{}, to{}, stage{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&GridQuestion::indicator>("indicator", {.required = true}),
        text<&GridQuestion::from>("from", {.max_length = 20}),
        text<&GridQuestion::to>("to", {.max_length = 20}),
        choice<&GridQuestion::stage>("stage", arpent::stages),
    };
    static Shape const shape = input<GridQuestion>("grid_question", fields);
    return shape;
  }
};

struct GridPeriod {
  std::string key{}, label{};
  bool due = false, closed = false, closed_for_all = false;
  std::string close{};  // the record that keeps it closed
  std::int64_t close_revision = 0;
  Together together{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&GridPeriod::key>("key"),
        text<&GridPeriod::label>("label"),
        flag<&GridPeriod::due>("due"),
        flag<&GridPeriod::closed>("closed"),
        flag<&GridPeriod::closed_for_all>("closed_for_all"),
        text<&GridPeriod::close>("close"),
        integer<&GridPeriod::close_revision>("close_revision"),
        object<&GridPeriod::together>("together"),
    };
    static Shape const shape = answer<GridPeriod>("grid_period", fields);
    return shape;
  }
};

struct GridBox {
  std::string place{}, period{};
  std::optional<double> value{}, numerator{}, denominator{};
  std::string state{};        // accepted, submitted, returned
  std::string measurement{};  // id; "" where the figure is put together from places or ages
  std::int64_t revision = 0;
  Json held_back{};  // why it waits
  std::optional<std::string> question{}, narrative{}, source_note{};
  std::string who{}, channel{}, confidence{};
  bool contested = false, put_together = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&GridBox::place>("place"),
        text<&GridBox::period>("period"),
        number<&GridBox::value>("value"),
        number<&GridBox::numerator>("numerator"),
        number<&GridBox::denominator>("denominator"),
        choice<&GridBox::state>("state", "accepted|submitted|returned"),
        text<&GridBox::measurement>("measurement"),
        integer<&GridBox::revision>("revision"),
        text<&GridBox::held_back>("held_back"),
        text<&GridBox::question>("question"),
        text<&GridBox::narrative>("narrative"),
        text<&GridBox::source_note>("source_note"),
        text<&GridBox::who>("who"),
        choice<&GridBox::channel>("channel", "link|grid|import|paper|page"),
        choice<&GridBox::confidence>("confidence", "counted|estimated|heard"),
        flag<&GridBox::contested>("contested"),
        flag<&GridBox::put_together>("put_together"),
    };
    static Shape const shape = answer<GridBox>("grid_box", fields);
    return shape;
  }
};

struct MeasureGrid {
  std::string indicator{}, title{}, measure{}, frequency{}, across_places{}, state{};
  std::optional<std::string> unit{}, action{}, action_title{};
  bool by_stage = false, by_territory = true;
  std::string earlier{}, later{};  // the periods beside those shown, "" where there are none
  std::vector<Named> rows{};
  std::vector<GridPeriod> periods{};
  std::vector<GridBox> boxes{};
  std::vector<ContestLine> contests{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&MeasureGrid::indicator>("indicator"),
        text<&MeasureGrid::title>("title"),
        text<&MeasureGrid::measure>("measure"),
        text<&MeasureGrid::frequency>("frequency"),
        text<&MeasureGrid::across_places>("across_places"),
        text<&MeasureGrid::state>("state"),
        text<&MeasureGrid::unit>("unit"),
        text<&MeasureGrid::action>("action"),
        text<&MeasureGrid::action_title>("action_title"),
        flag<&MeasureGrid::by_stage>("by_stage"),
        flag<&MeasureGrid::by_territory>("by_territory"),
        text<&MeasureGrid::earlier>("earlier"),
        text<&MeasureGrid::later>("later"),
        record::rows<&MeasureGrid::rows>("rows"),
        record::rows<&MeasureGrid::periods>("periods"),
        record::rows<&MeasureGrid::boxes>("boxes"),
        record::rows<&MeasureGrid::contests>("contests"),
    };
    static Shape const shape = answer<MeasureGrid>("measure_grid_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
