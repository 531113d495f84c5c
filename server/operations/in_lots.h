// What an operation keeps of many rows, made ready in short works before the one that keeps it: for imports.
#pragma once
#include "operations/operation.h"
#include "store/lot.h"

namespace arpent {

struct InLots {
  std::string operation;       // that keeps the rows otherwise, and says who may: "measurement.put_many"
  record::Shape const* shape;  // of the records it makes of them

  // What the operation would put for this input, in this work, and puts not; nothing where it would do anything but put
  // new records that a lot takes. Problems are those of the operation. The answer for a row depends on no other row.
  std::function<Result<std::optional<std::vector<Json>>>(Call const&, Work&, Json const& input)> prepare;
  // Did anything change after a moment that the answers of prepare() depend on?
  std::function<bool(Work&, store::Moment since, store::Lot const&)> is_outdated;
  // Brings the projections in step with a lot that was kept; or a Problem (409) where it cannot be.
  std::function<Result<Done>(Work&, store::Lot const&)> follow;
};

}  // namespace arpent
