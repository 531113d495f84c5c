#include "doors/openid/fetch.h"

#include <curl/curl.h>

#include <memory>

#include "base/encoding.h"
#include "doors/openid/refusal.h"

namespace arpent::openid {
namespace {

constexpr std::size_t most_bytes = 1024UL * 1024;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return "";
  std::string out(text);
  curl_free(text);
  return out;
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& body = *static_cast<std::string*>(data);
  if (body.size() + size * count > most_bytes) return 0;  // curl stops
  body.append(bytes, size * count);
  return size * count;
}

int is_given_up(void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<std::atomic<bool> const*>(flag) ? 1 : 0;
}

void add_line(Lines& lines, std::string const& line) {
  auto* const longer = curl_slist_append(lines.get(), line.c_str());
  ensure(longer != nullptr, "libcurl keeps a header");
  (void)lines.release();
  lines.reset(longer);
}

// What of it is to be said once, before the form or the address.
void set_limits(CURL* curl, Reach reach) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, reach == Reach::loopback_too ? "https,http" : "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 5L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (char const c : text) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else
      for (char const digit : "%" + hex(std::string(1, c))) out += digit >= 'a' ? static_cast<char>(digit - 32) : digit;
  }
  return out;
}

std::string form_of(std::vector<std::pair<std::string, std::string>> const& members) {
  std::string out;
  for (auto const& [name, value] : members)
    out += (out.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  return out;
}

bool may_ask(std::string const& url, Reach reach) {
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> const read(curl_url(), curl_url_cleanup);
  if (!read || curl_url_set(read.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return false;
  auto const scheme = part(read.get(), CURLUPART_SCHEME), host = part(read.get(), CURLUPART_HOST);
  if (host.empty() || !part(read.get(), CURLUPART_USER).empty() || !part(read.get(), CURLUPART_PASSWORD).empty())
    return false;
  bool const here = host == "127.0.0.1" || host == "localhost" || host == "[::1]";
  return scheme == "https" || (reach == Reach::loopback_too && scheme == "http" && here);
}

Result<Got> fetch(Asked const& asked, Reach reach, std::atomic<bool> const& given_up) {
  if (!may_ask(asked.url, reach)) return refused(why::unreachable, "an address that is not https");
  Handle const curl(curl_easy_init(), curl_easy_cleanup);
  ensure(curl != nullptr, "libcurl starts");
  set_limits(curl.get(), reach);
  curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, is_given_up);
  curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &given_up);
  Got got;
  Lines lines(nullptr, curl_slist_free_all);
  add_line(lines, "Accept: application/json");
  if (!asked.bearer.empty()) add_line(lines, "Authorization: Bearer " + asked.bearer);
  auto const name = percent_encoded(asked.name), secret = percent_encoded(asked.secret);
  if (!name.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, name.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, secret.c_str());
  }
  if (!asked.form.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(asked.form.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, asked.form.c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_URL, asked.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &got.body);
  if (auto const code = curl_easy_perform(curl.get()); code != CURLE_OK)
    return refused(why::unreachable, curl_easy_strerror(code));
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &got.status);
  return got;
}

}  // namespace arpent::openid
