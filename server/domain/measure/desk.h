// Where the numbers of one indicator arrive, within one unit of work: what may be kept, what counts at once, what
// waits, and what each new number replaces.
#pragma once
#include "domain/measure/asked.h"
#include "domain/measure/measurement.h"
#include "domain/measure/reading.h"
#include "operations/operation.h"

namespace arpent::measure {

// What became of a number that was told.
struct Told {
  std::string id, indicator;
  std::optional<std::string> territory;
  std::string period;
  std::optional<double> value, numerator, denominator;
  std::string state;
  bool changed = false;               // false: it was there already, nothing is new
  Json held_because = Json::array();  // sentences; empty when it counts
  std::optional<std::string> supersedes;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Told::id>("id", "measurement"),
        reference<&Told::indicator>("indicator", "indicator"),
        reference<&Told::territory>("territory", "territory"),
        text<&Told::period>("period"),
        number<&Told::value>("value"),
        number<&Told::numerator>("numerator"),
        number<&Told::denominator>("denominator"),
        choice<&Told::state>("state", "draft|submitted|accepted|returned|superseded"),
        flag<&Told::changed>("changed"),
        texts<&Told::held_because>("held_because"),
        reference<&Told::supersedes>("supersedes", "measurement"),
    };
    static Shape const shape = answer<Told>("told_number", fields);
    return shape;
  }
};

class Desk {
 public:
  static Result<Desk> open(Call const& call, Work& work, std::string const& indicator);

  Asked const& asked() const { return asked_; }

  // All that keeps this number from being kept, by field.
  std::vector<FieldProblem> faults(Measurement const& number) const;

  // Keeps a number without faults, under its own id or a new one. It counts, or waits with its reasons; what stood in
  // its cell before is superseded by it (by one that waits: only what waited). The same again is no news. A second
  // number of the same cell needs another unit of work.
  enum class Count { by_the_rules, at_once };
  Told keep(Measurement number, Count count = Count::by_the_rules);

  // The same number as keep() would put it, put nowhere; nothing where its cell is not empty.
  std::optional<Measurement> prepared(Measurement number) const;

  // A number that waited or was sent back counts now. 409 "measurement.cannot_accept"; 422 for a closed period.
  Result<Told> accept(Measurement number);

  // Why it would wait, with the numbers of now; empty: it would count.
  std::vector<Phrase> reasons(Measurement const& number) const;

 private:
  Desk(Call const& call, Work& work, Asked asked) : call_(&call), work_(&work), asked_(std::move(asked)) {}
  std::optional<Measurement> same_again(Measurement const& number, std::optional<CellReading> const& now,
                                        std::vector<WaitingNumber> const& waiting) const;
  bool is_bare() const;
  void decide(Measurement& number, std::vector<Phrase> const& why) const;
  void supersede(std::string const& id);

  Call const* call_;
  Work* work_;
  Asked asked_;
  mutable std::optional<bool> bare_{};
};

// By hand only a draft is written, of a cell that is asked for; what a number said that was told stays as it was said:
// 409 "measurement.is_told". For the standard operations.
Result<Done> allow_measurement(Call const& call, Work& work, Measurement const* before, Measurement& after);

CellReading cell_of(Measurement const& number);
Reading reading_of(Measurement const& number);
Told told(Measurement const& number, bool changed, std::vector<Phrase> const& reasons = {});

// Who says so and by which way, as the door knows it.
void sign(Call const& call, Work& work, Measurement& number);

}  // namespace arpent::measure
