#include "store/writer.h"

#include <algorithm>

#include "base/stopwatch.h"
#include "store/facts.h"
#include "store/incident.h"
#include "store/position.h"
#include "store/upkeep.h"

namespace arpent::store {
namespace {

// A batch ends after so many writes or so much time: what is queued behind it waits no longer than that for its own.
constexpr std::size_t longest_batch = 512;
constexpr std::chrono::milliseconds longest_work{5};

// The transaction is gone, and with it every write of the batch.
struct BatchLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Problem const busy{503, "store.busy"};

Answered told(std::function<void(Result<Done>)> done) {
  return [done = std::move(done)](Result<Json> const& answer, Moment) {
    if (answer) done(Done{});
    else done(answer.problem());
  };
}

// Who says something without a name is not to be found by the second at which they did: such an entry tells the minute,
// or the time of what came before it in that minute. `at` as print_instant() writes it.
std::string told_at(Author const& author, std::string at, std::string const& last_at) {
  bool const unnamed = author.actor.empty() && author.door == "http";
  if (!unnamed) return at;
  constexpr std::string_view whole_minute = "00.000Z";
  at.replace(at.size() - whole_minute.size(), whole_minute.size(), whole_minute);
  return std::max(std::move(at), last_at);
}

}  // namespace

Writer::Writer(Setting setting) : setting_(std::move(setting)) {
  read_position();
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    std::lock_guard const lock(mutex_);
    closing_ = true;
  }
  something_queued_.notify_one();
  thread_.join();
}

void Writer::write(Author author, Act act, Answered done) {
  queue({std::move(author), std::move(act), std::move(done)});
}

void Writer::alone(std::string doing, std::function<void(Connection&)> act, std::function<void(Result<Done>)> done) {
  queue({{.operation = std::move(doing)}, {}, told(std::move(done)), std::move(act)});
}

void Writer::append(std::vector<Fact> facts, std::function<void(Result<Done>)> done) {
  queue({{}, {}, told(std::move(done)), {}, std::move(facts)});
}

void Writer::queue(Order order) {
  {
    std::unique_lock lock(mutex_);
    if (closing_ || queue_.size() >= setting_.queue_max) {
      lock.unlock();
      return order.done(busy, 0);
    }
    queue_.push_back(std::move(order));
  }
  something_queued_.notify_one();
}

void Writer::run() {
  while (true) {
    std::unique_lock lock(mutex_);
    something_queued_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto order = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    if (order.alone) do_alone(std::move(order));
    else do_batch(std::move(order));
  }
}

std::optional<Writer::Order> Writer::next_now() {
  std::lock_guard const lock(mutex_);
  if (queue_.empty() || queue_.front().alone) return {};
  auto order = std::move(queue_.front());
  queue_.pop_front();
  return order;
}

void Writer::do_batch(Order first) {
  Stopwatch const stopwatch;
  auto& connection = *setting_.connection;
  auto const before = last_moment_;
  std::vector<Outcome> outcomes;
  std::optional<Order> order = std::move(first);
  try {
    connection.begin_write();
    fact_moment_ = 0;
    scrub_due_ = false;
    do {
      outcomes.push_back({busy, 0, order->done});  // answered so should the batch be lost on the way
      outcomes.back() = order->act ? attempt(*order) : keep_facts(*order);
    } while (outcomes.size() < longest_batch && stopwatch.elapsed() < longest_work && (order = next_now()));
    connection.commit();
  } catch (...) {
    auto const problem = incident("commit", std::current_exception());
    try {
      connection.rollback();
      read_position();
      scrub_due_ = false;
    } catch (...) {
      (void)incident("roll back", std::current_exception());
    }
    if (outcomes.empty()) outcomes.push_back({problem, 0, order->done});
    for (auto& outcome : outcomes) outcome = {problem, 0, std::move(outcome.done)};
  }
  order.reset();  // what the act holds on to is let go before the answer
  if (scrub_due_ && setting_.erased) setting_.erased();
  answer(outcomes);
  if (last_moment_ > before && setting_.committed) setting_.committed(last_moment_);
  if (scrub_due_) scrub();
}

Writer::Outcome Writer::attempt(Order& order) {
  auto& connection = *setting_.connection;
  auto at = time_for(order.author);
  if (!at) return {at.problem(), last_moment_, std::move(order.done)};
  auto const doing = order.author.operation;
  auto const day = setting_.zone.day_of(*parse_instant(*at));
  Result<Json> answer = busy;
  connection.run("SAVEPOINT work");
  try {
    Work work({{connection, setting_.catalogue, last_moment_ + 1, true, day, setting_.zone},
               std::move(order.author),
               *at,
               setting_.furniture});
    answer = order.act(work);
    if (answer)
      if (auto const settled = work.settle(); !settled) answer = settled.problem();
    if (answer && work.has_entry()) {
      ++last_moment_;
      last_at_ = told_at(work.author(), *at, last_at_);
      if (last_at_ != *at)
        connection.run("UPDATE entry SET at = :at WHERE moment = :moment",
                       {{"at", last_at_}, {"moment", last_moment_}});
      fact_moment_ = 0;  // facts that follow come after this entry
      scrub_due_ = scrub_due_ || work.has_blanked();
    }
  } catch (...) {
    answer = incident(doing, std::current_exception());
  }
  // A full or broken disk can end the transaction on its own.
  if (!connection.in_transaction()) throw BatchLost("the database gave the transaction up");
  if (!answer) connection.run("ROLLBACK TO work");
  connection.run("RELEASE work");
  return {std::move(answer), last_moment_, std::move(order.done)};
}

Writer::Outcome Writer::keep_facts(Order& order) {
  auto& connection = *setting_.connection;
  if (fact_moment_ == 0) {
    last_at_ = std::max(print_instant(setting_.clock.now()), last_at_);
    fact_moment_ = ++last_moment_;
    facts_ = 0;
    connection.run("INSERT INTO fact_batch (moment, at) VALUES (:moment, :at)",
                   {{"moment", fact_moment_}, {"at", last_at_}});
  }
  for (auto const& fact : order.facts)
    if (insert_fact(connection, fact, fact_moment_, facts_)) ++facts_;
  return {Json(), fact_moment_, std::move(order.done)};
}

void Writer::scrub() {
  try {
    store::scrub(*setting_.connection);
  } catch (...) {
    (void)incident("scrub", std::current_exception());  // still due: done when the city is opened again
  }
}

// Time never runs backwards in a ledger, whatever the machine's clock does.
Result<std::string> Writer::time_for(Author const& author) const {
  if (!author.at) return std::max(print_instant(setting_.clock.now()), last_at_);
  auto const at = parse_instant(*author.at);
  if (!setting_.replay) return Problem{409, "store.no_replay"};
  if (!at || print_instant(*at) < last_at_)
    return Problem{422, "store.out_of_order", {{"at", *author.at}, {"last", last_at_}}};
  return print_instant(*at);
}

void Writer::do_alone(Order order) {
  Result<Json> answer = Json();
  try {
    order.alone(*setting_.connection);
    read_position();
  } catch (...) {
    answer = incident(order.author.operation, std::current_exception());
  }
  std::vector<Outcome> outcomes;
  outcomes.push_back({std::move(answer), last_moment_, std::move(order.done)});
  this->answer(outcomes);
}

void Writer::read_position() {
  auto position = last_position(*setting_.connection);
  last_moment_ = position.moment;
  last_at_ = std::move(position.at);
}

void Writer::answer(std::vector<Outcome>& outcomes) {
  for (auto& outcome : outcomes) try {
      outcome.done(std::move(outcome.answer), outcome.moment);
    } catch (...) {
      (void)incident("answer after commit", std::current_exception());
    }
}

}  // namespace arpent::store
