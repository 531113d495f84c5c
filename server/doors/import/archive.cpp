#include "doors/import/archive.h"

#include <zip.h>

#include <vector>

#include "doors/import/sheet.h"

namespace arpent::reading {
namespace {

constexpr std::size_t piece_bytes = 64u << 10;
constexpr std::size_t ratio_matters_from = 16u << 20;

Problem broken(std::string const& part) { return {422, "import.broken", {{"part", part}}}; }

struct CloseEntry {
  void operator()(zip_file* entry) const { zip_fclose(entry); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return broken("zip");
  return Archive(archive);
}

std::optional<std::uint64_t> Archive::find(std::string const& name) const {
  zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::nullopt;
  return static_cast<std::uint64_t>(index);
}

bool Archive::has(std::string const& name) const { return find(name).has_value(); }

Result<Done> Archive::unpack(std::string const& name, std::function<bool(std::string_view)> const& take) {
  auto const index = find(name);
  if (!index) return broken(name);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), *index, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_COMP_SIZE)) return broken(name);
  std::unique_ptr<zip_file, CloseEntry> const entry(zip_fopen_index(archive_.get(), *index, 0));
  if (!entry) return broken(name);
  std::vector<char> piece(piece_bytes);
  // What the directory says about the unpacked size is not believed: what comes out is counted.
  for (std::size_t size = 0;;) {
    zip_int64_t const got = zip_fread(entry.get(), piece.data(), piece.size());
    if (got < 0) return broken(name);
    if (got == 0) return Done{};
    size += static_cast<std::size_t>(got);
    unpacked_ += static_cast<std::size_t>(got);
    bool const swollen = size > ratio_matters_from && size / limits::ratio > stat.comp_size;
    if (size > limits::entry_bytes || unpacked_ > limits::unpacked_bytes || swollen)
      return Problem{413, "import.unpacks_too_large", {{"max", std::to_string(limits::entry_bytes >> 20)}}};
    if (!take({piece.data(), static_cast<std::size_t>(got)})) return Done{};
  }
}

}  // namespace arpent::reading
