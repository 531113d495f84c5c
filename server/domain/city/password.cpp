#include "base/password.h"
#include "base/text.h"
#include "domain/city/identity.h"
#include "domain/city/inputs.h"
#include "domain/city/password_rules.h"
#include "domain/text_of.h"

namespace arpent::city {
namespace {

using store::Store;

struct Known {
  std::string person, email, hash;
};

Known known_by(Reader& reader, std::optional<Json> const& person) {
  if (!person) return {};
  auto const id = text_of(*person, "id");
  return {id, text_of(*person, "email"), password_hash_of(reader, id)};
}

Result<Store::Written> open(Lengthy const& lengthy, OpenWithPassword const& in) {
  auto const known = lengthy.store.read(
      store::At::present(), [&](Reader& reader) { return known_by(reader, member_with(reader, in.email)); });
  if (!is_password(in.password, known.hash)) return Problem{403, "session.wrong_password"};
  return lengthy.store.write_at(lengthy.author, [&](Work& work) -> Result<Json> {
    // Another one since we looked, or no place here any more.
    auto const person = member_with(work, in.email);
    if (!person || password_hash_of(work, known.person) != known.hash) return Problem{403, "session.wrong_password"};
    work.set_actor(known.person);
    ARPENT_TRY(token, open_session(lengthy.call, work, known.person));
    return Json{{"$session", token}, {"person", known.person}};
  });
}

// What of a proof can be said before the writer is asked.
template <class In>
Result<Known> half_proven(Lengthy const& lengthy, In const& in) {
  auto const known = lengthy.store.read(store::At::present(), [&](Reader& reader) {
    return known_by(reader, reader.find("person", lengthy.call.asker.person));
  });
  if (in.code) return known;
  if (!in.current) return Problem{422, "invalid", {}, {{"current", "session.proof_needed"}}};
  if (!is_password(*in.current, known.hash)) return Problem{403, "session.wrong_password"};
  return known;
}

// And what only the writer knows: a code works once, and the password is still the one that was looked at.
template <class In>
Result<Done> proven(Call const& call, Work& work, In const& in, Known const& known) {
  if (!in.code) {
    if (password_hash_of(work, known.person) == known.hash) return Done{};
    return Problem{403, "session.wrong_password"};
  }
  if (known.email.empty() || !is_mailed_code(work, known.email, *in.code, call.clock.now()))
    return Problem{403, "session.wrong_code"};
  work.run("DELETE FROM login_code WHERE email = :email", {{"email", fold(known.email)}});
  return Done{};
}

void after_change(Call const& call, Work& work, Known const& known) {
  work.run("DELETE FROM session WHERE person = :person AND id <> :this_one",
           {{"person", known.person}, {"this_one", call.asker.session}});
  if (known.email.empty()) return;
  work.job("mail", {{"to", known.email},
                    {"template", "password_changed"},
                    {"language", call.asker.language},
                    {"params", Json::object()}});
}

Result<Store::Written> set(Lengthy const& lengthy, SetPassword const& in) {
  ARPENT_TRY(known, half_proven(lengthy, in));
  ARPENT_CHECK(acceptable_password(in.password, known.email));
  auto const hash = password_hash(in.password, lengthy.call.random);
  return lengthy.store.write_at(lengthy.author, [&](Work& work) -> Result<Json> {
    ARPENT_CHECK(proven(lengthy.call, work, in, known));
    work.run(
        "INSERT INTO password (person, hash, changed_at) VALUES (:person, :hash, :now)"
        " ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
        {{"person", known.person}, {"hash", hash}, {"now", print_instant(lengthy.call.clock.now())}});
    after_change(lengthy.call, work, known);
    return Json::object();
  });
}

Result<Store::Written> remove(Lengthy const& lengthy, RemovePassword const& in) {
  ARPENT_TRY(known, half_proven(lengthy, in));
  return lengthy.store.write_at(lengthy.author, [&](Work& work) -> Result<Json> {
    ARPENT_CHECK(proven(lengthy.call, work, in, known));
    if (password_hash_of(work, known.person).empty()) return Problem{409, "session.no_password"};
    work.run("DELETE FROM password WHERE person = :person", {{"person", known.person}});
    after_change(lengthy.call, work, known);
    return Json::object();
  });
}

template <class In>
void add_lengthy(Register& all, char const* name, Result<Store::Written> (*act)(Lengthy const&, In const&)) {
  Operation operation{.name = name, .target = Target::collection};
  operation.in_session_only = true;
  operation.writes = true;
  operation.final = true;
  operation.says_secret = true;  // a password is in what is asked
  operation.input = &In::shape();
  operation.at_length = [act](Lengthy const& lengthy, Json const& input) {
    return act(lengthy, record::typed<In>(input));
  };
  add(all, std::move(operation));
}

}  // namespace

std::string password_hash_of(Reader& reader, std::string const& person) {
  std::string hash;
  reader.select("SELECT hash FROM password WHERE person = :person", {{"person", person}},
                [&](store::Row const& row) { hash = row.text(0); });
  return hash;
}

void add_passwords(Register& all) {
  add_lengthy(all, "session.open_with_password", open);
  add_lengthy(all, "session.set_password", set);
  add_lengthy(all, "session.remove_password", remove);
}

}  // namespace arpent::city
