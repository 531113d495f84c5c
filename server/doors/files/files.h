// Files that people lay beside a record: what they are is told by their content, photos lose what the camera wrote.
#pragma once
#include "operations/perform.h"

namespace arpent::files {

constexpr std::size_t bytes_max = 10'000'000;

// "image/jpeg", "image/png", "image/webp", "application/pdf", an Office or OpenDocument type, "text/plain"; "" for what
// is not taken.
std::string type_of(std::string_view bytes);

// A JPEG or PNG without the segments where cameras and programs write place, time and names (Exif, XMP, IPTC,
// comments, text chunks); how to turn the picture is kept, so that it is still upright. Other bytes, and damaged
// pictures, as they are.
std::string without_metadata(std::string bytes);

// Keeps the bytes; answers {sha256, name, type, size}, to be put into a record's field. 401 "not_logged_in" without
// session or link; 413 "file.too_large" {max}; 415 "file.type"; 422 "file.empty".
Result<Json> keep(store::Store& store, Asker const& asker, std::string bytes, std::string const& name);

// The bytes, where a record that the asker may see points to them: 404 "file.not_found" otherwise.
struct Found {
  std::string bytes, type, name;
};
Result<Found> find(House const& house, store::Store& store, Asker const& asker, std::string const& sha256);

// Content-Disposition of a download under this name, in any alphabet (RFC 6266).
std::string disposition(std::string const& name);

}  // namespace arpent::files
