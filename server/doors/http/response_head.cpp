#include "doors/http/response_head.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace arpent::http {

namespace {

using Line = std::pair<std::string_view, std::string_view>;

constexpr std::array standard_lines{
    Line{"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
         "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
    Line{"X-Content-Type-Options", "nosniff"},
    Line{"Referrer-Policy", "no-referrer"},
    Line{"Cross-Origin-Opener-Policy", "same-origin"},
    Line{"Cross-Origin-Resource-Policy", "same-origin"},
    Line{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    Line{"Cache-Control", "no-store"},
};

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Answer";
  }
}

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_one_line(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

bool is_ours(std::string_view name) {
  return same_name(name, "Content-Length") || same_name(name, "Connection") || same_name(name, "Transfer-Encoding") ||
         same_name(name, "Date");
}

void append_line(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string response_head(Response const& response, std::string_view date, AfterAnswer after) {
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ")
      .append(std::to_string(response.status))
      .append(" ")
      .append(reason(response.status))
      .append("\r\n");
  append_line(head, "Date", date);
  for (auto const& [name, value] : response.headers) {
    if (is_token(name) && is_one_line(value) && !is_ours(name)) append_line(head, name, value);
    else
      spdlog::error("http: left out an answer's header that must not be sent: {}",
                    is_token(name) ? name : "(bad name)");
  }
  for (auto const& [name, value] : standard_lines) {
    auto const given = [&, wanted = name](auto const& pair) { return same_name(pair.first, wanted); };
    if (std::none_of(response.headers.begin(), response.headers.end(), given)) append_line(head, name, value);
  }
  bool const has_length = !response.events && response.status != 204 && response.status != 304;
  if (has_length) append_line(head, "Content-Length", std::to_string(response.body.bytes().size()));
  append_line(head, "Connection", after == AfterAnswer::close ? "close" : "keep-alive");
  return head.append("\r\n");
}

std::string http_date(std::time_t moment) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&moment, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
}

}  // namespace arpent::http
