#include "domain/measure/put_many.h"

#include <map>

#include "domain/measure/desk.h"
#include "domain/measure/lot_readings.h"

namespace arpent::measure {
namespace {

struct PutRow {
  std::optional<std::string> indicator, territory, group, stage;
  std::string period;
  std::optional<double> value, numerator, denominator;
  std::optional<std::string> narrative, source_note;
  std::string confidence = "counted";
  std::optional<std::string> seen;  // id of the number that the cell showed, "" for an empty one

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&PutRow::indicator>("indicator", "indicator"),
        reference<&PutRow::territory>("territory", "territory"),
        reference<&PutRow::group>("group", "target_group"),
        choice<&PutRow::stage>("stage", arpent::stages),
        text<&PutRow::period>("period", {.required = true, .max_length = 20}),
        number<&PutRow::value>("value"),
        number<&PutRow::numerator>("numerator"),
        number<&PutRow::denominator>("denominator"),
        long_text<&PutRow::narrative>("narrative"),
        text<&PutRow::source_note>("source_note", {.max_length = 1000}),
        choice<&PutRow::confidence>("confidence", "counted|estimated|heard", {.required = true}),
        text<&PutRow::seen>("seen", {.max_length = 36}),
    };
    static Shape const shape = input<PutRow>("put_row", fields);
    return shape;
  }
};

struct PutMany {
  std::optional<std::string> indicator;  // of all rows; without it every row names its own
  std::string channel = "grid";
  bool only_check = false;  // would they be kept? Nothing is
  bool brief = false;       // answers the counts alone
  std::vector<PutRow> rows;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&PutMany::indicator>("indicator", "indicator"),
        choice<&PutMany::channel>("channel", "link|grid|import|paper|page", {.required = true}),
        flag<&PutMany::only_check>("only_check"),
        flag<&PutMany::brief>("brief"),
        record::rows<&PutMany::rows>("rows", {.required = true}),
    };
    static Shape const shape = input<PutMany>("put_measurements", fields);
    return shape;
  }
};

struct PutAnswer {
  std::int64_t kept = 0, held = 0, unchanged = 0;
  std::vector<Told> rows;  // in the order given

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        integer<&PutAnswer::kept>("kept"),
        integer<&PutAnswer::held>("held"),
        integer<&PutAnswer::unchanged>("unchanged"),
        record::rows<&PutAnswer::rows>("rows"),
    };
    static Shape const shape = answer<PutAnswer>("put_measurements_answer", fields);
    return shape;
  }
};

Measurement number_of(PutMany const& in, PutRow const& row) {
  Measurement out;
  out.indicator = in.indicator ? *in.indicator : row.indicator.value_or("");
  out.territory = row.territory;
  out.group = row.group;
  out.stage = row.stage;
  out.period = row.period;
  out.value = row.value;
  out.numerator = row.numerator;
  out.denominator = row.denominator;
  out.narrative = row.narrative;
  out.source_note = row.source_note;
  out.confidence = row.confidence;
  out.channel = in.channel;
  return out;
}

// What stands in the cell now: what waits there, else what counts.
std::string shown_in(Work& work, Measurement const& number) {
  if (auto const waiting = waiting_at(work, cell_of(number), number.period); !waiting.empty())
    return waiting.back().measurement;
  auto const now = reading_at(work, cell_of(number), number.period);
  return now ? now->measurement : "";
}

class Putting {
 public:
  Putting(Call const& call, Work& work, PutMany const& in) : call_(call), work_(work), in_(in) {}

  Result<PutAnswer> run() {
    ARPENT_TRY(numbers, looked_at());
    PutAnswer out;
    if (in_.only_check) return out;
    for (auto& number : numbers) {
      sign_in_its_way(number);
      auto told = desks_.at(number.indicator).keep(std::move(number));
      ++(!told.changed ? out.unchanged : told.state == "accepted" ? out.kept : out.held);
      if (!in_.brief) out.rows.push_back(std::move(told));
    }
    return out;
  }

  // What run() would put, where it puts nothing but numbers for empty cells.
  Result<std::optional<std::vector<Json>>> prepared() {
    ARPENT_TRY(numbers, looked_at());
    std::vector<Json> out;
    // Who comes by a link leaves a mark at it.
    if (!call_.asker.link.empty()) return std::optional<std::vector<Json>>{};
    for (auto& number : numbers) {
      sign_in_its_way(number);
      auto ready = desks_.at(number.indicator).prepared(std::move(number));
      if (!ready) return std::optional<std::vector<Json>>{};
      out.push_back(record::to_json(*ready));
    }
    return std::optional(std::move(out));
  }

 private:
  Result<std::vector<Measurement>> looked_at() {
    std::vector<Measurement> numbers;
    for (std::size_t at = 0; at < in_.rows.size(); ++at) {
      numbers.push_back(number_of(in_, in_.rows[at]));
      look_at(at, numbers.back());
    }
    if (!wrong_.fields.empty()) return wrong_;
    return numbers;
  }

  void sign_in_its_way(Measurement& number) {
    sign(call_, work_, number);
    if (call_.asker.door != "import") number.channel = in_.channel;
  }

  void fault(std::size_t row, FieldProblem problem) {
    problem.field = "rows." + std::to_string(row) + "." + problem.field;
    wrong_.fields.push_back(std::move(problem));
  }

  void look_at(std::size_t row, Measurement const& number) {
    auto const& own = in_.rows[row].indicator;
    if (number.indicator.empty()) return fault(row, {"indicator", "field.required"});
    if (own && *own != number.indicator) return fault(row, {"indicator", "measurement.other_indicator"});
    auto found = desks_.find(number.indicator);
    if (found == desks_.end()) {
      auto desk = Desk::open(call_, work_, number.indicator);
      if (!desk && desk.problem().fields.empty()) return fault(row, {"indicator", desk.problem().code});
      if (!desk) return fault(row, desk.problem().fields.front());
      found = desks_.emplace(number.indicator, *std::move(desk)).first;
    }
    for (auto& problem : found->second.faults(number)) fault(row, std::move(problem));
    Cell const cell{number.indicator, number.territory.value_or(""), number.group.value_or(""),
                    number.stage.value_or(""), number.period};
    if (auto const [twin, is_new] = cells_.emplace(cell, row); !is_new)
      fault(row, {"period", "measurement.twice_in_sheet", {{"row", std::to_string(twin->second + 1)}}});
    if (auto const& seen = in_.rows[row].seen; seen && shown_in(work_, number) != *seen)
      fault(row, {"value", "measurement.changed_since_seen"});
  }

  Call const& call_;
  Work& work_;
  PutMany const& in_;
  std::map<std::string, Desk> desks_{};
  std::map<Cell, std::size_t> cells_{};
  Problem wrong_{422, "measurement.invalid"};
};

Result<PutAnswer> put_many(Call const& call, Work& work, PutMany const& in) { return Putting(call, work, in).run(); }

// Indicators, what they are asked of and when, and numbers of the same indicators.
bool is_outdated(Work& work, store::Moment since, store::Lot const& lot) {
  bool out = false;
  work.select(
      "SELECT 1 FROM ledger l LEFT JOIN {measurement} m ON m.id = l.id AND l.kind = 'measurement' WHERE l.moment > "
      ":since AND (l.kind IN ('indicator', 'action', 'territory', 'school_period', 'period_close') OR (l.kind = "
      "'measurement' AND (m.id IS NULL OR m.indicator IN (SELECT indicator FROM " +
          lot.table() + ")))) LIMIT 1",
      {{"since", since}}, [&](store::Row const&) { out = true; });
  return out;
}

}  // namespace

InLots numbers_in_lots() {
  return {.operation = "measurement.put_many",
          .shape = &Measurement::shape(),
          .prepare = [](Call const& call, Work& work,
                        Json const& input) { return Putting(call, work, record::typed<PutMany>(input)).prepared(); },
          .is_outdated = is_outdated,
          .follow = follow_lot};
}

void add_put_many(Register& all) { add(all, {.name = "measurement.put_many", .target = Target::collection}, put_many); }

}  // namespace arpent::measure
