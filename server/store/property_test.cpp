// Whatever happens to a city, in whatever order: the tables are what the ledger tells, the past is what was seen then,
// and what was refused never was.
#include <gmock/gmock.h>

#include <future>
#include <random>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using trial::heights;
using trial::Hill;
using trial::Path;

using Picture = std::map<std::string, Json>;  // by kind and id

Picture picture(Reader& reader) {
  Picture out;
  for (auto const* kind : {"hill", "path"})
    for (auto& record : reader.all(kind))
      out.emplace(kind + ("/" + record["id"].get<std::string>()), std::move(record));
  return out;
}

std::string heights_in(Reader& reader, char const* source) {
  std::string out;
  reader.select(source, {{"m", reader.moment()}},
                [&](Row const& row) { out += row.text(0) + "=" + row.text(1) + " "; });
  return out;
}

class Life {
 public:
  explicit Life(unsigned seed) : chance_(seed), seed_(seed) {}

  void live(int steps) {
    pictures_[0] = {};
    for (int i = 0; i < steps && !testing::Test::HasFailure(); ++i) step();
    for (auto const& [moment, seen] : pictures_) {
      city_->read(At::moment(moment), [&, &was = seen, &at = moment](Reader& reader) {
        EXPECT_EQ(picture(reader), was) << "moment " << at << " of seed " << seed_;
        EXPECT_EQ(heights_in(reader, "SELECT hill, height FROM height WHERE moment <= :m AND until > :m ORDER BY hill"),
                  heights_in(reader, "SELECT id, height FROM {hill} WHERE height IS NOT NULL AND :m >= 0 ORDER BY id"));
      });
    }
    verify();
    EXPECT_TRUE(city_->rebuild());
    EXPECT_EQ(now(), pictures_[moment_]) << "rebuilt, seed " << seed_;
  }

 private:
  int any(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }
  std::string any_id() { return std::string(1, static_cast<char>('a' + any(8))); }
  std::optional<std::string> maybe(std::string text) { return any(2) ? std::optional(std::move(text)) : std::nullopt; }
  std::string word() {
    static constexpr char const* words[] = {"", "Forêt", "it’s \"odd\"", "{json}", "100 %", "日本", "forêt noire"};
    return words[any(7)];
  }

  Hill hill() {
    Hill out{.id = any_id(), .title = word()};
    out.code = maybe(std::to_string(any(20)));
    out.story = maybe(word());
    out.parent = any(3) ? std::nullopt : std::optional(any_id());
    if (any(2)) out.tags = {word(), word()};
    if (any(3) == 0) out.near = {any_id()};
    if (any(2)) out.height = any(3);
    if (any(2)) out.slope = any(100) / 8.0;
    out.wooded = any(2);
    out.state = any(2) ? "open" : "closed";
    out.owner = maybe(word());
    out.mail = maybe("someone@example.fr");
    return out;
  }
  Path path() { return {.id = any_id(), .from = any_id(), .to = any_id(), .length = any(10) / 4.0}; }

  void put_or_remove(Work& work) {
    switch (any(5)) {
      case 0:
        (void)work.remove("hill", any_id());
        break;
      case 1:
        (void)work.remove("path", any_id());
        break;
      case 2:
        work.put(path());
        break;
      default:
        work.put(hill());
        break;
    }
  }

  // Takes an entry back where nobody changed its records since.
  void undo(Work& work) {
    for (auto const& revision : work.revisions_of(1 + any(static_cast<int>(moment_) + 1))) {
      if (revision.until) continue;
      if (auto const before = work.before(revision.kind, revision.id, revision.entry.moment))
        work.put(revision.kind, *before);
      else (void)work.remove(revision.kind, revision.id);
    }
  }

  void step() {
    city_.clock().advance(std::chrono::hours(any(30)));
    auto const before = now();
    bool threw = false, erased = false;
    std::string id;
    auto const written = city_->write_at({.actor = "p", .operation = "trial"}, [&](Work& work) -> Result<Json> {
      switch (any(9)) {
        case 0:
          undo(work);
          break;
        case 1:
          erased = true;
          id = any_id();
          work.blank("hill", id);
          break;
        case 2:
          for (int i = any(6); i >= 0; --i) put_or_remove(work);
          return Problem{409, "on_second_thoughts"};
        case 3:
          put_or_remove(work);
          threw = true;
          throw std::runtime_error("planted");
        case 4:
          for (int i = any(8); i >= 0; --i) put_or_remove(work);
          break;
        default:
          put_or_remove(work);
      }
      return Json();
    });
    if (!written) {
      EXPECT_EQ(now(), before) << "a refused operation left a trace, seed " << seed_;
      EXPECT_EQ(city_->read(At::present(), [](Reader& reader) { return reader.moment(); }), moment_);
      EXPECT_EQ(written.problem().status == 500, threw);
      return;
    }
    EXPECT_LE(written->moment, moment_ + 1);
    if (erased) forget(id);
    moment_ = written->moment;
    pictures_[moment_] = now();
    if (any(12) == 0) verify();
  }

  void forget(std::string const& id) {
    for (auto& [moment, seen] : pictures_)
      if (auto const found = seen.find("hill/" + id); found != seen.end())
        found->second = record::blanked(Hill::shape(), found->second).first;
  }

  Picture now() { return city_->read(At::present(), picture); }
  void verify() {
    auto const verified = city_->verify();
    EXPECT_TRUE(verified) << "seed " << seed_ << ": " << verified.problem().params.at(0).second;
  }

  std::mt19937 chance_;
  unsigned seed_;
  TrialCity city_{trial::shapes(), {.projections = {heights()}}};
  std::map<Moment, Picture> pictures_;
  Moment moment_ = 0;
};

TEST(PropertyTest, TablesAreWhatTheLedgerTellsAndThePastIsWhatWasSeen) {
  std::random_device device;
  auto const start = device();
  for (unsigned i = 0; i < 12 && !testing::Test::HasFailure(); ++i) Life(start + i).live(60);
  for (unsigned seed = 1; seed <= 12 && !testing::Test::HasFailure(); ++seed) Life(seed).live(60);
}

TEST(PropertyTest, SeveralWritersAtOnceLoseNothing) {
  TrialCity city{trial::shapes(), {.projections = {heights()}}};
  constexpr int writers = 8, each = 60;
  std::mutex mutex;
  std::set<Moment> moments;
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w)
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; ++i) {
        auto const written = city->write_at({}, [&](Work& work) -> Result<Json> {
          auto hill = work.find<Hill>("a").value_or(Hill{.id = "a", .title = "Counter", .height = 0});
          ++*hill.height;
          if (i % 7 == 3) return Problem{409, "no"};
          work.put(Hill{.id = "w" + std::to_string(w), .title = std::to_string(i), .parent = "a"});
          return record::to_json(work.put(hill));
        });
        city->read(At::present(), [&](Reader& reader) {
          // One consistent picture: the counter and the last moment belong together.
          auto const hill = reader.find<Hill>("a");
          EXPECT_EQ(hill ? *hill->height : 0, reader.moment());
        });
        std::lock_guard const lock(mutex);
        if (!written) continue;
        EXPECT_TRUE(moments.insert(written->moment).second);
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(*moments.rbegin(), std::ssize(moments));
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.find<Hill>("a")->height; }),
            std::ssize(moments));
  EXPECT_TRUE(city->verify());
}

TEST(PropertyTest, SixteenTimesTheSameRequestIsKeptOnce) {
  TrialCity city{trial::shapes()};
  std::string const request = "0190a000-0000-7000-8000-000000000001";
  std::atomic<int> made = 0;
  std::vector<std::future<Result<Json>>> answers;
  for (int i = 0; i < 16; ++i)
    answers.push_back(std::async(std::launch::async, [&] {
      return city->write({.request_id = request}, [&](Work& work) -> Result<Json> {
        ARPENT_TRY(earlier, work.earlier_answer(request, "same"));
        if (earlier) return *earlier;
        auto const answer = work.put("hill", {{"id", "h" + std::to_string(++made)}, {"title", "T"}});
        work.remember(request, "same", answer);
        return answer;
      });
    }));
  std::set<std::string> told;
  for (auto& answer : answers) {
    auto const got = answer.get();
    ASSERT_TRUE(got) << got.problem().code;
    told.insert(got->dump());
  }
  EXPECT_EQ(told.size(), 1U);
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.count("hill"); }), 1);
}

TEST(PropertyTest, AFullQueueIsToldAtOnceAndEveryAnswerComesOnce) {
  TrialCity city{trial::shapes(), {.queue_max = 4}};
  std::promise<void> go;
  auto const gate = go.get_future().share();
  std::atomic<int> kept = 0, refused = 0;
  auto const queue = [&] {
    city->write(
        {},
        [gate](Work& work) -> Result<Json> {
          gate.wait();
          work.leave_entry();
          return Json();
        },
        [&](Result<Json> const& answer, Moment) { answer ? ++kept : ++refused; });
  };
  for (int i = 0; i < 20; ++i) queue();
  EXPECT_GE(refused, 15);
  go.set_value();
  city.close();  // does what is queued
  EXPECT_EQ(kept + refused, 20);
  EXPECT_GE(kept, 4);
}

}  // namespace
}  // namespace arpent::store
