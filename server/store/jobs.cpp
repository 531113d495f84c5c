// Jobs are rows, written in the transaction of whoever orders them. The jobs' door does those that are due; a job may
// be done twice after a crash, so whoever does it goes by its id.
#include "store/store.h"

namespace arpent::store {
namespace {

constexpr std::string_view columns = "SELECT id, moment, name, input, not_before, attempts, fault FROM job WHERE ";

Job job_of(Row const& row) {
  return {row.integer(0), row.integer(1), row.text(2), Json::parse(row.view(3)),
          row.text(4),    row.integer(5), row.text(6)};
}

}  // namespace

std::int64_t Work::job(std::string_view name, Json const& input, std::optional<Instant> not_before) {
  std::int64_t id = 0;
  connection().select(
      "INSERT INTO job (moment, name, input, not_before) VALUES (:moment, :name, :input, :not_before) RETURNING id",
      {{"moment", moment()},
       {"name", name},
       {"input", input.dump()},
       {"not_before", not_before ? print_instant(*not_before) : at()}},
      [&](Row const& row) { id = row.integer(0); });
  return id;
}

void Work::retry_job(std::int64_t id) {
  run("UPDATE job SET state = 'waiting', not_before = :now WHERE id = :id AND state = 'failed'",
      {{"id", id}, {"now", at()}});
}

void Work::drop_job(std::int64_t id) { run("DELETE FROM job WHERE id = :id", {{"id", id}}); }

std::vector<Job> Reader::failed_jobs() const {
  std::vector<Job> out;
  connection().select(std::string(columns) + "state = 'failed' ORDER BY id", {},
                      [&](Row const& row) { out.push_back(job_of(row)); });
  return out;
}

std::vector<Job> Store::due_jobs(std::int64_t limit) {
  Pool::Lease const lease(pool_);
  std::vector<Job> out;
  lease.connection().select(
      std::string(columns) + "state = 'waiting' AND not_before <= :now ORDER BY not_before, id LIMIT :limit",
      {{"now", print_instant(clock_.now())}, {"limit", limit}}, [&](Row const& row) { out.push_back(job_of(row)); });
  return out;
}

Result<Done> Store::finish_job(std::int64_t id) {
  ARPENT_CHECK(write({.operation = "job.finish"}, [&](Work& work) -> Result<Json> {
    work.drop_job(id);
    return Json();
  }));
  return Done{};
}

Result<Done> Store::fail_job(std::int64_t id, std::string const& fault, std::optional<Instant> next_try) {
  ARPENT_CHECK(write({.operation = "job.fail"}, [&](Work& work) -> Result<Json> {
    work.run(
        "UPDATE job SET attempts = attempts + 1, fault = :fault, state = :state, not_before = coalesce(:next_try, "
        "not_before) "
        "WHERE id = :id",
        {{"id", id},
         {"fault", fault},
         {"state", next_try ? "waiting" : "failed"},
         {"next_try", next_try ? Value(print_instant(*next_try)) : Value(nullptr)}});
    return Json();
  }));
  return Done{};
}

}  // namespace arpent::store
