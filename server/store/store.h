// A city's store: the present, as ordinary tables that SQL can query; the ledger, all that ever happened, with who,
// when, through what and why; and facts, small things in great number. All in one transaction, so they always agree.
//
//   ARPENT_TRY(store, Store::open({.path = "nantes.db", .shapes = shapes, .clock = clock}));
//   store->write({.actor = person, .operation = "goal.create"}, [&](Work& work) -> Result<Json> { return
//   work.put("goal", goal); },
//                [](Result<Json> answer, Moment moment) { … });                          // after COMMIT
//   auto goals = store->read(At::present(), [](Reader& reader) { return reader.all<Goal>(); });
//   auto march = store->read(At::end_of(make_day(2026, 3, 31)), [](Reader& reader) { return reader.all<Goal>(); });
#pragma once
#include "store/migration.h"
#include "store/pool.h"
#include "store/position.h"
#include "store/writer.h"

namespace arpent::store {

// When to look.
class At {
 public:
  static At present() { return {}; }
  static At moment(Moment moment) { return At(Held(std::in_place_index<1>, moment)); }  // as it stood after it
  static At end_of(Day day) {
    return At(Held(std::in_place_index<2>, day));
  }  // what was known then, in the city's zone
  static At instant(Instant at) { return At(Held(std::in_place_index<3>, at)); }

 private:
  friend class Store;
  using Held = std::variant<std::monostate, Moment, Day, Instant>;
  At() = default;
  explicit At(Held held) : held_(held) {}
  Held held_;
};

struct Options {
  std::string path;
  std::vector<record::Shape const*> shapes;
  std::string live_tables{};
  std::vector<Projection> projections{};
  std::vector<Migration> migrations{};
  Clock const& clock;
  std::string zone = "Europe/Paris";
  Durability durability = Durability::full;
  std::size_t readers = 4;
  std::size_t queue_max = 8192;
  // Called on the writer's thread after each commit that left something, with the last moment. Must not wait.
  std::function<void(std::string const& epoch, Moment)> committed{};
  bool replay = false;  // entries may carry their own time: only while a city is made from elsewhere
};

class Store {
 public:
  // A file that is not there is made; an older one is brought up to date by the migrations. Problems: 409
  // "store.in_use" {path}, "store.newer" {path, version}, "store.drift" {path, what}; 422 "store.corrupt" {path},
  // "store.zone" {zone}; 503 "store.disk".
  static Result<std::unique_ptr<Store>> open(Options options);
  // Does what is queued, then closes. No reader may be at work.
  ~Store();

  // See Writer::write. `act` runs on the writer's thread.
  void write(Author author, Act act, Answered done);
  // The same, waiting for the answer: command line and tests. Not from inside an act or an answer.
  struct Written {
    Json answer;
    Moment moment;
  };
  Result<Json> write(Author author, Act act);
  Result<Written> write_at(Author author, Act act);

  // Calls `look(Reader&)` on this thread with a snapshot and answers what it answers. May wait for another reader to
  // end: do not read inside a read.
  template <class F>
  auto read(At const& at, F&& look) {
    Pool::Lease const lease(pool_);
    Reader reader(outlook(lease.connection(), at));
    return std::forward<F>(look)(reader);
  }

  // Keeps facts; `done` is called once, as in write().
  void append(std::vector<Fact> facts, std::function<void(Result<Done>)> done) {
    writer_.append(std::move(facts), std::move(done));
  }

  // Jobs whose time has come, the oldest first. finish_job forgets one; fail_job tries again later, or gives up
  // (nothing).
  std::vector<Job> due_jobs(std::int64_t limit = 20);
  Result<Done> finish_job(std::int64_t id);
  Result<Done> fail_job(std::int64_t id, std::string const& fault, std::optional<Instant> next_try);

  // Makes everything that follows from the ledger anew: tables, references, search, projections. Writes wait.
  Result<Done> rebuild();
  // Compares all that with what the ledger gives, and looks for damage: 409 "store.not_as_told" {what}. Writes wait.
  Result<Done> verify();
  // Leaves no trace of what was erased, in the file or beside it. The store does so itself after an erasure; waits for
  // the end.
  Result<Done> scrub();
  // A consistent copy, made while others read and write. It gets an epoch of its own.
  Result<Done> copy_to(std::string const& path);

  // Names the life of this file: another one after a copy is put in its place. Streams carry it, so that clients
  // notice.
  std::string const& epoch() const { return epoch_; }
  Zone zone() const { return zone_; }
  Clock const& clock() const { return clock_; }

 private:
  struct Opened;
  explicit Store(Opened opened);
  Outlook outlook(Connection& connection, At const& at) const;
  Result<Done> alone(std::string doing, std::function<void(Connection&)> act);

  Furniture const furniture_;
  Catalogue const catalogue_;
  Clock const& clock_;
  Zone const zone_;
  std::string const epoch_;
  std::unique_ptr<Memory> const memory_ = std::make_unique<Memory>();
  Pool pool_;
  Writer writer_;
};

}  // namespace arpent::store
