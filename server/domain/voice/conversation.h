// What was said in a "what for?": statements, votes on them, objections to a draft, stances. All of it facts of the
// stream "inquiry/<id>", appended and never changed; of each the latest counts. A statement and an objection have no
// author, here or anywhere. A voter is a number that nobody can lead back to a person or a phone (voter.h).
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/voice/inquiry.h"
#include "opinion/report.h"
#include "operations/operation.h"

namespace arpent::voice {

// Facts by kind, their bodies; ids are made by chance and say nothing of the hour:
//   inquiry_statement  {text}                                  id: made by the phone
//   inquiry_here       {voter, there_as?}
//   inquiry_vote       {voter, statement, value}               1, 0 or -1
//   inquiry_hide       {statement, hidden, reason?}
//   inquiry_merge      {statement, into}                       into "": on its own again
//   inquiry_objection  {version, sentence, reason, proposal?}  id: made by the phone
//   inquiry_stance     {voter, version, stance, reason?}       agree, can_live, disagree, no_view

struct Statement {
  std::string id, text;
  std::string hidden_because{}, into{};
  bool hidden = false;
  bool is_shown() const { return !hidden && into.empty(); }
};

struct Objection {
  std::string id;
  std::int64_t version = 0, sentence = 0;
  std::string reason, proposal{};
};

struct Stance {
  std::int64_t version = 0;
  std::string stance, reason{};
};

struct Conversation {
  std::vector<Statement> statements{};  // their places are the numbers of the votes
  std::map<std::string, opinion::Statement, std::less<>> places{};
  opinion::Numbering<std::string> voters{};
  std::vector<std::int16_t> there_as{};  // by voter: place among `speakers`, -1 where nothing was said
  opinion::Votes votes{};
  std::vector<Objection> objections{};
  std::map<opinion::Person, Stance> stances{};
  // How far it was heard.
  store::Moment moment = 0;
  std::int64_t n = -1;
  std::string last{};  // id of the last fact

  Statement const* find(std::string_view id) const;
  std::size_t shown() const;
  std::size_t people_voting() const;
  void take(store::KeptFact const& kept);
};

std::vector<std::string> const& speaker_words();
std::string stream_of(std::string const& inquiry);
// To what is told already with the same id nothing is added.
void tell(Call const& call, Work& work, std::string const& inquiry, char const* kind, Json const& body,
          std::string id = "");

// As this reader sees it. The present is kept in memory between two calls, and only what came since is read.
std::shared_ptr<Conversation const> conversation_of(Reader const& reader, std::string const& inquiry);

// All that the engine has to say of it. Of the present worked out at most every two seconds, whoever asks; with
// trials, which cost most, only where what was found before is not fresh.
std::shared_ptr<opinion::Report const> result_of(Reader const& reader, std::string const& inquiry,
                                                 Conversation const& conversation, Instant now);

struct ToShow {
  opinion::Statement statement = 0;
  bool asks_for_more = false;
};
// What this voter is shown next, with one more vote than was heard so far. Nothing: they saw all of it.
std::optional<ToShow> next_for(Reader const& reader, std::string const& inquiry, Conversation const& conversation,
                               std::string const& voter, std::optional<opinion::Cast> just_cast);

}  // namespace arpent::voice
