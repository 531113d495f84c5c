// Where it is kept what points to what.
#pragma once
#include "record/describe.h"

namespace arpent::store {

// A field that points to one record of one kind: its column has an index, so who points where is found there. What may
// point to several records, or to one of several kinds, is kept in the table `reference`.
inline bool is_its_own_index(record::Field const& field) {
  return field.kind == record::Kind::reference && field.to.size() == 1;
}

}  // namespace arpent::store
