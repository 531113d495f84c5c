// Zip files as archives need them: written the same byte for byte, read piece by piece.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct zip;
struct zip_source;

namespace arpent::archive {

// Entries in the order in which they are added, all at midnight of 1 January 1980 (the first that a zip can say), so
// that the same content is the same file. Nothing is written before close(); a writer that goes without it leaves
// nothing.
class ZipWriter {
 public:
  // A file that is there is replaced, in one step, at close().
  static Result<ZipWriter> to_file(std::string const& path);
  static Result<ZipWriter> in_memory();

  // `make` is called once, in close(); exactly `size` bytes. What it throws, close() throws.
  void add(std::string const& name, std::int64_t size, std::function<std::string()> make);
  // 503 "archive.no_room" {file}: the disk is full or not to be written to.
  Result<Done> close();
  std::string bytes() const;  // after close(), of one in memory

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  struct Free {
    void operator()(zip_source* source) const;
  };
  ZipWriter() = default;

  std::string path_{};
  std::unique_ptr<zip, Discard> archive_{};
  std::unique_ptr<zip_source, Free> memory_{};
  std::shared_ptr<std::exception_ptr> thrown_ = std::make_shared<std::exception_ptr>();
};

class ZipReader {
 public:
  // Nothing: there is no such file, or it is no whole zip file.
  static std::optional<ZipReader> open(std::string const& path);

  std::int64_t count() const;
  // Hands an entry over in pieces until `take` answers false. False: it is not there, or damaged.
  bool read(std::string const& name, std::function<bool(std::string_view)> const& take) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  explicit ZipReader(zip* archive) : archive_(archive) {}
  std::unique_ptr<zip, Discard> archive_;
};

}  // namespace arpent::archive
