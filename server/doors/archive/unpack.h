// The way back from an archive to a city.
#pragma once
#include "doors/archive/manifest.h"
#include "store/store.h"

namespace arpent::archive {

// Does the file begin as a zip does? A city's own file does not.
bool is_zip(std::string const& path);

// Is it an archive of a city, whole or not? A spreadsheet is a zip too.
bool is_archive(std::string const& path);

// Makes the city at options.path, where nothing may be, from the archive at `path`, and answers what it is. All sums
// are right before anything is made; the city has its name only when it is whole; else nothing is left. Problems: 404
// "backup.no_file" {path}; 422 "archive.none"; 409 "archive.newer" {version}; 422 "archive.changed" {part}: cut, or not
// as it was written; those of store::retell.
Result<Manifest> unpack(std::string const& path, store::Options options);

}  // namespace arpent::archive
