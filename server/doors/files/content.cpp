// What a file is, and a photo without what the camera wrote into it.
#include "base/text.h"
#include "doors/files/files.h"

namespace arpent::files {
namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;

std::size_t big_endian(std::string_view bytes, std::size_t at, int size) {
  std::size_t out = 0;
  for (int i = 0; i < size; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return out;
}

// The type of a zip file that an office program wrote: its parts say so.
std::string office_type(std::string_view bytes) {
  struct Mark {
    std::string_view part, type;
  };
  static constexpr Mark marks[] = {
      {"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
      {"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"},
      {"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"},
      {"mimetypeapplication/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"}};
  bool const is_open_xml = bytes.find("[Content_Types].xml") != bytes.npos;
  for (auto const& mark : marks)
    if ((mark.part.starts_with("mimetype") || is_open_xml) && bytes.find(mark.part) != bytes.npos)
      return std::string(mark.type);
  return "";
}

// Orientation out of an Exif block (TIFF, either byte order): 1 to 8, 1 where it says none.
int orientation_in(std::string_view exif) {
  if (exif.size() < 14 || !exif.starts_with("Exif\0\0"sv)) return 1;
  auto const tiff = exif.substr(6);
  bool const little = tiff.starts_with("II");
  auto const number = [&](std::size_t at, int size) -> std::size_t {
    if (at > tiff.size() || tiff.size() - at < static_cast<std::size_t>(size)) return 0;
    std::size_t out = 0;
    for (int i = 0; i < size; ++i)
      out = out << 8 | static_cast<unsigned char>(tiff[at + static_cast<std::size_t>(little ? size - 1 - i : i)]);
    return out;
  };
  auto const directory = number(4, 4);
  auto const entries = number(directory, 2);
  for (std::size_t i = 0; i < entries && i < 200; ++i) {
    auto const at = directory + 2 + i * 12;
    if (number(at, 2) != 0x0112) continue;
    auto const value = static_cast<int>(number(at + 8, 2));
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

// An Exif block that says how to turn the picture and nothing else.
std::string turning(int orientation) {
  std::string out =
      std::string("\xFF\xE1\x00\x22"sv) + std::string("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv);
  out += static_cast<char>(orientation);
  out += std::string("\0\0\0\0\0\0"sv);
  return out;
}

std::string jpeg_without(std::string const& bytes) {
  std::string out = bytes.substr(0, 2);
  std::size_t at = 2;
  int orientation = 1;
  std::string kept;
  while (at + 4 <= bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) != 0xFF) return bytes;
    auto const marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xDA) break;  // from here on the picture itself
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    auto const size = big_endian(bytes, at + 2, 2);
    if (size < 2 || at + 2 + size > bytes.size()) return bytes;
    std::string_view const body = std::string_view(bytes).substr(at + 4, size - 2);
    // APP1 (Exif, XMP), APP3 to APP13 (IPTC in 13), APP15 and comments go; JFIF, colour profile and Adobe stay.
    bool const drop = marker == 0xE1 || (marker >= 0xE3 && marker <= 0xED) || marker == 0xEF || marker == 0xFE;
    if (marker == 0xE1 && orientation == 1) orientation = orientation_in(body);
    if (!drop) kept.append(bytes, at, size + 2);
    at += size + 2;
  }
  if (orientation != 1) out += turning(orientation);
  out += kept;
  out.append(bytes, at);
  return out;
}

std::string png_without(std::string const& bytes) {
  std::string out = bytes.substr(0, 8);
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    auto const size = big_endian(bytes, at, 4);
    if (size > bytes.size() - at - 12) return bytes;
    std::string_view const type = std::string_view(bytes).substr(at + 4, 4);
    bool const drop = type == "eXIf" || type == "tEXt" || type == "iTXt" || type == "zTXt" || type == "tIME";
    if (!drop) out.append(bytes, at, size + 12);
    at += size + 12;
    if (type == "IEND") return out;
  }
  return bytes;
}

}  // namespace

std::string type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return "image/webp";
  if (bytes.starts_with("%PDF-"sv)) return "application/pdf";
  if (bytes.starts_with("PK\x03\x04"sv)) return office_type(bytes);
  auto const start = fold(trim(bytes.substr(0, 200)));
  bool const is_markup = start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml") ||
                         start.starts_with("<svg") || start.starts_with("<script");
  if (!is_markup && is_utf8(bytes) && !has_control_characters(bytes)) return "text/plain";
  return "";
}

std::string without_metadata(std::string bytes) {
  auto const type = type_of(bytes);
  if (type == "image/jpeg") return jpeg_without(bytes);
  if (type == "image/png") return png_without(bytes);
  return bytes;
}

}  // namespace arpent::files
