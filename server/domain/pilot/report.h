// What is told while a test runs, as facts of the stream "pilot/<id>": how many took part on a day and how many met the
// difficulty; later, what of it was wrong. A fact is never changed, and a correction is a further one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "trial/proportion.h"

namespace arpent::pilot {

inline constexpr char const* report_kind = "pilot_report";
inline constexpr char const* correction_kind = "pilot_correction";
std::string stream_of(std::string const& pilot);

// One report with what was corrected in it.
struct Report {
  std::string id;
  std::string on;            // the day on which they took part
  trial::Counts counts{};    // as they stand after corrections
  trial::Counts at_first{};  // as told
  std::string red_line{};    // the stop sign that was seen; "": none
  std::string group{};       // "": none
  std::string who{};         // a code for one person, never a name; "": none
  std::string note{};
  std::string by{};   // as the ledger names who told it
  std::string at{};   // the instant it came
  bool late = false;  // after a later period had begun to be told
  bool while_paused = false;
  // The size of the open step and the most of the card, where this report brought the people beyond them and that was
  // said to be so; 0: it did not.
  int beyond_step = 0, beyond_most = 0;
  std::string correction{};  // why; "": none
  std::string corrected_at{}, corrected_by{};
};

// What arrived, one after the other: a report, or a correction of an earlier one. The trace of what was known when.
struct Arrival {
  std::string id;  // of the report
  std::string at, on;
  trial::Counts change{};  // added to what was known; a correction may take away
  bool is_correction = false, late = false, red_line = false;
};

struct Told {
  std::vector<Report> reports{};    // by day, then as they came: the order in which the figures run
  std::vector<Arrival> arrivals{};  // as they came
  trial::Counts counts() const;
  void add(Report report);  // one that has just come
  Report const* find(std::string const& id) const;
  Report const* last_sign() const;  // the stop sign that came last; nullptr: none
};

// All facts of a stream, however many.
std::vector<store::KeptFact> all_facts(store::Reader& reader, std::string const& stream);
// Facts in their order. A correction of a report that is not there is left out.
Told told(std::vector<store::KeptFact> const& facts);

// The bodies that are kept. `at` and `by` are of whoever keeps them.
store::Fact fact_of(std::string const& pilot, Report const& report);
struct Correction {
  std::string id, of;
  trial::Counts counts{};
  std::string reason, by, at;
  int beyond_step = 0, beyond_most = 0;  // as Report has them, from now on
};
store::Fact fact_of(std::string const& pilot, Correction const& correction);

// The period in which a report of this day is frozen: the day, the week from Monday, the month; for "none" the week.
// "2026-03-12", "2026-03-09", "2026-03-01": its first day.
std::string period_start(std::string const& day, std::string const& report_every);

}  // namespace arpent::pilot
