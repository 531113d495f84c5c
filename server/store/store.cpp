#include "store/store.h"

#include <future>

#include "store/incident.h"
#include "store/rebuild.h"
#include "store/upkeep.h"

namespace arpent::store {

struct Store::Opened {
  Options options;
  Furniture furniture;
  Zone zone;
  std::unique_ptr<Connection> connection;
  std::string epoch;
};

Result<std::unique_ptr<Store>> Store::open(Options options) {
  auto const zone = Zone::find(options.zone);
  if (!zone) return Problem{422, "store.zone", {{"zone", options.zone}}};
  try {
    auto connection = connect(options.path, Access::write, options.durability);
    Catalogue const catalogue(options.shapes, connection->dialect());
    Furniture furniture{std::move(options.live_tables), std::move(options.projections)};
    ARPENT_TRY(migrated, bring_up_to_date(*connection, catalogue, furniture, options.migrations, options.path));
    // New columns and tables hold what the ledger has known all along.
    if (migrated) store::rebuild(*connection, catalogue, furniture, *zone);
    auto epoch = tidy_up(*connection, options.clock.now());
    return std::unique_ptr<Store>(
        new Store({std::move(options), std::move(furniture), *zone, std::move(connection), std::move(epoch)}));
  } catch (Failure const& failure) {
    if (failure.cause == Failure::Cause::not_a_database) return Problem{422, "store.corrupt", {{"path", options.path}}};
    if (failure.cause == Failure::Cause::in_use) return Problem{409, "store.in_use", {{"path", options.path}}};
    return incident("open " + options.path, std::current_exception());
  }
}

Store::Store(Opened opened)
    : furniture_(std::move(opened.furniture)),
      catalogue_(opened.options.shapes, opened.connection->dialect()),
      clock_(opened.options.clock),
      zone_(opened.zone),
      epoch_(std::move(opened.epoch)),
      pool_(opened.options.path, opened.options.readers),
      writer_({std::move(opened.connection), catalogue_, furniture_, clock_, zone_, opened.options.queue_max,
               opened.options.replay,
               [this, committed = std::move(opened.options.committed)](Moment moment) {
                 if (committed) committed(epoch_, moment);
               },
               [this] { memory_->forget(); }}) {}

Store::~Store() = default;

void Store::write(Author author, Act act, Answered done) {
  writer_.write(std::move(author), std::move(act), std::move(done));
}

Result<Store::Written> Store::write_at(Author author, Act act) {
  ensure(!writer_.is_this_thread(), "the writer cannot wait for itself");
  // Shared: the writer may still be inside set_value when this thread has its answer and goes on.
  auto const promise = std::make_shared<std::promise<Result<Written>>>();
  auto future = promise->get_future();
  write(std::move(author), std::move(act), [promise](Result<Json> answer, Moment moment) {
    if (answer) promise->set_value(Written{*std::move(answer), moment});
    else promise->set_value(answer.problem());
  });
  return future.get();
}

Result<Json> Store::write(Author author, Act act) {
  ARPENT_TRY(written, write_at(std::move(author), std::move(act)));
  return std::move(written.answer);
}

Result<Done> Store::alone(std::string doing, std::function<void(Connection&)> act) {
  ensure(!writer_.is_this_thread(), "the writer cannot wait for itself");
  auto const promise = std::make_shared<std::promise<Result<Done>>>();
  auto future = promise->get_future();
  writer_.alone(std::move(doing), std::move(act),
                [promise](Result<Done> done) { promise->set_value(std::move(done)); });
  return future.get();
}

Result<Done> Store::scrub() {
  return alone("scrub", [](Connection& connection) { store::scrub(connection); });
}

Result<Done> Store::rebuild() {
  return alone("rebuild",
               [this](Connection& connection) { store::rebuild(connection, catalogue_, furniture_, zone_); });
}

Result<Done> Store::verify() {
  std::string what;
  ARPENT_CHECK(
      alone("verify", [&](Connection& connection) { what = differences(connection, catalogue_, furniture_, zone_); }));
  if (!what.empty()) return Problem{409, "store.not_as_told", {{"what", what}}};
  return Done{};
}

Result<Done> Store::copy_to(std::string const& path) {
  try {
    Pool::Lease const lease(pool_);
    lease.connection().copy_to(path);
    begin_epoch(*connect(path, Access::write, Durability::full));
    return Done{};
  } catch (Failure const&) {
    return incident("copy to " + path, std::current_exception());
  }
}

Outlook Store::outlook(Connection& connection, At const& at) const {
  auto const last = last_position(connection);
  auto const now = clock_.now();
  auto const in = [&](Position const& position, std::optional<Day> day) -> Outlook {
    auto const instant = position.at.empty() ? now : *parse_instant(position.at);
    return {
        connection, catalogue_,   position.moment, position.moment == last.moment, day.value_or(zone_.day_of(instant)),
        zone_,      memory_.get()};
  };
  if (auto const* moment = std::get_if<Moment>(&at.held_)) return in(position_of(connection, *moment), {});
  if (auto const* day = std::get_if<Day>(&at.held_))
    return in(position_at(connection, print_instant(zone_.end_of(*day))), *day);
  if (auto const* instant = std::get_if<Instant>(&at.held_))
    return in(position_at(connection, print_instant(*instant)), zone_.day_of(*instant));
  return in(last, zone_.day_of(now));
}

}  // namespace arpent::store
