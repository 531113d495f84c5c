// What several commands of surveys share.
#pragma once
#include "doors/tools/estimate_lines.h"

namespace arpent::tools {

// --jackknife, or --replicates rep_* (columns of the file) with --replicate-kind, --replicate-scale, --replicate-df.
std::vector<Option> replicate_options();
bool has_replicates(Given const& given);
// The columns of replicate weights that the file must have.
void want_replicates(Given const& given, std::vector<Wanted>& wanted);

struct Replicated {
  estimation::Replicates replicates{};
  std::string kind{};  // "jackknife_unstratified", "jackknife_stratified", "bootstrap", "jk1", "brr"
  Reweigh analysis{};  // rakes each set anew to the margins of the survey; empty without margins
};
// From the columns, or by leaving out each first-stage unit in turn. `survey` outlives it. Faults: a stratum with a
// single unit, more than one stage of finite populations, fewer than two columns, negative weights.
std::optional<Replicated> replicates_of(Given const& given, Survey const& survey, Faults& faults);
void say_replicates(Replicated const& replicated, Answer& answer);

}  // namespace arpent::tools
