#include "main/personal_data_page.h"

#include <algorithm>

#include "words/words.h"

namespace arpent {
namespace {

std::string said(std::string const& key, std::string const& otherwise) {
  return knows(key) ? say("en", key) : otherwise;
}

char const* seen_by(record::Audience audience) {
  switch (audience) {
    case record::Audience::open:
      return "everybody";
    case record::Audience::team:
      return "manager and link keeper";
    default:
      return "members of the city";
  }
}

std::string line(std::string const& record, std::string const& field, char const* who, char const* how) {
  return "| " + record + " | " + field + " | " + who + " | " + how + " |\n";
}

bool points_at_people(record::Field const& field) {
  return (field.kind == record::Kind::reference || field.kind == record::Kind::references) &&
         std::find(field.to.begin(), field.to.end(), "person") != field.to.end();
}

}  // namespace

std::string personal_data_page(House const& house) {
  std::string direct, by_reference, free_text;
  for (auto const& [name, shape] : house.all.kinds) {
    auto const record = said("label." + name, name);
    for (auto const& field : shape->fields) {
      auto const label = said("label." + name + "." + std::string(field.name), std::string(field.name));
      if (field.rule.personal)
        direct += line(record, label, seen_by(field.rule.audience), "blanked everywhere, in the past too");
      else if (points_at_people(field))
        by_reference += line(record, label, seen_by(shape->audience), "stays, and points at a person without a name");
      else if (field.kind == record::Kind::long_text)
        free_text +=
            line(record, label, seen_by(shape->audience), "changed by hand; the history keeps what was written");
    }
  }
  constexpr char const* head = "\n| record | field | who sees it | when a person is erased |\n|---|---|---|---|\n";
  return "# What is kept on people\n\n"
         "Generated from the descriptions of the records by `arpent personal-data`. A record is kept until somebody\n"
         "removes it; its history stays, so that figures remain explained. *Erase* (Settings, People) blanks what is\n"
         "personal in the present and in every past revision, in the search, in mails and sheets that wait and in the "
         "bytes\n"
         "of the file; figures and entries stay, without a name. *Everything kept on me* (My account, or Settings, "
         "People)\n"
         "exports it as JSON.\n\n"
         "## Directly\n" +
         std::string(head) + direct + "\n## By pointing at a person\n" + head + by_reference +
         "\n## In words that people write\n\n"
         "Free text may name somebody. It is never searched by strangers, and people are asked not to name "
         "children.\n" +
         head + free_text +
         "\n## Beside the records\n\n"
         "| what | why | how long |\n|---|---|---|\n"
         "| the sessions of a person: a hash of the token, the browser's name, when it was last used | to stay signed "
         "in, and to see and end one's sessions | 30 days after signing in, or until signed out or erased |\n"
         "| a login code: its hash and the e-mail it was sent to | to sign in | 15 minutes |\n"
         "| a password, where a person chose one: its argon2id | to sign in | until taken away or erased |\n"
         "| who made an entry of the history | \"who, when, why\" | as long as the city; without a name after an "
         "erasure |\n"
         "| mails that wait | to be sent once | until sent, or given up and dropped by a manager; dropped with the "
         "person "
         "|\n"
         "| sheets that were brought and not imported yet | to be looked at before anything is kept | until imported "
         "or "
         "put away, until somebody is erased, and no longer than a day |\n"
         "| answers to repeated requests (by the request's own random number) | so that the same write is kept once | "
         "30 "
         "days |\n"
         "| addresses (IP) of those who guessed a code wrongly, as hashes in memory | to stop guessing | 15 minutes, "
         "never "
         "on disk |\n\n"
         "The log holds incidents and refused connections; no name, no e-mail, no address, no text that somebody "
         "wrote.\n"
         "Anonymous answers by a link hold no person, no address and no time finer than their entry's.\n";
}

}  // namespace arpent
