// The one thread that writes to a city. It takes what is queued, does it in one transaction with a savepoint for each
// write, commits once for all, and answers: no other thread ever waits for the disk.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "store/work.h"

namespace arpent::store {

using Act = std::function<Result<Json>(Work&)>;
// The answer after COMMIT, or the Problem; the moment of the entry (where none was left: of the last one before).
using Answered = std::function<void(Result<Json>, Moment)>;

class Writer {
 public:
  struct Setting {
    std::unique_ptr<Connection> connection;
    Catalogue const& catalogue;
    Furniture const& furniture;
    Clock const& clock;
    Zone zone;
    std::size_t queue_max;
    bool replay;
    std::function<void(Moment)> committed{};  // after a commit that left something; must not wait
    std::function<void()> erased{};           // after a commit that erased, before anybody is answered
  };
  explicit Writer(Setting setting);
  ~Writer();  // does what is queued first

  // `done` is called exactly once: on this thread at once when the queue is full (503 "store.busy"), else on the
  // writer's. It must not wait.
  void write(Author author, Act act, Answered done);
  // Keeps facts, in the order given, under the moment of the batch. Facts that are there already are kept once. Nothing
  // is asked of anybody: whoever calls has checked them.
  void append(std::vector<Fact> facts, std::function<void(Result<Done>)> done);
  // Alone, between two transactions: compacting, rebuilding. What it throws is answered as an incident.
  void alone(std::string doing, std::function<void(Connection&)> act, std::function<void(Result<Done>)> done);

  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  struct Order {
    Author author;
    Act act;  // empty: alone
    Answered done;
    std::function<void(Connection&)> alone{};
    std::vector<Fact> facts{};
  };
  struct Outcome {
    Result<Json> answer;
    Moment moment;
    Answered done;
  };

  void queue(Order order);
  void run();
  std::optional<Order> next_now();
  void do_batch(Order first);
  void do_alone(Order order);
  Outcome attempt(Order& order);
  Outcome keep_facts(Order& order);
  void scrub();
  Result<std::string> time_for(Author const& author) const;
  void read_position();
  static void answer(std::vector<Outcome>& outcomes);

  Setting setting_;
  Moment last_moment_ = 0;
  std::string last_at_;
  Moment fact_moment_ = 0;  // of the batch being written; 0: none yet
  std::int64_t facts_ = 0;  // kept under it
  bool scrub_due_ = false;

  std::mutex mutex_;
  std::condition_variable something_queued_;
  std::deque<Order> queue_;
  bool closing_ = false;
  std::thread thread_;  // last: it uses all the others
};

}  // namespace arpent::store
