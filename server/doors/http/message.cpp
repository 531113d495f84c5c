#include "doors/http/message.h"

#include <algorithm>

namespace arpent::http {

std::string_view Request::header(std::string_view name) const {
  auto const found =
      std::find_if(headers.begin(), headers.end(), [&](auto const& pair) { return same_name(pair.first, name); });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  auto const found = std::find_if(query.begin(), query.end(), [&](auto const& pair) { return pair.first == name; });
  if (found == query.end()) return {};
  return found->second;
}

Body Body::embedded(std::string_view bytes) {
  Body body;
  body.content_ = bytes;
  return body;
}

Body Body::shared(std::shared_ptr<std::string const> bytes) {
  Body body;
  body.content_ = std::move(bytes);
  return body;
}

std::string_view Body::bytes() const {
  if (auto const* owned = std::get_if<std::string>(&content_)) return *owned;
  if (auto const* embedded = std::get_if<std::string_view>(&content_)) return *embedded;
  auto const& shared = std::get<2>(content_);
  return shared ? std::string_view(*shared) : std::string_view{};
}

Response Response::json(int status, std::string text) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = std::move(text)};
}

bool same_name(std::string_view left, std::string_view right) {
  auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace arpent::http
