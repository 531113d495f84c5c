// The only file that includes Beast: with several of its body and stream types the compiler needs a minute and 2 GB.
#include "doors/http/request_reader.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "doors/http/target.h"

namespace arpent::http {

namespace beast = boost::beast::http;

struct RequestReader::Parser : beast::request_parser<beast::string_body> {};

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::size_t count(beast::fields const& fields, beast::field name) { return fields.count(name); }

// Beast accepts equal lengths said twice, and takes "Transfer-Encoding: gzip" for no body at all: a proxy in front
// that reads these otherwise would see other requests than we do.
bool is_framed_plainly(beast::fields const& fields, unsigned version) {
  auto const lengths = count(fields, beast::field::content_length);
  auto const encodings = count(fields, beast::field::transfer_encoding);
  if (lengths + encodings > 1) return false;
  if (lengths == 1 && view(fields[beast::field::content_length]).find(',') != std::string_view::npos) return false;
  return encodings == 0 || (version == 11 && same_name(view(fields[beast::field::transfer_encoding]), "chunked"));
}

}  // namespace

RequestReader::RequestReader(std::size_t header_bytes_max)
    : parser_(std::make_unique<Parser>()), header_bytes_max_(header_bytes_max) {
  parser_->header_limit(static_cast<std::uint32_t>(header_bytes_max));
  parser_->body_limit(boost::none);
}

RequestReader::~RequestReader() = default;

RequestReader::Fed RequestReader::feed(std::string_view bytes) {
  if (problem_) return {0, Step::refused};
  if (has_head_) return read_body(bytes);
  std::size_t used = 0;
  if (!parser_->got_some()) {
    while (bytes.substr(used, 2) == "\r\n") used += 2;  // some clients end a body with a line end it does not count
  }
  if (used == bytes.size() || (!parser_->got_some() && bytes.substr(used) == "\r")) return {used, Step::more};
  boost::system::error_code failure;
  used += parser_->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), failure);
  if (failure == beast::error::need_more) return {used, Step::more};
  if (failure == beast::error::header_limit) {
    return refuse(used, {431, "http.header_too_large", {{"max", std::to_string(header_bytes_max_)}}});
  }
  if (failure == beast::error::bad_version) return refuse(used, {505, "http.version"});
  if (failure) return refuse(used, {400, "http.malformed"});
  if (auto problem = check_head()) return refuse(used, std::move(*problem));
  has_head_ = true;
  return {used, Step::head};
}

std::optional<Problem> RequestReader::check_head() {
  auto const& message = parser_->get();
  request_.method = view(message.method_string());
  request_.target = view(message.target());
  for (auto const& field : message) request_.headers.emplace_back(view(field.name_string()), view(field.value()));
  if (message.version() != 10 && message.version() != 11) return Problem{505, "http.version"};
  if (!is_framed_plainly(message, message.version())) return Problem{400, "http.malformed"};

  auto const hosts = count(message, beast::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return Problem{400, "http.host"};
  auto target = parse_target(request_.target);
  if (!target) return Problem{400, "http.target"};
  if (hosts == 1 || !target->authority.empty()) {
    auto host = host_name(target->authority.empty() ? request_.header("Host") : target->authority);
    if (!host) return Problem{400, "http.host"};
    request_.host = std::move(*host);
  }
  request_.path = std::move(target->path);
  request_.segments = std::move(target->segments);
  request_.query = std::move(target->query);
  asks_head_ = request_.method == "HEAD";
  if (asks_head_) request_.method = "GET";

  auto const expect = request_.header("Expect");
  if (!expect.empty() && !same_name(expect, "100-continue")) return Problem{417, "http.expectation"};
  return {};
}

RequestReader::Fed RequestReader::read_body(std::string_view bytes) {
  std::size_t used = 0;
  boost::system::error_code failure;
  // Not eager: Beast parses one step at a time, which keeps the request's end and the next one's start apart.
  while (!parser_->is_done() && used < bytes.size()) {
    used += parser_->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), failure);
    if (failure == beast::error::need_more) break;
    if (failure == beast::error::body_limit) {
      return refuse(used, {413, "http.body_too_large", {{"max", std::to_string(body_bytes_max_)}}});
    }
    if (failure) return refuse(used, {400, "http.malformed"});
  }
  if (parser_->is_done()) return {used, Step::done};
  // What is left unread inside a body is the head of a chunk or the trailer.
  if (bytes.size() - used > header_bytes_max_) {
    return refuse(used, {431, "http.header_too_large", {{"max", std::to_string(header_bytes_max_)}}});
  }
  return {used, Step::more};
}

RequestReader::Fed RequestReader::refuse(std::size_t used, Problem problem) {
  problem_ = std::move(problem);
  return {used, Step::refused};
}

bool RequestReader::asks_head() const { return asks_head_; }
bool RequestReader::keep_alive() const { return parser_->get().keep_alive(); }
bool RequestReader::has_body() const { return has_head_ && !parser_->is_done(); }

bool RequestReader::expects_continue() const {
  return parser_->get().version() == 11 && !request_.header("Expect").empty();
}

std::optional<std::uint64_t> RequestReader::content_length() const {
  if (parser_->chunked()) return {};
  auto const length = parser_->content_length();
  return length ? *length : 0;
}

bool RequestReader::limit_body(std::size_t bytes_max) {
  body_bytes_max_ = bytes_max;
  parser_->body_limit(bytes_max);
  if (content_length().value_or(0) > bytes_max) {
    problem_ = Problem{413, "http.body_too_large", {{"max", std::to_string(bytes_max)}}};
  }
  return !problem_;
}

Request RequestReader::take() {
  request_.body = std::move(parser_->get().body());
  return std::move(request_);
}

}  // namespace arpent::http
