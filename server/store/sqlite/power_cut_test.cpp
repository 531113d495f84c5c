// A power cut: a disk that forgets everything that was not synced. A file system of SQLite's own interface that does so
// stands between the store and the real one; whatever was acknowledged before the cut is there after it, once.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <thread>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using trial::Hill;

// What would be on the disk after a cut, by path.
class Disk {
 public:
  void sync(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    std::scoped_lock const lock(mutex_);
    synced_[path] = std::move(bytes);
  }
  void remove(std::string const& path) {
    std::scoped_lock const lock(mutex_);
    synced_.erase(path);
  }
  std::map<std::string, std::string> after_a_cut() const {
    std::scoped_lock const lock(mutex_);
    return synced_;
  }
  std::atomic<bool> lies{false};  // says that it synced, and did not

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> synced_;
};
Disk* disk = nullptr;

// SQLite hands out memory of szOsFile bytes: ours in front, the real file behind.
struct File {
  sqlite3_file base;
  std::string* path;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

template <auto Member, class... Args>
int pass(sqlite3_file* file, Args... args) {
  auto* const real = ours(file)->real();
  return (real->pMethods->*Member)(real, args...);
}

int close(sqlite3_file* file) {
  int const code = pass<&sqlite3_io_methods::xClose>(file);
  delete ours(file)->path;
  return code;
}

int sync(sqlite3_file* file, int flags) {
  int const code = pass<&sqlite3_io_methods::xSync>(file, flags);
  if (code == SQLITE_OK && disk && !disk->lies && ours(file)->path) disk->sync(*ours(file)->path);
  return code;
}

sqlite3_io_methods const methods{
    2,
    close,
    pass<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    pass<&sqlite3_io_methods::xWrite, void const*, int, sqlite3_int64>,
    pass<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    sync,
    pass<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    pass<&sqlite3_io_methods::xLock, int>,
    pass<&sqlite3_io_methods::xUnlock, int>,
    pass<&sqlite3_io_methods::xCheckReservedLock, int*>,
    pass<&sqlite3_io_methods::xFileControl, int, void*>,
    pass<&sqlite3_io_methods::xSectorSize>,
    pass<&sqlite3_io_methods::xDeviceCharacteristics>,
    pass<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    pass<&sqlite3_io_methods::xShmLock, int, int, int>,
    [](sqlite3_file* file) { ours(file)->real()->pMethods->xShmBarrier(ours(file)->real()); },
    pass<&sqlite3_io_methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

sqlite3_vfs* real_system() { return static_cast<sqlite3_vfs*>(sqlite3_vfs_find("unix")); }

int open_file(sqlite3_vfs*, char const* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* const mine = ours(file);
  mine->base.pMethods = nullptr;
  mine->path = path ? new std::string(path) : nullptr;
  int const code = real_system()->xOpen(real_system(), path, mine->real(), flags, out_flags);
  if (code == SQLITE_OK) mine->base.pMethods = &methods;
  else delete mine->path;
  return code;
}

int delete_file(sqlite3_vfs*, char const* path, int sync_folder) {
  if (disk) disk->remove(path);
  return real_system()->xDelete(real_system(), path, sync_folder);
}

// While it lives, every connection of this process goes through it.
class ForgetfulDisk {
 public:
  ForgetfulDisk() : system_(*real_system()) {
    system_.zName = "forgetful";
    system_.szOsFile = static_cast<int>(sizeof(File)) + real_system()->szOsFile;
    system_.xOpen = open_file;
    system_.xDelete = delete_file;
    sqlite3_vfs_register(&system_, 1);
    disk = &disk_;
  }
  ~ForgetfulDisk() {
    disk = nullptr;
    sqlite3_vfs_unregister(&system_);
    sqlite3_vfs_register(real_system(), 1);
  }
  Disk& of() { return disk_; }

 private:
  sqlite3_vfs system_;
  Disk disk_;
};

class Writers {
 public:
  explicit Writers(Store& store, int round) {
    for (int w = 0; w < 4; ++w)
      threads_.emplace_back([this, &store, round, w] {
        for (int i = 0; !stop_; ++i) {
          auto const id = std::to_string(round) + "-" + std::to_string(w) + "-" + std::to_string(i);
          auto const kept = store.write({.operation = "say"}, [&](Work& work) -> Result<Json> {
            return record::to_json(work.put(Hill{.id = id, .title = id, .height = 1}));
          });
          std::scoped_lock const lock(mutex_);
          if (kept) acknowledged_.insert(id);
        }
      });
  }
  ~Writers() {
    stop_ = true;
    for (auto& thread : threads_) thread.join();
  }
  std::set<std::string> acknowledged() {
    std::scoped_lock const lock(mutex_);
    return acknowledged_;
  }

 private:
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::set<std::string> acknowledged_;
  std::vector<std::thread> threads_;
};

Result<std::unique_ptr<Store>> open(std::string const& path, Clock const& clock) {
  return Store::open({.path = path, .shapes = trial::shapes(), .projections = {trial::heights()}, .clock = clock});
}

// The city as a machine would find it when the power is back: how many of these are there exactly once.
std::size_t found_after_a_cut(std::map<std::string, std::string> const& files, std::string const& path,
                              std::set<std::string> const& wanted) {
  TrialFolder const folder;
  for (auto const& [name, bytes] : files)
    if (name.starts_with(path)) std::ofstream(folder.file() + name.substr(path.size()), std::ios::binary) << bytes;
  SystemClock const clock;
  auto const opened = open(folder.file(), clock);
  EXPECT_TRUE(opened) << opened.problem().code;
  if (!opened) return 0;
  auto const verified = (*opened)->verify();
  EXPECT_TRUE(verified) << verified.problem().params.at(0).second;
  return (*opened)->read(At::present(), [&](Reader& reader) {
    std::size_t once = 0;
    for (auto const& id : wanted) once += reader.history("hill", id).size() == 1;
    return once;
  });
}

struct PowerCutTest : testing::Test {
  ForgetfulDisk forgetful;
  TrialFolder folder;
  SystemClock clock;
};

TEST_F(PowerCutTest, LosesNothingThatWasAcknowledged) {
  std::mt19937 chance(std::random_device{}());
  auto const opened = open(folder.file(), clock);
  ASSERT_TRUE(opened) << opened.problem().code;
  int const rounds = std::getenv("ARPENT_LONG") ? 200 : 10;
  std::size_t total = 0;
  for (int round = 0; round < rounds; ++round) {
    Writers writers(**opened, round);
    // Some were told that it is kept, however slow the machine; and then the power goes at any time.
    while (writers.acknowledged().size() < 5) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(chance() % 40));
    auto const acknowledged = writers.acknowledged();  // first, then the disk: what comes between is on the disk
    auto const files = forgetful.of().after_a_cut();
    ASSERT_EQ(found_after_a_cut(files, folder.file(), acknowledged), acknowledged.size()) << "round " << round;
    total += acknowledged.size();
  }
  RecordProperty("rounds", rounds);
  RecordProperty("acknowledged", std::to_string(total));
}

// The test can fail: a disk that only says that it synced does lose what was acknowledged.
TEST_F(PowerCutTest, WouldNoticeADiskThatLies) {
  auto const opened = open(folder.file(), clock);
  ASSERT_TRUE(opened) << opened.problem().code;
  forgetful.of().lies = true;
  std::set<std::string> acknowledged;
  {
    Writers writers(**opened, 0);
    while (writers.acknowledged().size() < 5) std::this_thread::yield();
    acknowledged = writers.acknowledged();
  }
  EXPECT_LT(found_after_a_cut(forgetful.of().after_a_cut(), folder.file(), acknowledged), acknowledged.size());
}

}  // namespace
}  // namespace arpent::store
