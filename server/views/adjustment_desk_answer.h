// What the view `adjustment_desk` answers.
#pragma once
#include "views/changes_answer.h"

namespace arpent::views {

// One entry of the ledger that changed the card.
struct DeskChange {
  std::int64_t entry = 0;
  std::string on{};
  std::optional<std::string> who{}, why{};
  std::vector<CardChange> card{};

  static record::Shape const& shape() {
    using namespace record;
    using D = DeskChange;
    static Field const fields[] = {integer<&D::entry>("entry"), date<&D::on>("on"), text<&D::who>("who"),
                                   text<&D::why>("why"), rows<&D::card>("card")};
    static Shape const shape = answer<D>("adjustment_desk_change", fields);
    return shape;
  }
};

// Something that an adjustment may rest on. Of a measurement the place, the period and the value, whose measure and
// unit are those of its indicator.
struct DeskReason {
  std::string kind{}, id{}, title{};
  std::optional<std::string> on{}, place{}, period{}, unit{}, measure{};
  std::optional<double> value{};

  static record::Shape const& shape() {
    using namespace record;
    using D = DeskReason;
    static Field const fields[] = {text<&D::kind>("kind"), text<&D::id>("id"),           text<&D::title>("title"),
                                   date<&D::on>("on"),     text<&D::place>("place"),     text<&D::period>("period"),
                                   text<&D::unit>("unit"), text<&D::measure>("measure"), number<&D::value>("value")};
    static Shape const shape = answer<D>("adjustment_desk_reason", fields);
    return shape;
  }
};

struct AdjustmentDesk {
  std::vector<DeskChange> changes{};  // the latest first
  std::vector<DeskReason> reasons{};  // the latest first, those without a day at the end

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&AdjustmentDesk::changes>("changes"),
                                   rows<&AdjustmentDesk::reasons>("reasons")};
    static Shape const shape = answer<AdjustmentDesk>("adjustment_desk_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
