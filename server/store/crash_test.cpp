// A server that is killed in the middle of its work has lost nothing that it acknowledged, and kept nothing twice.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "store/trial_city.h"
#include "store/trial_records.h"

#if !defined(__SANITIZE_THREAD__)  // which cannot follow threads of a forked process

namespace arpent::store {
namespace {

using trial::Hill;

constexpr int writers = 6;

Result<std::unique_ptr<Store>> open(std::string const& path, Clock const& clock) {
  return Store::open({.path = path, .shapes = trial::shapes(), .projections = {trial::heights()}, .clock = clock});
}

// One thing that a client says, and says again when it got no answer.
Result<Json> say(Store& store, std::string const& id) {
  return store.write({.operation = "say"}, [&](Work& work) -> Result<Json> {
    ARPENT_TRY(earlier, work.earlier_answer(id, "f"));
    if (earlier) return *earlier;
    work.append_fact({"note", id, "s", "{}"});
    auto const answer = record::to_json(work.put(Hill{.id = id, .title = id, .height = 1}));
    work.remember(id, "f", answer);
    return answer;
  });
}

[[noreturn]] void serve_until_killed(std::string const& path, int round, int acknowledged) {
  SystemClock const clock;
  auto const opened = open(path, clock);
  if (!opened) _exit(1);
  for (int w = 0; w < writers; ++w)
    std::thread([&, w] {
      for (int i = 0;; ++i) {
        auto const id = std::to_string(round) + "-" + std::to_string(w) + "-" + std::to_string(i);
        if (!say(**opened, id)) _exit(2);
        auto const line = id + "\n";
        if (write(acknowledged, line.data(), line.size()) < 0) _exit(3);
      }
    }).detach();
  while (true) pause();
}

std::vector<std::string> lines_until_closed(int descriptor) {
  std::string text;
  char buffer[4096];
  for (ssize_t n = 0; (n = read(descriptor, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(n));
  std::vector<std::string> out;
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
    out.push_back(text.substr(at, end - at));
  return out;
}

TEST(CrashTest, NoAcknowledgedWriteIsLostAndNoneIsDoubled) {
  TrialFolder const folder;
  std::mt19937 chance(std::random_device{}());
  std::set<std::string> acknowledged;
  std::size_t total = 0;
  int const rounds = std::getenv("ARPENT_LONG") ? 200 : 10;
  for (int round = 0; round < rounds; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    auto const child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      serve_until_killed(folder.file(), round, ends[1]);
    }
    close(ends[1]);
    // The first answers come when the file is open; then it is cut off anywhere.
    char first = 0;
    ASSERT_EQ(read(ends[0], &first, 1), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + chance() % 60));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the server ended by itself: " << WEXITSTATUS(status);
    auto told = lines_until_closed(ends[0]);
    close(ends[0]);
    told.front().insert(0, 1, first);
    acknowledged.insert(told.begin(), told.end());
    total += told.size();

    SystemClock const clock;
    auto opened = open(folder.file(), clock);
    ASSERT_TRUE(opened) << opened.problem().code;
    auto& store = **opened;
    // What was on its way is said again, and so is some of what was answered.
    for (int w = 0; w < writers; ++w)
      for (int i = 0;; ++i) {
        auto const id = std::to_string(round) + "-" + std::to_string(w) + "-" + std::to_string(i);
        bool const was_told = acknowledged.contains(id);
        if (!was_told || i % 16 == 0) {
          EXPECT_TRUE(say(store, id));
        }
        if (!was_told) break;
      }
    store.read(At::present(), [&](Reader& reader) {
      std::size_t kept_once = 0;
      for (auto const& id : acknowledged) kept_once += reader.history("hill", id).size() == 1;
      EXPECT_EQ(kept_once, acknowledged.size());
      EXPECT_EQ(std::ssize(reader.facts("s", 0, -1, 1000000)), reader.moment());
      EXPECT_EQ(std::ssize(reader.entries({.limit = 1000000})), reader.moment());
    });
    auto const verified = store.verify();
    EXPECT_TRUE(verified) << verified.problem().params.at(0).second;
  }
  EXPECT_EQ(acknowledged.size(), total);
  EXPECT_GT(total, 10U);
  RecordProperty("rounds", rounds);
  RecordProperty("acknowledged", std::to_string(total));
}

}  // namespace
}  // namespace arpent::store

#endif
