// The web page and its files, from inside the binary and never copied.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "doors/http/message.h"

namespace arpent::http {

class StaticFiles {
 public:
  // The folder as arpent_embed(… PRECOMPRESS) makes it: x.br and x.gz beside x are x's other forms, not files of their
  // own.
  explicit StaticFiles(EmbeddedFolder folder);

  // The answer to a GET of "/", of a file, or of a page of the web application: any other path without a dot in its
  // last part gets index.html. Nothing for other methods, for /api and what is below, and for files that are not there.
  // The smallest form the client accepts; ETag and 304; /assets/ (their names carry a hash) may be kept for ever, all
  // else is asked for again each time.
  std::optional<Response> answer(Request const& request) const;

 private:
  struct File {
    std::string_view plain;
    std::string_view brotli;  // empty: none
    std::string_view gzip;
    std::string tag;
  };
  File const* find(std::string_view path) const;

  std::map<std::string_view, File> files_;
};

// By the extension of a path: "text/html; charset=utf-8"; "application/octet-stream" when unknown.
std::string_view content_type(std::string_view path);

// Whether an Accept-Encoding header allows this coding ("gzip, br;q=0" allows gzip only; "*" allows all not named).
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

// Whether an If-None-Match header names this entity tag (given with its quotes) or is "*".
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace arpent::http
