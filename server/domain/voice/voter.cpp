#include "domain/voice/voter.h"

#include "base/hash.h"
#include "base/random.h"
#include "domain/text_of.h"

namespace arpent::voice {
namespace {

constexpr std::int64_t writings_most = 60;

std::string secret_of(Reader& reader, std::string const& inquiry) {
  std::string out;
  reader.select("SELECT secret FROM inquiry_secret WHERE inquiry = :inquiry", {{"inquiry", inquiry}},
                [&](store::Row const& row) { out = row.text(0); });
  return out;
}

std::string link_to(Reader& reader, Asker const& asker, std::string const& inquiry) {
  if (asker.link.empty()) return "";
  auto const link = reader.find("share_link", asker.link);
  bool const opens = link && text_of(*link, "opens") == "inquiry" && text_of(*link, "inquiry") == inquiry;
  return opens ? asker.link : "";
}

}  // namespace

std::string_view live_tables() {
  return R"(
CREATE TABLE IF NOT EXISTS inquiry_secret (inquiry TEXT PRIMARY KEY, secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS inquiry_voter (
  inquiry TEXT NOT NULL, voter TEXT NOT NULL, said INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (inquiry, voter)
);
)";
}

std::string voter_number(std::string const& secret, std::string const& seat, std::string const& link) {
  return hmac_sha256_hex(secret, link.empty() ? "seat " + seat : "link " + link).substr(0, 32);
}

std::string voter_of(Reader& reader, Asker const& asker, std::string const& inquiry) {
  auto const seat = asker.seat_at(inquiry), link = link_to(reader, asker, inquiry);
  if (seat.empty() && link.empty()) return "";
  auto const secret = secret_of(reader, inquiry);
  return secret.empty() ? "" : voter_number(secret, seat, link);
}

Result<std::string> voter_to_be(Call const& call, Work& work, std::string const& inquiry) {
  if (secret_of(work, inquiry).empty())
    work.run("INSERT INTO inquiry_secret (inquiry, secret) VALUES (:inquiry, :secret)",
             {{"inquiry", inquiry}, {"secret", random_token(call.random) + random_token(call.random)}});
  auto voter = voter_of(work, call.asker, inquiry);
  if (voter.empty()) return Problem{403, "inquiry.come_in_first"};
  return voter;
}

Result<Done> count_said(Work& work, std::string const& inquiry, std::string const& voter) {
  std::int64_t said = 0;
  work.select("SELECT said FROM inquiry_voter WHERE inquiry = :inquiry AND voter = :voter",
              {{"inquiry", inquiry}, {"voter", voter}}, [&](store::Row const& row) { said = row.integer(0); });
  if (said >= writings_most) return Problem{429, "inquiry.enough_said"};
  work.run("INSERT INTO inquiry_voter (inquiry, voter, said, name) VALUES (:inquiry, :voter, 1, '') ON CONFLICT (inquiry, "
           "voter) DO UPDATE SET said = inquiry_voter.said + 1",
           {{"inquiry", inquiry}, {"voter", voter}});
  return Done{};
}

void name_voter(Work& work, std::string const& inquiry, std::string const& voter, std::string const& name) {
  work.run("INSERT INTO inquiry_voter (inquiry, voter, said, name) VALUES (:inquiry, :voter, 0, :name) ON CONFLICT "
           "(inquiry, voter) DO UPDATE SET name = :name",
           {{"inquiry", inquiry}, {"voter", voter}, {"name", name}});
}

std::vector<std::pair<std::string, std::string>> names_of_voters(Reader& reader, std::string const& inquiry) {
  std::vector<std::pair<std::string, std::string>> out;
  reader.select("SELECT voter, name FROM inquiry_voter WHERE inquiry = :inquiry AND name <> '' ORDER BY name, voter",
                {{"inquiry", inquiry}},
                [&](store::Row const& row) { out.emplace_back(row.text(0), row.text(1)); });
  return out;
}

void forget_voters(Work& work, std::string const& inquiry) {
  work.run("DELETE FROM inquiry_secret WHERE inquiry = :inquiry", {{"inquiry", inquiry}});
  work.run("DELETE FROM inquiry_voter WHERE inquiry = :inquiry", {{"inquiry", inquiry}});
}

}  // namespace arpent::voice
