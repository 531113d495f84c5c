#include "doors/archive/zip_file.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace arpent::archive {
namespace {

constexpr std::size_t piece_bytes = 256u << 10;
constexpr zip_uint16_t first_of_january_1980 = (1 << 5) | 1;

// An entry that is made when its turn comes, so that one of them at a time is in memory.
struct Entry {
  std::int64_t size;
  std::function<std::string()> make;
  std::shared_ptr<std::exception_ptr> thrown;
  std::string bytes{};
  std::size_t at = 0;

  zip_int64_t open() {
    try {
      bytes = make();
      at = 0;
      if (static_cast<std::int64_t>(bytes.size()) == size) return 0;
    } catch (...) {
      *thrown = std::current_exception();  // C stands between here and close()
    }
    return -1;
  }
  zip_int64_t read(void* to, zip_uint64_t most) {
    auto const length = std::min<std::size_t>(most, bytes.size() - at);
    std::memcpy(to, bytes.data() + at, length);
    at += length;
    return static_cast<zip_int64_t>(length);
  }
};

zip_int64_t serve(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto* const entry = static_cast<Entry*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      return entry->open();
    case ZIP_SOURCE_READ:
      return entry->read(data, length);
    case ZIP_SOURCE_CLOSE:
      entry->bytes = {};
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* const stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = static_cast<zip_uint64_t>(entry->size);
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_ERROR: {
      zip_error_t error;
      zip_error_init_with_code(&error, ZIP_ER_READ);
      return zip_error_to_data(&error, data, length);
    }
    case ZIP_SOURCE_FREE:
      delete entry;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

struct CloseEntry {
  void operator()(zip_file* entry) const { zip_fclose(entry); }
};

}  // namespace

void ZipWriter::Discard::operator()(zip* archive) const { zip_discard(archive); }
void ZipWriter::Free::operator()(zip_source* source) const { zip_source_free(source); }
void ZipReader::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipWriter> ZipWriter::to_file(std::string const& path) {
  ZipWriter out;
  out.path_ = path;
  out.archive_.reset(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr));
  if (!out.archive_) return Problem{503, "archive.no_room", {{"file", path}}};
  return out;
}

Result<ZipWriter> ZipWriter::in_memory() {
  ZipWriter out;
  auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  ensure(source, "a buffer in memory can be made");
  zip_source_keep(source);
  out.memory_.reset(source);
  out.archive_.reset(zip_open_from_source(source, ZIP_TRUNCATE, nullptr));
  ensure(static_cast<bool>(out.archive_), "a zip in memory can be begun");
  return out;
}

void ZipWriter::add(std::string const& name, std::int64_t size, std::function<std::string()> make) {
  auto* const entry = new Entry{size, std::move(make), thrown_};
  auto* const source = zip_source_function(archive_.get(), serve, entry);
  if (!source) delete entry;
  ensure(source, "a source for an entry can be made");
  auto const index = zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) zip_source_free(source);
  ensure(index >= 0, "an entry of a zip can be added");
  zip_file_set_dostime(archive_.get(), static_cast<zip_uint64_t>(index), 0, first_of_january_1980, 0);
}

Result<Done> ZipWriter::close() {
  auto* const archive = archive_.release();
  if (zip_close(archive) == 0) return Done{};
  zip_discard(archive);
  if (*thrown_) std::rethrow_exception(*thrown_);
  return Problem{503, "archive.no_room", {{"file", path_}}};
}

std::string ZipWriter::bytes() const {
  zip_stat_t stat;
  ensure(memory_ && zip_source_stat(memory_.get(), &stat) == 0 && zip_source_open(memory_.get()) == 0,
         "a zip in memory can be read once it is closed");
  std::string out(stat.size, '\0');
  auto const got = zip_source_read(memory_.get(), out.data(), out.size());
  zip_source_close(memory_.get());
  ensure(got == static_cast<zip_int64_t>(out.size()), "a zip in memory is read as a whole");
  return out;
}

std::optional<ZipReader> ZipReader::open(std::string const& path) {
  auto* const archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (!archive) return std::nullopt;
  return ZipReader(archive);
}

std::int64_t ZipReader::count() const { return zip_get_num_entries(archive_.get(), 0); }

bool ZipReader::read(std::string const& name, std::function<bool(std::string_view)> const& take) const {
  std::unique_ptr<zip_file, CloseEntry> const entry(zip_fopen(archive_.get(), name.c_str(), 0));
  if (!entry) return false;
  std::vector<char> piece(piece_bytes);
  for (;;) {
    auto const got = zip_fread(entry.get(), piece.data(), piece.size());
    if (got < 0) return false;
    if (got == 0 || !take({piece.data(), static_cast<std::size_t>(got)})) return true;
  }
}

}  // namespace arpent::archive
