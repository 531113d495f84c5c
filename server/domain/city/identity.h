// Who is there: login by mailed code, sessions, the first page, and the asker behind a request.
//
// Sessions and codes are live rows outside the ledger and outside archives. A token is kept as its SHA-256 only, a
// password as its argon2id. Neither stands in the ledger, in an export or in what a request is answered again.
#pragma once
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "operations/perform.h"

namespace arpent::city {

// SQL of the tables login_code, session and password, for store::Options::live_tables.
std::string_view live_tables();

// What a request carries.
struct Credentials {
  std::string session_token;  // cookie or bearer
  std::string link_token;     // of a share link
  std::string language;       // "en", "fr" or "": what the request prefers
  std::string guest_token{};  // of a phone that took a seat (operations/guests.h)
};

// A token that is unknown, expired, revoked, or of another city is nobody's: the asker is a stranger.
Asker who(Reader& reader, Credentials const& credentials, Instant now);

// What a person may today, without their having come in: with their roles and language, the city's where they chose
// none. Somebody unknown is a stranger.
Asker as_person(Reader& reader, std::string const& person);

// The name of whoever acted: of the person, "" for the system, the label of a link.
std::string name_of_actor(Reader& reader, std::string const& actor);

struct Options {
  std::string start_code;  // what city.start asks for while the city has nobody; printed by `arpent serve`
  bool demo = false;       // demo.login exists (example city on loopback only)
  std::string provider{};  // of identities, as people know it; "": none
};

// The one-click logins of the example: demo.people, demo.login {person}.
void add_demo(Register& all);

// session.request_code {email} · session.open {email, code} · session.close · session.close_all · session.close_others
// · session.revoke {id} · session.list · session.speak {language} · session.me · city.start {…}
void add_sessions(House& house, Options options);

// The second way in, for who likes one: session.open_with_password {email, password}, and on "my account"
// session.set_password {password, code or current}, session.remove_password {code or current}. A new password, and its
// end, close the person's other sessions. 403 "session.wrong_password", the same for an unknown address and with the
// same work; 403 "session.wrong_code"; 422 "session.proof_needed"; 422 as in password_rules.h. Hashing is done on the
// asker's thread.
void add_passwords(Register& all);

// The person with this address who holds a role; an address is compared without case. Nothing when nobody has it.
std::optional<Json> member_with(Reader& reader, std::string const& email);

// Whether a code was mailed to this address, is this one and is not too old.
bool is_mailed_code(Reader& reader, std::string const& email, std::string const& code, Instant now);

// The argon2id of a person's password; "" for none.
std::string password_hash_of(Reader& reader, std::string const& person);

// Remembers when a session was last used, to the quarter of an hour: for its owner, who looks for one that is not
// theirs.
class LastSeen {
 public:
  explicit LastSeen(Clock const& clock) : clock_(clock) {}
  // Does not wait; any thread.
  void note(store::Store& store, std::string const& session);

 private:
  bool is_news(std::string const& session);

  Clock const& clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, Instant> noted_;
};

// A session for a person, made by whoever holds the city's file (`arpent login`): its token.
Result<std::string> open_session(Call const& call, Work& work, std::string const& person);

}  // namespace arpent::city
