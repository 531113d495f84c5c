// People who could be asked, out of a file, and what is wanted of each category: targets or quotas.
#pragma once
#include "doors/tools/command.h"
#include "opinion/pool.h"

namespace arpent::tools {

// One line of a file of rules, or of its words (district=Nord=3-6).
struct Rule {
  std::string variable{}, category{};
  double least = 0, most = 0;  // of quotas; of targets both are the target
  double weight = 1;
  std::string name() const { return variable + " " + category; }
};
// --NAMEs FILE and --NAME words: variable, category, and `least` and `most`, or `target` (shares, percents or people:
// what counts is their part of the sum of the variable). Faults: lines that are no rule, categories twice, negative
// numbers, a least above its most, no rule at all.
enum class Rules { quotas, targets };
std::vector<Rule> read_rules(Given const& given, Rules kind, Faults& faults);

struct PoolFile {
  Table table{};
  std::vector<std::string> variables{};  // those of the rules, in their order
  std::vector<std::string> ids{};        // of each row; its line where the file has no column of ids
  opinion::Pool pool{};                  // attribute by variable, category by rule; -1: nothing was said
  std::vector<int> people{};             // in each category
};
// A row a person, a column a variable, an id (--id, or person, id, name) where there is one. Faults: a category that no
// rule names (with its line, once), an id twice. `more`: further columns.
std::optional<PoolFile> read_pool(Given const& given, std::istream& in, std::vector<Rule> const& rules,
                                  std::vector<Wanted> more, Faults& faults);

}  // namespace arpent::tools
