// A city as a whole: an archive (doors/archive) and its history as lines. For managers, and for whoever holds the file.
#pragma once
#include "main/export_file.h"

namespace arpent {

// Of a download; the command line writes larger ones.
inline constexpr std::int64_t archive_bytes_max = 512 << 20;

// "<name of the city>.arpent". It holds every field, whoever may see it, since without one of them the city would not
// be the same. 401 "not_logged_in", 403 "not_allowed" {operation}: who may is "download.archive" of the permission table;
// 413 "archive.too_large" {max}.
Result<ExportedFile> export_archive(House const& house, store::Store& store, Asker const& asker);

// The same, written to `path` at any size: 503 "archive.no_room" {file}.
Result<Done> export_archive_to(store::Store& store, std::string const& path);

// "<name of the city>.jsonl": one line for each entry (store/reader.h, Reader::tell), of each record the fields that
// the asker may see today. 401, 403: "download.ledger".
Result<ExportedFile> export_ledger(House const& house, store::Store& store, Asker const& asker);

}  // namespace arpent
