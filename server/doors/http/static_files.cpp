#include "doors/http/static_files.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace arpent::http {

namespace {

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// Calls with each element of a comma-separated header, until one says yes.
template <class Asks>
bool any_element(std::string_view header, Asks asks) {
  for (std::size_t begin = 0; begin <= header.size();) {
    auto const end = std::min(header.find(',', begin), header.size());
    auto const element = trimmed(header.substr(begin, end - begin));
    if (!element.empty() && asks(element)) return true;
    begin = end + 1;
  }
  return false;
}

bool is_refused(std::string_view parameters) {
  auto const equals = parameters.find("q=");
  return equals != std::string_view::npos && parameters.find_first_of("123456789", equals) == std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(EmbeddedFolder folder) {
  for (auto const& file : folder.files()) {
    auto const form_of = [&](std::string_view ending) {
      return file.path.ends_with(ending) && folder.find(file.path.substr(0, file.path.size() - ending.size()));
    };
    if (form_of(".br") || form_of(".gz")) continue;
    auto const form = [&](std::string_view ending) {
      auto const* const found = folder.find(std::string(file.path).append(ending));
      return found ? found->bytes : std::string_view{};
    };
    files_[file.path] = {file.bytes, form(".br"), form(".gz"), sha256_hex(file.bytes).substr(0, 16)};
  }
}

StaticFiles::File const* StaticFiles::find(std::string_view path) const {
  auto const found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::optional<Response> StaticFiles::answer(Request const& request) const {
  std::string_view const path = request.path;
  if (request.method != "GET" || is_below(path, "/api")) return {};
  std::string_view name = path.substr(1);
  auto const* file = find(name);
  if (!file) {
    if (path.find('.', path.rfind('/')) != std::string_view::npos) return {};
    name = "index.html";
    file = find(name);
  }
  if (!file) return {};

  auto const accepted = request.header("Accept-Encoding");
  bool const brotli = !file->brotli.empty() && accepts_encoding(accepted, "br");
  bool const gzip = !brotli && !file->gzip.empty() && accepts_encoding(accepted, "gzip");
  auto const tag = '"' + file->tag + (brotli ? "-br" : gzip ? "-gz" : "") + '"';

  Response response;
  response.headers = {
      {"ETag", tag}, {"Cache-Control", is_below(path, "/assets") ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (!file->brotli.empty() || !file->gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(request.header("If-None-Match"), tag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", content_type(name));
  if (brotli || gzip) response.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
  response.body = Body::embedded(brotli ? file->brotli : gzip ? file->gzip : file->plain);
  return response;
}

std::string_view content_type(std::string_view path) {
  using Type = std::pair<std::string_view, std::string_view>;
  static constexpr std::array types{
      Type{".html", "text/html; charset=utf-8"},
      Type{".js", "text/javascript; charset=utf-8"},
      Type{".mjs", "text/javascript; charset=utf-8"},
      Type{".css", "text/css; charset=utf-8"},
      Type{".json", "application/json"},
      Type{".map", "application/json"},
      Type{".webmanifest", "application/manifest+json"},
      Type{".svg", "image/svg+xml"},
      Type{".png", "image/png"},
      Type{".jpg", "image/jpeg"},
      Type{".jpeg", "image/jpeg"},
      Type{".webp", "image/webp"},
      Type{".avif", "image/avif"},
      Type{".gif", "image/gif"},
      Type{".ico", "image/x-icon"},
      Type{".woff2", "font/woff2"},
      Type{".woff", "font/woff"},
      Type{".txt", "text/plain; charset=utf-8"},
      Type{".csv", "text/csv; charset=utf-8"},
      Type{".xml", "application/xml"},
      Type{".pdf", "application/pdf"},
      Type{".wasm", "application/wasm"},
      Type{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
  };
  auto const dot = std::min(path.rfind('.'), path.size());
  auto const found = std::find_if(types.begin(), types.end(),
                                  [&](Type const& type) { return same_name(type.first, path.substr(dot)); });
  return found == types.end() ? "application/octet-stream" : found->second;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  bool named = false;
  bool accepted = false;
  bool others = false;
  any_element(accept_encoding, [&](std::string_view element) {
    auto const semicolon = std::min(element.find(';'), element.size());
    auto const name = trimmed(element.substr(0, semicolon));
    bool const wanted = !is_refused(element.substr(semicolon));
    if (same_name(name, coding)) {
      named = true;
      accepted = wanted;
    }
    if (name == "*") others = wanted;
    return named;
  });
  return named ? accepted : others;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return any_element(if_none_match, [&](std::string_view element) {
    if (element.starts_with("W/")) element.remove_prefix(2);
    return element == "*" || element == tag;
  });
}

}  // namespace arpent::http
