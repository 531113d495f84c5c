// Files that travel inside the binary: the web page, the sentences, the example city. cmake/embed.cmake puts them there
// and makes one function per folder; the bytes live as long as the program.
#pragma once
#include <algorithm>
#include <span>
#include <string_view>

namespace arpent {

struct EmbeddedFile {
  std::string_view path;  // in its folder, with "/" between: "assets/index.js"
  std::string_view bytes;
};

// The files of one folder, ordered by path. Cheap to copy.
class EmbeddedFolder {
 public:
  constexpr EmbeddedFolder() = default;
  constexpr explicit EmbeddedFolder(std::span<EmbeddedFile const> files) : files_(files) {}

  // The file at exactly this path, or nullptr. Paths are names, never walked: ".." finds nothing.
  EmbeddedFile const* find(std::string_view path) const {
    auto const at =
        std::lower_bound(files_.begin(), files_.end(), path,
                         [](EmbeddedFile const& file, std::string_view wanted) { return file.path < wanted; });
    return at != files_.end() && at->path == path ? &*at : nullptr;
  }

  std::span<EmbeddedFile const> files() const { return files_; }

 private:
  std::span<EmbeddedFile const> files_;
};

}  // namespace arpent
