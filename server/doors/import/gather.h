// The rows of an import as records: which is which, what is new, what would change.
#pragma once
#include <set>

#include "doors/import/source.h"
#include "doors/names.h"

namespace arpent::reading {

struct Place {
  std::size_t part = 0, row = 0;
  std::optional<std::size_t> column{};
  friend auto operator<=>(Place const&, Place const&) = default;
};

struct Fault {
  Place place;
  Phrase phrase;
  std::string id{};  // of the record that a rule refused
};

enum class Matched { fresh, id, code, title, key };

struct Difference {
  std::string field;
  Json before, after;
  Place place;
  bool conflict = false;  // somebody else changed it since it was exported, to something else
};

// One record that the rows speak of.
struct Item {
  intake::Draft draft{};
  std::string id{};
  Matched matched = Matched::fresh;
  std::optional<Json> present{};       // as it is now; also of what a new one takes the place of
  std::optional<std::int64_t> seen{};  // the revision that the sheet was written from
  std::vector<Place> rows{};           // that name it; the first one is where its fields were read
  std::map<std::string, Place> places{};
  std::string many{};                     // performed with others by this operation
  std::vector<Difference> differences{};  // of a record that is there
  bool broken = false;                    // refused by a rule: whoever points to it cannot stay either
  bool left_out = false;                  // nothing is done about it

  bool is_new() const { return matched == Matched::fresh; }
  bool has_news() const { return !left_out && (is_new() || !differences.empty()); }
};

struct Gathered {
  std::vector<Part> parts;
  std::vector<Item> items{};
  std::vector<Fault> faults{};
  std::size_t rows = 0;            // that say something
  std::size_t totals = 0;          // rows that sum up others
  std::set<std::string> choose{};  // kinds of which one has to be chosen
};

// Reads every row. `chosen`: kind → id. Conflicts keep what is there unless `over_conflicts`.
struct GatherOptions {
  std::map<std::string, std::string> chosen{};
  bool over_conflicts = false;
  std::string language = "fr";
  std::function<bool(std::size_t rows)> go_on{};  // asked after every few rows; where it says no, the rest is not read
};
Gathered gather(Register const& all, Call const& call, Reader& reader, std::vector<Part> parts,
                GatherOptions const& options);

}  // namespace arpent::reading
