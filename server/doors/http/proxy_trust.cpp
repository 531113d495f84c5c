#include "doors/http/proxy_trust.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "doors/http/message.h"

namespace arpent::http {

namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr Bytes mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_mapped(Bytes const& address) {
  return std::equal(address.begin(), address.begin() + 12, mapped_prefix.begin());
}

std::optional<Bytes> read_address(std::string_view text) {
  std::string const ended(text);
  Bytes bytes = mapped_prefix;
  if (inet_pton(AF_INET, ended.c_str(), bytes.data() + 12) == 1) return bytes;
  if (inet_pton(AF_INET6, ended.c_str(), bytes.data()) == 1) return bytes;
  return {};
}

std::string_view without_port(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '[') return text.substr(1, std::min(text.find(']'), text.size()) - 1);
  bool const one_colon = std::count(text.begin(), text.end(), ':') == 1;
  return one_colon ? text.substr(0, text.find(':')) : text;
}

bool same_bits(Bytes const& left, Bytes const& right, int bits) {
  auto const whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(left.begin(), left.begin() + bits / 8, right.begin())) return false;
  if (bits % 8 == 0) return true;
  return ((left[whole] ^ right[whole]) >> (8 - bits % 8)) == 0;
}

}  // namespace

std::string plain_address(std::string_view text) {
  auto const bytes = read_address(without_port(text));
  if (!bytes) return {};
  char printed[INET6_ADDRSTRLEN];
  bool const four = is_mapped(*bytes);
  inet_ntop(four ? AF_INET : AF_INET6, bytes->data() + (four ? 12 : 0), printed, sizeof printed);
  return printed;
}

Result<ProxyTrust> ProxyTrust::of(std::vector<std::string> const& proxies) {
  ProxyTrust trust;
  for (auto const& proxy : proxies) {
    auto const slash = std::min(proxy.find('/'), proxy.size());
    auto const address = read_address(std::string_view(proxy).substr(0, slash));
    auto const refused = Problem{400, "http.proxy_invalid", {{"proxy", proxy}}};
    if (!address) return refused;
    int bits = 128;
    if (slash < proxy.size()) {
      auto const* const end = proxy.data() + proxy.size();
      auto const [stop, error] = std::from_chars(proxy.data() + slash + 1, end, bits);
      int const most = is_mapped(*address) ? 32 : 128;
      if (error != std::errc{} || stop != end || bits < 0 || bits > most) return refused;
      bits += 128 - most;
    }
    trust.ranges_.push_back({*address, bits});
  }
  return trust;
}

bool ProxyTrust::trusts(std::string_view address) const {
  if (ranges_.empty()) return false;
  auto const bytes = read_address(address);
  return bytes && std::any_of(ranges_.begin(), ranges_.end(),
                              [&](Range const& range) { return same_bits(range.address, *bytes, range.bits); });
}

std::string ProxyTrust::person(std::string_view connected_from, std::string_view forwarded_for) const {
  std::string believed(connected_from);
  while (trusts(believed) && !forwarded_for.empty()) {
    auto const comma = forwarded_for.rfind(',');
    auto const last = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
    auto const address = plain_address(last);
    if (address.empty()) break;
    believed = address;
    forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
  }
  return believed;
}

}  // namespace arpent::http
