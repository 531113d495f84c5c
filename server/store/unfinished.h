// A city's file in the making.
#pragma once
#include <filesystem>
#include <string>

namespace arpent::store {

// When it goes, whatever stands under that name goes with it: who has made it whole gives it another name before.
struct Unfinished {
  std::string path;
  ~Unfinished() {
    std::error_code ignored;
    for (auto const* beside : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + beside, ignored);
  }
};

}  // namespace arpent::store
