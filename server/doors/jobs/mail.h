// A mail leaves by SMTP, or, where no mail server is named, lies in the outbox folder as a file that mail programs
// open.
#pragma once
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

namespace arpent::jobs {

struct Mail {
  std::string from, to, subject, text;
  std::string calendar{};  // an entry for a calendar (RFC 5545), attached; "" for none
};

struct MailRoute {
  std::string smtp;    // "smtp://user:password@mail.ville.fr:587", "smtps://…"; "": to the outbox
  std::string outbox;  // folder; made when missing
  std::string from = "arpent@localhost";
};

// RFC 5322 text with UTF-8 subject and body, lines ending in CRLF. A line break in an address or subject is taken out:
// nobody writes headers through a name.
std::string message_text(Mail const& mail, Instant now, std::string const& message_id);

// 503 "mail.failed" {reason}: to be tried again.
Result<Done> send(Mail const& mail, MailRoute const& route, Instant now, Random& random);

}  // namespace arpent::jobs
