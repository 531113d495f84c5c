// A file that one program at a time holds. Given back when the program ends, however it ends.
#pragma once
#include <string>
#include <utility>

namespace arpent::store::sqlite {

class FileLock {
 public:
  FileLock() = default;
  // Throws Failure: in_use when somebody else holds it, disk when the file cannot be made.
  explicit FileLock(std::string const& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

 private:
  int descriptor_ = -1;
};

}  // namespace arpent::store::sqlite
