#include "doors/jobs/mail.h"

#include <curl/curl.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/encoding.h"
#include "base/instant.h"

namespace arpent::jobs {
namespace {

std::string one_line(std::string text) {
  for (auto& c : text)
    if (c == '\r' || c == '\n') c = ' ';
  return text;
}

std::string base64(std::string const& text) {
  auto out = base64url(text);
  for (auto& c : out) c = c == '-' ? '+' : c == '_' ? '/' : c;
  return out.append((4 - out.size() % 4) % 4, '=');
}

std::string encoded_word(std::string const& text) { return "=?UTF-8?B?" + base64(text) + "?="; }

std::string with_crlf(std::string const& text) {
  std::string out;
  for (char const c : text) out += c == '\n' ? "\r\n" : c == '\r' ? "" : std::string(1, c);
  return out;
}

std::string date_line(Instant now) {
  auto const seconds = std::chrono::system_clock::to_time_t(now);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char out[64];
  // Not strftime: %a and %b would follow the locale.
  static constexpr char const* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::snprintf(out, sizeof out, "%s, %02d %s %d %02d:%02d:%02d +0000", days[utc.tm_wday], utc.tm_mday,
                months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return out;
}

Result<Done> to_outbox(std::string const& text, MailRoute const& route, std::string const& name) {
  std::error_code error;
  std::filesystem::create_directories(route.outbox, error);
  std::ofstream file(std::filesystem::path(route.outbox) / (name + ".eml"), std::ios::binary);
  file << text;
  file.close();
  if (!file) return Problem{503, "mail.failed", {{"reason", "outbox " + route.outbox}}};
  return Done{};
}

struct Upload {
  std::string const& text;
  std::size_t sent = 0;
};

std::size_t read_upload(char* buffer, std::size_t size, std::size_t count, void* data) {
  auto& upload = *static_cast<Upload*>(data);
  auto const length = std::min(size * count, upload.text.size() - upload.sent);
  std::memcpy(buffer, upload.text.data() + upload.sent, length);
  upload.sent += length;
  return length;
}

Result<Done> by_smtp(Mail const& mail, std::string const& text, MailRoute const& route) {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  ensure(curl != nullptr, "libcurl starts");
  auto const from = "<" + one_line(mail.from) + ">", to = "<" + one_line(mail.to) + ">";
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(curl_slist_append(nullptr, to.c_str()),
                                                                         curl_slist_free_all);
  Upload upload{text};
  curl_easy_setopt(curl.get(), CURLOPT_URL, route.smtp.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_upload);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  auto const code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return Problem{503, "mail.failed", {{"reason", curl_easy_strerror(code)}}};
  return Done{};
}

}  // namespace

std::string message_text(Mail const& mail, Instant now, std::string const& message_id) {
  auto const head = "Date: " + date_line(now) + "\r\nFrom: Arpent <" + one_line(mail.from) + ">\r\nTo: <" +
                    one_line(mail.to) + ">\r\nSubject: " + encoded_word(one_line(mail.subject)) +
                    "\r\nMessage-ID: <" + message_id +
                    "@arpent>\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n";
  std::string const text =
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + with_crlf(mail.text) +
      "\r\n";
  if (mail.calendar.empty()) return head + text;
  // The message's id is made by chance: no line of the parts is this one.
  auto const line = "--part-" + message_id;
  return head + "Content-Type: multipart/mixed; boundary=\"" + line.substr(2) + "\"\r\n\r\n" + line + "\r\n" + text +
         line +
         "\r\nContent-Type: text/calendar; charset=utf-8; method=PUBLISH\r\nContent-Transfer-Encoding: 8bit\r\n"
         "Content-Disposition: attachment; filename=\"meeting.ics\"\r\n\r\n" +
         with_crlf(mail.calendar) + "\r\n" + line + "--\r\n";
}

Result<Done> send(Mail const& mail, MailRoute const& route, Instant now, Random& random) {
  auto const id = random_token(random);
  auto const text = message_text(mail, now, id);
  if (!route.smtp.empty()) return by_smtp(mail, text, route);
  return to_outbox(text, route, print_instant(now).substr(0, 19) + "-" + id.substr(0, 6));
}

}  // namespace arpent::jobs
