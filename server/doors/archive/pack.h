// A whole city as one file: a zip that holds
//   manifest.json   what it is, and the SHA-256 of what follows (manifest.h)
//   ledger.jsonl    every entry with what it did to each record (store/reader.h, Reader::tell)
//   facts.jsonl     every batch of facts (Reader::tell_facts)
//   files/<sha256>  the bytes of each attached file
// Tables, search and projections follow from it (unpack.h). Links go with it: their records hold the fingerprint of
// their token, so they open the same where the address stays. What is not in it: sessions, login codes, sheets being
// brought in, mails that wait, answers remembered for repeated requests, and the program's version. Erased fields are
// absent as in the city. The same city gives the same bytes.
#pragma once
#include <string>

#include "base/result.h"
#include "store/reader.h"

namespace arpent::archive {

// What a city does not know of itself.
struct Label {
  std::string city;  // its name, for people
  int schema = 0;    // number of the last migration
};

// As a file: what is at `path` is replaced when the archive is whole. 503 "archive.no_room" {file}.
Result<Done> pack_to(store::Reader const& reader, Label const& label, std::string const& path);

// In memory. 413 "archive.too_large" {max}: unpacked, it is more than so many bytes; max in megabytes.
Result<std::string> packed(store::Reader const& reader, Label const& label, std::int64_t bytes_max);

}  // namespace arpent::archive
