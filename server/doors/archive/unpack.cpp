#include "doors/archive/unpack.h"

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "doors/archive/zip_file.h"
#include "store/retell.h"

namespace arpent::archive {
namespace {

// A city with a hundred thousand files has 15 MB.
constexpr std::size_t manifest_bytes_max = 64u << 20;

Problem changed(std::string const& part) { return {422, "archive.changed", {{"part", part}}}; }

Result<Manifest> manifest_of(ZipReader const& zip, int schema) {
  std::string text;
  bool const whole = zip.read(manifest_name, [&](std::string_view piece) {
    text += piece;
    return text.size() <= manifest_bytes_max;
  });
  if (!whole || text.size() > manifest_bytes_max) return Problem{422, "archive.none"};
  return read_manifest(text, schema);
}

Result<Done> verify(ZipReader const& zip, std::string const& name, std::int64_t bytes, std::string const& sha256) {
  Sha256 sum;
  std::int64_t seen = 0;
  // No more is unpacked than was promised.
  bool const whole = zip.read(name, [&](std::string_view piece) {
    seen += std::ssize(piece);
    sum.add(piece);
    return seen <= bytes;
  });
  return whole && seen == bytes && sum.hex() == sha256 ? Result<Done>(Done{}) : changed(name);
}

Result<Done> verify(ZipReader const& zip, Manifest const& manifest) {
  for (auto const* part : {&manifest.ledger, &manifest.facts})
    ARPENT_CHECK(verify(zip, part->name, part->bytes, part->sha256));
  for (auto const& file : manifest.files) ARPENT_CHECK(verify(zip, file_name(file.sha256), file.size, file.sha256));
  return zip.count() == std::ssize(manifest.files) + 3 ? Result<Done>(Done{}) : changed("files/");
}

Result<Done> each_line(ZipReader const& zip, std::string const& name,
                       std::function<Result<Done>(std::string_view)> const& take) {
  std::string line;
  Result<Done> done = Done{};
  bool const whole = zip.read(name, [&](std::string_view piece) {
    for (std::size_t end; done && (end = piece.find('\n')) != piece.npos; piece.remove_prefix(end + 1)) {
      line += piece.substr(0, end);
      done = take(line);
      line.clear();
    }
    line += piece;
    return static_cast<bool>(done);
  });
  if (done && (!whole || !line.empty())) return changed(name);
  return done;
}

Result<Done> tell(ZipReader const& zip, Manifest const& manifest, store::Retelling& retelling) {
  for (auto const& file : manifest.files) {
    std::string bytes;
    bool const whole = zip.read(file_name(file.sha256), [&](std::string_view piece) {
      bytes += piece;
      return true;
    });
    if (!whole) return changed(file_name(file.sha256));
    retelling.blob({file.sha256, file.type, std::move(bytes)});
  }
  ARPENT_CHECK(each_line(zip, ledger_name, [&](std::string_view line) { return retelling.entry(line); }));
  return each_line(zip, facts_name, [&](std::string_view line) { return retelling.facts(line); });
}

}  // namespace

bool is_zip(std::string const& path) {
  char begin[2] = {};
  std::ifstream(path, std::ios::binary).read(begin, 2);
  return begin[0] == 'P' && begin[1] == 'K';
}

bool is_archive(std::string const& path) {
  auto const zip = ZipReader::open(path);
  return zip && zip->read(manifest_name, [](std::string_view) { return false; }) &&
         zip->read(ledger_name, [](std::string_view) { return false; });
}

Result<Manifest> unpack(std::string const& path, store::Options options) {
  if (!std::filesystem::is_regular_file(path)) return Problem{404, "backup.no_file", {{"path", path}}};
  auto const zip = ZipReader::open(path);
  if (!zip)
    return is_zip(path) ? changed(std::filesystem::path(path).filename().string()) : Problem{422, "archive.none"};
  ARPENT_TRY(manifest, manifest_of(*zip, options.migrations.empty() ? 0 : options.migrations.back().number));
  ARPENT_CHECK(verify(*zip, manifest));
  ARPENT_CHECK(
      store::retell(std::move(options), [&](store::Retelling& retelling) { return tell(*zip, manifest, retelling); }));
  return manifest;
}

}  // namespace arpent::archive
