#include "doors/files/files.h"

#include "base/text.h"

namespace arpent::files {
namespace {

constexpr std::size_t longest_name = 120;

std::string tidy_name(std::string const& given) {
  auto name = is_utf8(given) ? squeeze(given) : std::string();
  for (auto& c : name)
    if (c == '/' || c == '\\' || c == '"' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '_';
  name = std::string(first_characters(name, longest_name));
  return name.empty() ? "fichier" : name;
}

bool may_see(House const& house, Reader& reader, Asker const& asker, record::Shape const& shape, Json const& record) {
  std::string const kind{shape.name};
  auto const id = record["id"].get<std::string>();
  return audiences(asker, kind, id).contains(shape.audience) &&
         static_cast<bool>(house.permissions.check({reader, asker, kind + ".get", kind, {{"id", id}}}));
}

// The name under which a record that may be seen points to these bytes.
std::optional<std::string> named(House const& house, Reader& reader, Asker const& asker, std::string const& sha256) {
  for (auto const& [kind, shape] : house.all.kinds)
    for (auto const& field : shape->fields) {
      if (field.kind != record::Kind::file) continue;
      std::vector<std::string> ids;
      auto const column = '"' + std::string(field.name) + '"';
      reader.select("SELECT id FROM {" + kind + "} WHERE " + column + " LIKE :sha", {{"sha", "%" + sha256 + "%"}},
                    [&](store::Row const& row) { ids.push_back(row.text(0)); });
      for (auto const& id : ids) {
        auto const record = reader.find(kind, id);
        if (!record || !may_see(house, reader, asker, *shape, *record)) continue;
        auto const seen = record::visible(*shape, *record, audiences(asker, kind, id));
        auto const file = seen.find(std::string(field.name));
        if (file != seen.end() && file->is_object() && file->value("sha256", "") == sha256)
          return file->value("name", "");
      }
    }
  return std::nullopt;
}

bool is_sha256(std::string const& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

Result<Json> keep(store::Store& store, Asker const& asker, std::string bytes, std::string const& name) {
  if (!asker.known() && asker.link.empty()) return Problem{401, "not_logged_in"};
  if (bytes.empty()) return Problem{422, "file.empty"};
  if (bytes.size() > bytes_max) return Problem{413, "file.too_large", {{"max", std::to_string(bytes_max / 1'000'000)}}};
  auto const type = type_of(bytes);
  if (type.empty()) return Problem{415, "file.type"};
  auto const kept = without_metadata(std::move(bytes));
  return store.write(
      {.actor = asker.actor(), .door = asker.door, .operation = "file.keep"}, [&](Work& work) -> Result<Json> {
        return Json{
            {"sha256", work.put_blob(kept, type)}, {"name", tidy_name(name)}, {"type", type}, {"size", kept.size()}};
      });
}

Result<Found> find(House const& house, store::Store& store, Asker const& asker, std::string const& sha256) {
  Problem const none{404, "file.not_found"};
  if (!is_sha256(sha256)) return none;
  return store.read(store::At::present(), [&](Reader& reader) -> Result<Found> {
    auto const name = named(house, reader, asker, sha256);
    auto const blob = name ? reader.blob(sha256) : std::nullopt;
    if (!blob) return none;
    return Found{blob->bytes, blob->type, *name};
  });
}

std::string disposition(std::string const& name) {
  std::string plain, encoded;
  for (char const c : name) {
    auto const byte = static_cast<unsigned char>(c);
    bool const simple =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    plain += simple ? c : '_';
    if (simple) {
      encoded += c;
    } else {
      constexpr char digits[] = "0123456789ABCDEF";
      encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace arpent::files
