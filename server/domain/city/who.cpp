#include "base/hash.h"
#include "domain/city/identity.h"
#include "domain/text_of.h"
#include "operations/guests.h"

namespace arpent::city {
namespace {

void add_person(Reader& reader, std::string const& person, Asker& asker) {
  auto const record = reader.find("person", person);
  if (!record) return;
  asker.person = person;
  if (auto const language = text_of(*record, "language"); !language.empty()) asker.language = language;
  auto const today = print_day(reader.today());
  for (auto const& membership : reader.where("membership", "person", person)) {
    auto const until = text_of(membership, "until");
    if (!until.empty() && until < today) continue;
    // For one district it is no role in the city: what it opens is that district's.
    auto const territory = text_of(membership, "territory");
    asker.roles.insert(territory.empty() ? text_of(membership, "role") : "officer");
    if (!territory.empty()) asker.territories.push_back(territory);
  }
}

std::string language_of_city(Reader& reader) {
  auto const city = reader.all("city");
  return city.empty() ? "en" : text_of(city.front(), "language");
}

void add_session(Reader& reader, std::string const& token, std::string const& now, Asker& asker) {
  std::string person;
  reader.select("SELECT id, person FROM session WHERE token_hash = :hash AND expires_at > :now",
                {{"hash", sha256_hex(token)}, {"now", now}}, [&](store::Row const& row) {
                  asker.session = row.text(0);
                  person = row.text(1);
                });
  if (!person.empty()) add_person(reader, person, asker);
}

void add_link(Reader& reader, std::string const& token, Asker& asker) {
  auto const found = reader.where("share_link", "token_hash", sha256_hex(token));
  if (found.empty()) return;
  auto const& link = found.front();
  // Kept by programs and services elsewhere: it opens its own address, and nobody at any door.
  if (text_of(link, "opens") == "calendar") return;
  auto const expires = text_of(link, "expires_on");
  if (!text_of(link, "revoked_at").empty() || (!expires.empty() && expires < print_day(reader.today()))) return;
  asker.link = text_of(link, "id");
}

void add_seats(Reader& reader, std::string const& token, Asker& asker) {
  asker.seats = guests::seats_of(reader, token);
  if (!asker.seats.empty()) asker.guest = sha256_hex(token);
}

}  // namespace

std::string name_of_actor(Reader& reader, std::string const& actor) {
  auto const named = [&](char const* kind, std::string const& id, char const* field) -> std::string {
    auto const found = reader.find(kind, id);
    return found && (*found)[field].is_string() ? (*found)[field].get<std::string>() : "";
  };
  if (actor.rfind("link:", 0) == 0) return named("share_link", actor.substr(5), "label");
  return actor.empty() ? "" : named("person", actor, "name");
}

Asker as_person(Reader& reader, std::string const& person) {
  Asker asker{.language = language_of_city(reader)};
  add_person(reader, person, asker);
  return asker;
}

Asker who(Reader& reader, Credentials const& credentials, Instant now) {
  Asker asker;
  asker.language = !credentials.language.empty() ? credentials.language : language_of_city(reader);
  if (!credentials.session_token.empty()) add_session(reader, credentials.session_token, print_instant(now), asker);
  if (!credentials.link_token.empty()) add_link(reader, credentials.link_token, asker);
  if (!credentials.guest_token.empty()) add_seats(reader, credentials.guest_token, asker);
  return asker;
}

}  // namespace arpent::city
