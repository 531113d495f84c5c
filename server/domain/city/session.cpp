#include "base/hash.h"
#include "base/text.h"
#include "domain/city/city.h"
#include "domain/city/identity.h"
#include "domain/city/inputs.h"
#include "domain/city/me.h"
#include "domain/text_of.h"

namespace arpent::city {
namespace {

using namespace std::chrono_literals;
constexpr auto code_lasts = 15min;
constexpr auto session_lasts = std::chrono::hours{24 * 30};

// Says the same whether the address is known or not: the page must not tell who is in the city.
Result<Json> request_code(Call const& call, Work& work, RequestCode const& in) {
  if (auto const person = member_with(work, in.email)) {
    auto const code = random_six_digits(call.random);
    work.run(
        "INSERT INTO login_code (email, code_hash, expires_at) VALUES (:email, :hash, :expires)"
        " ON CONFLICT (email) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at",
        {{"email", fold(in.email)},
         {"hash", sha256_hex(fold(in.email) + code)},
         {"expires", print_instant(call.clock.now() + code_lasts)}});
    work.job("mail", {{"to", text_of(*person, "email")},
                      {"template", "login_code"},
                      {"language", call.asker.language},
                      {"params", {{"code", code}, {"minutes", std::to_string(code_lasts.count())}}}});
  }
  return Json{{"sent", true}, {"minutes", code_lasts.count()}};
}

Result<Json> open(Call const& call, Work& work, OpenSession const& in) {
  bool const right = is_mailed_code(work, in.email, in.code, call.clock.now());
  auto const person = right ? member_with(work, in.email) : std::nullopt;
  if (!person) return Problem{403, "session.wrong_code"};
  work.run("DELETE FROM login_code WHERE email = :email", {{"email", fold(in.email)}});
  work.set_actor(text_of(*person, "id"));
  ARPENT_TRY(token, open_session(call, work, text_of(*person, "id")));
  return Json{{"$session", token}, {"person", text_of(*person, "id")}};
}

Result<Json> close(Call const& call, Work& work, record::Nothing const&) {
  work.run("DELETE FROM session WHERE id = :id", {{"id", call.asker.session}});
  return Json{{"$session", nullptr}};
}

Result<Json> close_all(Call const& call, Work& work, record::Nothing const&) {
  work.run("DELETE FROM session WHERE person = :person", {{"person", call.asker.person}});
  return Json{{"$session", nullptr}};
}

Result<Json> close_others(Call const& call, Work& work, record::Nothing const&) {
  auto const closed = work.run("DELETE FROM session WHERE person = :person AND id <> :this_one",
                               {{"person", call.asker.person}, {"this_one", call.asker.session}});
  return Json{{"closed", closed}};
}

Result<Json> revoke(Call const& call, Work& work, RevokeSession const& in) {
  bool found = false;
  work.select("SELECT id FROM session WHERE id = :id AND person = :person",
              {{"id", in.session}, {"person", call.asker.person}}, [&](store::Row const&) { found = true; });
  if (!found) return Problem{404, "session.not_found"};
  work.run("DELETE FROM session WHERE id = :id", {{"id", in.session}});
  return Json::object();
}

Result<Json> list(Call const& call, Reader& reader, record::Nothing const&) {
  Json sessions = Json::array();
  reader.select(
      "SELECT id, opened_at, expires_at, device, seen_at FROM session WHERE person = :person AND expires_at > :now "
      "ORDER BY "
      "opened_at",
      {{"person", call.asker.person}, {"now", print_instant(call.clock.now())}}, [&](store::Row const& row) {
        sessions.push_back({{"session", row.text(0)},
                            {"opened_at", row.text(1)},
                            {"expires_at", row.text(2)},
                            {"device", row.text(3)},
                            {"seen_at", row.text(4).empty() ? row.text(1) : row.text(4)},
                            {"this_one", row.text(0) == call.asker.session}});
      });
  return Json{{"sessions", std::move(sessions)}};
}

// The language that a person chose to read, kept for all their devices. What is chosen already is no news.
Result<Json> speak(Call const& call, Work& work, Speak const& in) {
  ARPENT_TRY(person, work.get("person", call.asker.person));
  if (text_of(person, "language") != in.language) {
    person["language"] = in.language;
    work.put("person", person);
  }
  return Json{{"language", in.language}};
}

// The first person of a city, who becomes its manager.
Result<Json> start(Register const& all, Call const& call, Work& work, StartCity const& in,
                   std::string const& start_code) {
  if (work.find("city", only_id) || !work.all("person").empty()) return Problem{409, "city.started"};
  if (start_code.empty() || !equal_in_constant_time(fold(in.code), fold(start_code)))
    return Problem{403, "city.wrong_code", {}, {{"code", "city.wrong_code"}}};
  ARPENT_CHECK(create_record(all, call, work, "city",
                             {{"id", only_id}, {"name", in.city}, {"language", in.language}, {"zone", in.zone}}));
  ARPENT_TRY(person, create_record(all, call, work, "person",
                                   {{"name", in.name}, {"email", in.email}, {"language", in.language}}));
  auto const id = text_of(person, "id");
  ARPENT_CHECK(create_record(all, call, work, "membership", {{"person", id}, {"role", "manager"}}));
  work.set_actor(id);
  ARPENT_TRY(token, open_session(call, work, id));
  return Json{{"$session", token}, {"person", id}};
}

}  // namespace

std::optional<Json> member_with(Reader& reader, std::string const& email) {
  for (auto const& person : reader.all("person"))
    if (!text_of(person, "email").empty() && fold(text_of(person, "email")) == fold(email) &&
        !reader.where("membership", "person", text_of(person, "id")).empty())
      return person;
  return std::nullopt;
}

bool is_mailed_code(Reader& reader, std::string const& email, std::string const& code, Instant now) {
  bool right = false;
  reader.select("SELECT code_hash FROM login_code WHERE email = :email AND expires_at > :now",
                {{"email", fold(email)}, {"now", print_instant(now)}}, [&](store::Row const& row) {
                  right = equal_in_constant_time(row.text(0), sha256_hex(fold(email) + code));
                });
  return right;
}

Result<std::string> open_session(Call const& call, Work& work, std::string const& person) {
  ARPENT_CHECK(work.get("person", person));
  auto const token = random_token(call.random) + random_token(call.random);
  auto const now = call.clock.now();
  work.run("DELETE FROM session WHERE expires_at < :now", {{"now", print_instant(now)}});
  work.run(
      "INSERT INTO session (id, token_hash, person, opened_at, expires_at, device) VALUES (:id, :hash, :person, :now, "
      ":expires, :device)",
      {{"id", call.ids.next()},
       {"hash", sha256_hex(token)},
       {"person", person},
       {"now", print_instant(now)},
       {"expires", print_instant(now + session_lasts)},
       {"device", call.asker.device}});
  return token;
}

void add_sessions(House& house, Options options) {
  auto& all = house.all;
  add(all, {.name = "session.request_code", .target = Target::collection, .in_session_only = true}, request_code);
  add(all, {.name = "session.open", .target = Target::collection, .in_session_only = true, .says_secret = true}, open);
  add(all, {.name = "session.close", .target = Target::collection, .in_session_only = true, .final = true}, close);
  add(all, {.name = "session.close_all", .target = Target::collection, .in_session_only = true, .final = true},
      close_all);
  add(all, {.name = "session.close_others", .target = Target::collection, .in_session_only = true, .final = true},
      close_others);
  add(all, {.name = "session.revoke", .target = Target::collection, .in_session_only = true, .final = true}, revoke);
  add(all, {.name = "session.list", .target = Target::standard, .in_session_only = true}, list);

  add(all, {.name = "session.speak", .target = Target::collection, .in_session_only = true}, speak);

  Operation me_operation{.name = "session.me", .target = Target::view};
  me_operation.in_session_only = true;
  me_operation.input = &record::Nothing::shape();
  me_operation.answer = &Me::shape();
  me_operation.read = [&house, demo = options.demo, provider = options.provider](Call const& call, Reader& reader,
                                                                                 Json const&) -> Result<Json> {
    return record::to_json(me(house, call, reader, demo, provider));
  };
  add(all, std::move(me_operation));

  Operation start_operation{.name = "city.start", .target = Target::collection};
  start_operation.in_session_only = true;
  start_operation.says_secret = true;
  start_operation.final = true;
  start_operation.writes = true;
  start_operation.input = &StartCity::shape();
  start_operation.write = [&all, code = options.start_code](Call const& call, Work& work, Json const& input) {
    return start(all, call, work, record::typed<StartCity>(input), code);
  };
  add(all, std::move(start_operation));
  add_passwords(all);
  if (options.demo) add_demo(all);
}

}  // namespace arpent::city
