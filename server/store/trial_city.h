// A city in a folder of its own that goes when it goes: for tests of every room. Time stands still until it is set.
#pragma once
#include <filesystem>

#include "base/hash.h"
#include "base/random.h"
#include "store/store.h"

namespace arpent::store {

class TrialFolder {
 public:
  TrialFolder() : path_(std::filesystem::temp_directory_path() / ("arpent-" + random_token(random_))) {
    std::filesystem::create_directories(path_);
  }
  ~TrialFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TrialFolder(TrialFolder const&) = delete;
  TrialFolder& operator=(TrialFolder const&) = delete;
  std::string file(std::string_view name = "city.db") const { return (path_ / name).string(); }

 private:
  SystemRandom random_;
  std::filesystem::path path_;
};

struct TrialOptions {
  std::string live_tables{};
  std::vector<Projection> projections{};
  std::size_t queue_max = 8192;
  bool replay = false;
};

class TrialCity {
 public:
  explicit TrialCity(std::vector<record::Shape const*> shapes, TrialOptions options = {})
      : shapes_(std::move(shapes)), options_(std::move(options)) {
    open();
  }

  Store& store() { return *store_; }
  Store* operator->() { return store_.get(); }
  FixedClock& clock() { return clock_; }
  std::string path() const { return folder_.file(); }
  void close() { store_.reset(); }
  void open() {
    store_.reset();
    auto opened = Store::open({.path = path(),
                               .shapes = shapes_,
                               .live_tables = options_.live_tables,
                               .projections = options_.projections,
                               .clock = clock_,
                               .durability = Durability::none,
                               .queue_max = options_.queue_max,
                               .replay = options_.replay});
    ensure(static_cast<bool>(opened), "a trial city opens");
    store_ = *std::move(opened);
  }

 private:
  TrialFolder folder_;
  FixedClock clock_{*parse_instant("2026-03-12T09:00:00Z")};
  std::vector<record::Shape const*> shapes_;
  TrialOptions options_;
  std::unique_ptr<Store> store_;
};

}  // namespace arpent::store
