// What an archive says of itself: the file manifest.json in it.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "store/reader.h"

namespace arpent::archive {

// Raised when an archive can no longer be read by the program of today.
inline constexpr int format_version = 1;

inline constexpr char const* manifest_name = "manifest.json";
inline constexpr char const* ledger_name = "ledger.jsonl";
inline constexpr char const* facts_name = "facts.jsonl";
inline std::string file_name(std::string const& sha256) { return "files/" + sha256; }

// A text in the archive, unpacked.
struct Part {
  std::string name, sha256;
  std::int64_t bytes = 0, lines = 0;
  bool operator==(Part const&) const = default;
};

struct Manifest {
  int schema = 0;            // number of the last migration that the city's tables had
  std::string city;          // its name, for people
  store::Moment moment = 0;  // the last one that is told
  std::string at;            // time of the last entry, "2026-03-12T14:05:09.123Z"; "" without one
  Part ledger, facts;
  std::vector<store::BlobHead> files;  // in the order of their SHA-256
};

// The same manifest is the same text.
std::string text_of(Manifest const& manifest);

// 422 "archive.none": it is no manifest of ours. 409 "archive.newer" {version}: of a later format, or of a city whose
// tables are newer than `schema`. 422 "archive.changed" {part}: of ours, but not as this program writes it.
Result<Manifest> read_manifest(std::string const& text, int schema);

}  // namespace arpent::archive
