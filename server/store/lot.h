// Many new records of one kind, made ready in short works where nobody sees them, and kept by a later work in one
// stroke: a statement for each table. That one takes a third of the time that putting each would take, and it alone is
// waited for.
//
//   Lot lot(Measurement::shape());
//   store.write(author, [&](Work& work) { lot.lay(work, some); … });  // again and again; leaves no entry
//   store.write(author, [&](Work& work) { ARPENT_CHECK(lot.keep(work)); … });
//   store.write(author, [&](Work& work) { lot.forget(work); … });
#pragma once
#include <set>

#include "store/work.h"

namespace arpent::store {

class Lot {
 public:
  // Of a kind without unique fields, and whose references are each to one record of one kind: others are a Bug.
  explicit Lot(record::Shape const& shape);

  // Has no words that are searched: others are put one by one.
  bool takes(Json const& record) const;

  // Records under ids of their own that nothing else has, each as it would be put; in the order of ids they are kept
  // fastest. What is laid in a work that comes to
  // nothing is not there.
  void lay(Work& work, std::vector<Json> const& records);

  // Afterwards tables and ledger are as if each had been put by this work. Once. 422 "invalid" with
  // field.reference_missing {to, id}. Projections hear nothing of it: whoever keeps a lot brings them in step, from
  // table().
  Result<Done> keep(Work& work) const;

  // Gives the room back; when the program ends it is given back as well.
  void forget(Work& work) const;

  // Where the records stand until they are forgotten: columns as in the table of the kind. Quoted.
  std::string const& table() const { return table_; }
  std::size_t size() const { return size_; }

 private:
  record::Shape const& shape_;
  std::string const table_;
  std::set<std::pair<std::string, std::string>> targets_{};  // kind and id of what they point to
  std::size_t size_ = 0;
};

}  // namespace arpent::store
