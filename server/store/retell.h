// A city made anew from what it told (Reader::tell), in a file of its own.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "base/result.h"
#include "store/store.h"

namespace arpent::store {

// What is put in, in this order: files, entries, facts. A line that is no line of Reader::tell, or is not in its place
// (moments ascend, time does not run backwards, revisions ascend), is 422 "retell.unreadable" {line, part}: `line`
// counts from 1, `part` is "ledger" or "facts".
class Retelling {
 public:
  explicit Retelling(Connection& connection) : connection_(connection) {}

  void blob(Blob const& blob);
  Result<Done> entry(std::string_view line);
  Result<Done> facts(std::string_view line);

 private:
  void keep_entry(Json const& entry);
  void keep_record(Moment moment, Json const& record);
  void keep_facts(Json const& batch);

  Connection& connection_;
  Moment last_moment_ = 0, last_batch_ = 0;
  std::string last_at_{};
  std::map<std::pair<std::string, std::string>, std::int64_t> revisions_{};  // by kind and id
  std::int64_t entries_ = 0, batches_ = 0;
};

// Makes the city at options.path: `tell` puts in what happened, and tables, references, search and projections follow
// from it. Sessions, codes, waiting jobs and remembered answers are not told, so they are not there; the epoch is a new
// one. The file has its name only when it is whole and on the disk; else nothing is left. Problems: 409 "backup.there"
// {path}; what `tell` answers; 422 "retell.unreadable" {line: "", part} where the tables cannot follow from it; those
// of Store::open.
Result<Done> retell(Options options, std::function<Result<Done>(Retelling&)> const& tell);

}  // namespace arpent::store
