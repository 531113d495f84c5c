// A zip file in memory, opened with suspicion.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct zip;

namespace arpent::reading {

class Archive {
 public:
  // Keeps a view of `bytes`: they must outlive it. 422 import.broken when they are no zip file.
  static Result<Archive> open(std::string_view bytes);

  bool has(std::string const& name) const;

  // Hands the unpacked entry over in pieces until `take` answers false. Names are compared without case, as Office
  // does. 422 import.broken {part}: absent, damaged, or locked with a password. 413 import.unpacks_too_large {max}:
  // bigger than limits::entry_bytes, all entries together bigger than limits::unpacked_bytes, or packed beyond
  // limits::ratio.
  Result<Done> unpack(std::string const& name, std::function<bool(std::string_view)> const& take);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Archive(zip* archive) : archive_(archive) {}
  std::optional<std::uint64_t> find(std::string const& name) const;

  std::unique_ptr<zip, Close> archive_;
  std::size_t unpacked_ = 0;
};

}  // namespace arpent::reading
