#include "doors/archive/pack.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "base/hash.h"
#include "doors/archive/manifest.h"
#include "doors/archive/zip_file.h"

namespace arpent::archive {
namespace {

struct Content {
  Manifest manifest;
  std::shared_ptr<std::string> ledger = std::make_shared<std::string>(), facts = std::make_shared<std::string>();
};

std::string time_of_last(store::Reader const& reader) {
  auto const last = reader.entries({.limit = 1});
  return last.empty() ? "" : last.front().at;
}

Part part_of(std::string const& name, std::string const& text) {
  return {name, sha256_hex(text), std::ssize(text), std::count(text.begin(), text.end(), '\n')};
}

// Nothing: it is more than so many bytes.
std::optional<Content> content_of(store::Reader const& reader, Label const& label, std::int64_t bytes_max) {
  Content out;
  out.manifest = {.schema = label.schema,
                  .city = label.city,
                  .moment = reader.moment(),
                  .at = time_of_last(reader),
                  .ledger = {},
                  .facts = {},
                  .files = reader.blobs()};
  for (auto const& file : out.manifest.files) bytes_max -= file.size;
  if (bytes_max < 0) return {};
  auto const into = [&](std::shared_ptr<std::string> const& text) {
    return [&, text](std::string_view piece) {
      bytes_max -= std::ssize(piece);
      if (bytes_max >= 0) *text += piece;
    };
  };
  reader.tell(into(out.ledger));
  reader.tell_facts(into(out.facts));
  if (bytes_max < 0) return {};
  out.manifest.ledger = part_of(ledger_name, *out.ledger);
  out.manifest.facts = part_of(facts_name, *out.facts);
  return out;
}

Result<Done> write(store::Reader const& reader, Content const& content, ZipWriter& zip) {
  auto const add = [&](std::string const& name, std::shared_ptr<std::string> const& text) {
    zip.add(name, std::ssize(*text), [text] { return *text; });
  };
  add(manifest_name, std::make_shared<std::string>(text_of(content.manifest)));
  add(ledger_name, content.ledger);
  add(facts_name, content.facts);
  for (auto const& file : content.manifest.files)
    zip.add(file_name(file.sha256), file.size, [&reader, sha = file.sha256] { return reader.blob(sha)->bytes; });
  return zip.close();
}

}  // namespace

Result<Done> pack_to(store::Reader const& reader, Label const& label, std::string const& path) {
  auto const content = content_of(reader, label, std::numeric_limits<std::int64_t>::max());
  ARPENT_TRY(zip, ZipWriter::to_file(path));
  return write(reader, *content, zip);
}

Result<std::string> packed(store::Reader const& reader, Label const& label, std::int64_t bytes_max) {
  auto const content = content_of(reader, label, bytes_max);
  if (!content) return Problem{413, "archive.too_large", {{"max", std::to_string(bytes_max >> 20)}}};
  ARPENT_TRY(zip, ZipWriter::in_memory());
  ARPENT_CHECK(write(reader, *content, zip));
  return zip.bytes();
}

}  // namespace arpent::archive
