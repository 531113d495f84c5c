// From statements to one answer: drafted, put to all, adopted; or published with what is agreed and what is not.
#include <algorithm>
#include <set>

#include "domain/voice/answer.h"
#include "domain/voice/parts.h"
#include "domain/voice/voter.h"
#include "domain/without_faults.h"
#include "operations/guests.h"

namespace arpent::voice {
namespace {

constexpr std::uint32_t told_from = 5;      // no opinion of fewer than five is told
constexpr double minority_below = 0.4;

struct Sentence {
  std::string text;
  std::vector<std::string> cites;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::text<&Sentence::text>("text", {.required = true, .max_length = 600}),
                                   texts<&Sentence::cites>("cites")};
    static Shape const shape = input<Sentence>("drafted_sentence", fields);
    return shape;
  }
};

struct Draft {
  std::string id;
  std::vector<Sentence> sentences;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Draft::id>("id", "inquiry", {.required = true}),
                                   rows<&Draft::sentences>("sentences", {.required = true})};
    static Shape const shape = input<Draft>("draft_answer", fields);
    return shape;
  }
};

struct Adopt {
  std::string id;
  std::optional<std::string> minority_note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Adopt::id>("id", "inquiry", {.required = true}),
                                   long_text<&Adopt::minority_note>("minority_note", {.max_length = 2000})};
    static Shape const shape = input<Adopt>("adopt_answer", fields);
    return shape;
  }
};

struct Publish {
  std::string id;
  std::vector<std::string> agreed, disagreements;
  std::optional<std::string> minority_note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Publish::id>("id", "inquiry", {.required = true}),
                                   texts<&Publish::agreed>("agreed"),
                                   texts<&Publish::disagreements>("disagreements", {.required = true}),
                                   long_text<&Publish::minority_note>("minority_note", {.max_length = 2000})};
    static Shape const shape = input<Publish>("publish_answer", fields);
    return shape;
  }
};

std::vector<FieldProblem> faults_of(Draft const& in, Conversation const& all) {
  std::vector<FieldProblem> wrong;
  std::set<std::string> before;
  for (std::size_t at = 0; at < in.sentences.size(); ++at) {
    auto const field = "sentences." + std::to_string(at) + ".";
    if (!before.insert(in.sentences[at].text).second) wrong.push_back({field + "text", "inquiry.said_twice"});
    for (auto const& statement : in.sentences[at].cites)
      if (!all.find(statement)) wrong.push_back({field + "cites", "inquiry.vote_on_what"});
  }
  return wrong;
}

// What was put to people stays as they saw it: the next draft is another version.
AgreedAnswer version_to_write(Call const& call, Work& work, Inquiry const& inquiry) {
  auto last = last_version(work, inquiry.id);
  if (last && last->state == "draft") return *last;
  AgreedAnswer out{.id = call.ids.next(), .inquiry = inquiry.id, .version = last ? last->version + 1 : 1};
  if (last) {
    last->state = "replaced";
    work.put(*last);
  }
  return out;
}

Result<AgreedAnswer> draft(Call const& call, Work& work, Draft const& in) {
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "drafting critique stance"));
  ARPENT_CHECK(none_of(faults_of(in, *conversation_of(work, inquiry.id))));
  auto answer = version_to_write(call, work, inquiry);
  answer.about = inquiry.about;
  answer.sentences.clear(), answer.cites.clear();
  std::string whole;
  for (auto const& sentence : in.sentences) {
    answer.sentences.push_back(sentence.text);
    whole += (whole.empty() ? "" : " ") + sentence.text;
    auto line = std::to_string(answer.sentences.size());
    for (auto const& statement : sentence.cites) line += " " + statement;
    if (!sentence.cites.empty()) answer.cites.push_back(line);
  }
  answer.text = whole;
  if (inquiry.state != "drafting") {
    inquiry.state = "drafting";
    work.put(inquiry);
  }
  return work.put(answer);
}

void count(AgreedAnswer& answer, Stances const& counts) {
  answer.agree = counts.agree, answer.can_live = counts.can_live;
  answer.disagree = counts.disagree, answer.no_view = counts.no_view;
}

// After this nobody can say which vote was whose.
void close(Call const& call, Work& work, Inquiry inquiry, AgreedAnswer& answer, std::string const& state,
           std::optional<std::string> const& minority_note) {
  auto const all = conversation_of(work, inquiry.id);
  auto const result = result_of(work, inquiry.id, *all, call.clock.now());
  count(answer, verdict_of(voices_on(*all, *result, answer.version), {}, 0).counts);
  answer.minority = minority_of(*all, answer);
  answer.named.clear();
  for (auto const& [voter, name] : names_of_voters(work, inquiry.id))
    if (auto const person = all->voters.find(voter))
      if (auto const stance = all->stances.find(*person);
          stance != all->stances.end() && stance->second.version == answer.version)
        answer.named.push_back(stance->second.stance + " " + name);
  if (minority_note && !minority_note->empty()) answer.minority_note = minority_note;
  answer.state = state;
  answer.decided_on = print_day(work.today());
  inquiry.state = state;
  inquiry.is_open = false;
  inquiry.closed_at = work.at();
  work.put(inquiry);
  guests::close_door(work, inquiry.id);
  forget_voters(work, inquiry.id);
}

Problem not_agreed(Verdict const& verdict) {
  return {409,
          verdict.objecting.empty() ? "inquiry.too_few_answers" : "inquiry.too_many_objections",
          {{"disagree", std::to_string(verdict.counts.disagree)}, {"people", std::to_string(verdict.counts.people())}}};
}

Result<AgreedAnswer> adopt(Call const& call, Work& work, Adopt const& in) {
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "stance"));
  auto answer = *last_version(work, inquiry.id);
  auto const all = conversation_of(work, inquiry.id);
  auto const result = result_of(work, inquiry.id, *all, call.clock.now());
  auto const verdict =
      verdict_of(voices_on(*all, *result, answer.version), inquiry.asked, inquiry.min_answers.value_or(1));
  if (!verdict.is_adopted()) return not_agreed(verdict);
  answer.agreed_part.clear();
  for (std::size_t at = 1; at <= answer.sentences.size(); ++at) answer.agreed_part.push_back(std::to_string(at));
  close(call, work, std::move(inquiry), answer, "adopted", in.minority_note);
  return work.put(answer);
}

Result<AgreedAnswer> publish(Call const& call, Work& work, Publish const& in) {
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "critique stance"));
  auto answer = *last_version(work, inquiry.id);
  for (auto const& number : in.agreed) {
    bool const digits = !number.empty() && number.size() < 4 &&
                        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || std::stoul(number) < 1 || std::stoul(number) > answer.sentences.size())
      return none_of({{"agreed", "inquiry.no_such_sentence"}}).problem();
  }
  answer.agreed_part = in.agreed;
  answer.disagreements = in.disagreements;
  close(call, work, std::move(inquiry), answer, "published", in.minority_note);
  return work.put(answer);
}

}  // namespace

std::vector<Voice> voices_on(Conversation const& all, opinion::Report const& result, std::int64_t version) {
  std::vector<Voice> out;
  bool const grouped = result.shown == opinion::Shown::groups;
  for (auto const& [person, stance] : all.stances) {
    if (stance.version != version) continue;
    Voice voice{.stance = stance.stance};
    if (person < all.there_as.size() && all.there_as[person] >= 0)
      voice.there_as = speaker_words()[static_cast<std::size_t>(all.there_as[person])];
    if (grouped && person < result.groups.label.size() && !result.groups.between[person])
      voice.group = result.groups.label[person];
    out.push_back(std::move(voice));
  }
  return out;
}

std::vector<std::string> minority_of(Conversation const& all, AgreedAnswer const& answer) {
  std::vector<std::string> out;
  auto const& words = speaker_words();
  auto const tallies = opinion::tally(all.votes, all.there_as, words.size());
  for (std::size_t at = 1; at <= answer.sentences.size(); ++at)
    for (std::size_t word = 0; word < words.size(); ++word) {
      auto const cites = cited(answer, at);
      bool const apart = std::any_of(cites.begin(), cites.end(), [&](std::string const& id) {
        auto const place = all.places.find(id);
        if (place == all.places.end() || place->second >= all.votes.statements()) return false;
        auto const& of = tallies.at(place->second, word);
        return of.votes >= told_from && of.bound() < minority_below;
      });
      if (apart) out.push_back(std::to_string(at) + " " + words[word]);
    }
  return out;
}

void add_answering(Register& all) {
  add(all, {.name = "inquiry.draft", .target = Target::item}, draft);
  add(all, {.name = "inquiry.adopt", .target = Target::item, .final = true}, adopt);
  add(all, {.name = "inquiry.publish", .target = Target::item, .final = true}, publish);
}

}  // namespace arpent::voice
