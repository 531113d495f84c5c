// How unequal a number is, without a ranking: the span between districts, the places with a tag and the rest, the ages.
#pragma once
#include "domain/stages.h"
#include "views/answer_parts.h"
#include "views/number_table.h"

namespace arpent::views {

struct SideOfTag {
  std::optional<double> value{}, rate{};
  std::int64_t answered = 0, concerned = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {number<&SideOfTag::value>("value"), number<&SideOfTag::rate>("rate"),
                                   integer<&SideOfTag::answered>("answered"),
                                   integer<&SideOfTag::concerned>("concerned")};
    static Shape const shape = answer<SideOfTag>("side_of_tag", fields);
    return shape;
  }
};

struct StageFigure {
  std::string stage{};
  std::optional<double> value{};
  std::int64_t answered = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {choice<&StageFigure::stage>("stage", arpent::stages),
                                   number<&StageFigure::value>("value"), integer<&StageFigure::answered>("answered")};
    static Shape const shape = answer<StageFigure>("stage_figure", fields);
    return shape;
  }
};

struct EquityPanel {
  std::optional<double> lowest{}, highest{}, gap{};
  std::int64_t places = 0;
  std::string tag{};       // the tag that most of the places carry; "" where none tells them apart
  bool of_places = false;  // schools and clubs are compared, not districts
  SideOfTag tagged{}, rest{};
  bool per_pupil = false;  // the rates are of a sum, per 100 pupils
  std::vector<StageFigure> stages{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        number<&EquityPanel::lowest>("lowest"),
        number<&EquityPanel::highest>("highest"),
        number<&EquityPanel::gap>("gap"),
        integer<&EquityPanel::places>("places"),
        text<&EquityPanel::tag>("tag"),
        flag<&EquityPanel::of_places>("of_places"),
        object<&EquityPanel::tagged>("tagged"),
        object<&EquityPanel::rest>("rest"),
        flag<&EquityPanel::per_pupil>("per_pupil"),
        rows<&EquityPanel::stages>("stages"),
    };
    static Shape const shape = answer<EquityPanel>("equity_panel", fields);
    return shape;
  }
};

EquityPanel equity_panel(NumberTable const& table, Picture const& picture, measure::Indicator const& of,
                         std::string const& key);

}  // namespace arpent::views
