// What goes in and out as files, beside the operations: imports, exports and attached files.
#pragma once
#include "doors/http/api.h"

namespace arpent {

//   POST /api/imports?what=&name=                    the bytes of a file, or pasted text → the preview of doors/import
//   GET  /api/export?format=xlsx|csv&kind=&on=&moment=   records as sheets; &template=actions: empty, to be filled in
//   GET  /api/export/geojson?on=&readers=            what other programs read (open_formats.h)
//   GET  /api/calendar/{token}.ics                   the calendar that a link opens, for programs without a session
//   GET  /api/export/archive                         the whole city, to be made anew elsewhere (archive_file.h)
//   GET  /api/export/ledger                          its history, one line for each entry
//   POST /api/files?name=  → {sha256, name, type, size}     GET /api/files/{sha256}   as an attachment
void add_transfers(http::Site& site);

}  // namespace arpent
