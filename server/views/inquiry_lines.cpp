#include "views/inquiry_lines.h"

#include <algorithm>
#include <cmath>

#include "domain/meeting/meeting.h"
#include "domain/people/representation.h"
#include "domain/text_of.h"
#include "domain/voice/answer.h"
#include "views/meeting_lines.h"

namespace arpent::views {
namespace {

using opinion::Tally;

double rounded(double value) { return std::round(value * 100) / 100 + 0.0; }  // no -0

PartVotes part(std::string name, Tally const& of) {
  return {std::move(name), of.agree, of.disagree, of.votes};
}

// Of what people said they are, which others may know: whoever knows the total must not get a small rest by taking
// away. Then the smallest that is told goes too.
void keep_rest_large(std::vector<PartVotes>& told, std::int64_t all) {
  for (;;) {
    std::int64_t rest = all;
    for (auto const& one : told) rest -= one.votes;
    if (told.empty() || rest == 0 || rest >= people::shown_from) return;
    told.erase(std::min_element(told.begin(), told.end(),
                                [](PartVotes const& a, PartVotes const& b) { return a.votes < b.votes; }));
  }
}

class Showing {
 public:
  Showing(voice::Conversation const& all, opinion::Report const& report, Sight sight)
      : all_(all),
        report_(report),
        least_(sight == Sight::team ? 1 : people::shown_from),
        by_word_(opinion::tally(all.votes, all.there_as, voice::speaker_words().size())) {}

  OpinionResult run() {
    OpinionResult out{.shown = std::string(name_of(report_.shown)), .why_not = std::string(name_of(report_.why_not))};
    out.people = static_cast<std::int64_t>(report_.coverage.people);
    out.votes = static_cast<std::int64_t>(report_.coverage.votes);
    out.between = static_cast<std::int64_t>(report_.coverage.between);
    if (report_.shown == opinion::Shown::groups) out.spectrum = report_.separation.is_spectrum();
    std::vector<bool> told(all_.statements.size());
    for (auto const& agreement : report_.agreements) {
      if (agreement.statement >= all_.statements.size()) continue;
      told[agreement.statement] = true;
      out.statements.push_back(line(agreement.statement, &agreement));
    }
    for (opinion::Statement at = 0; at < all_.statements.size(); ++at)
      if (!told[at]) out.statements.push_back(line(at, nullptr));
    std::stable_sort(out.statements.begin(), out.statements.end(), [](auto const& one, auto const& other) {
      auto const is_out = [](StatementLine const& of) { return of.hidden || of.into.has_value(); };
      return is_out(one) < is_out(other);
    });
    draw(out);
    return out;
  }

 private:
  StatementLine line(opinion::Statement at, opinion::Agreement const* agreement) const {
    auto const& one = all_.statements[at];
    StatementLine out{.id = one.id, .text = one.text, .hidden = one.hidden};
    if (one.hidden) out.hidden_because = one.hidden_because;
    if (!one.into.empty()) out.into = one.into;
    if (!agreement) return out;
    auto const& votes = agreement->all;
    out.votes = votes.votes;
    if (votes.votes < least_) return out;
    out.agree = votes.agree, out.disagree = votes.disagree, out.pass = votes.passes();
    auto const share = votes.share(), spread = share - votes.bound();
    out.low = rounded(std::max(0.0, share - spread)), out.high = rounded(std::min(1.0, share + spread));
    if (agreement->scored == opinion::Scored::yes) out.score = rounded(agreement->score);
    out.broad = agreement->broad, out.contested = agreement->contested, out.objected = !agreement->objects.empty();
    parts(at, *agreement, out);
    place(at, out);
    return out;
  }

  void parts(opinion::Statement at, opinion::Agreement const& agreement, StatementLine& out) const {
    auto const all = static_cast<std::int64_t>(agreement.all.votes);
    for (std::size_t group = 0; group < agreement.groups.size(); ++group)
      if (agreement.groups[group].votes >= least_)
        out.groups.push_back(part(std::to_string(group + 1), agreement.groups[group]));
    for (std::size_t word = 0; word < by_word_.parts(); ++word)
      if (auto const& of = by_word_.at(at, word); of.votes >= people::shown_from)
        out.there_as.push_back(part(voice::speaker_words()[word], of));
    keep_rest_large(out.there_as, all);
  }

  void place(opinion::Statement at, StatementLine& out) const {
    if (report_.shown == opinion::Shown::list) return;
    auto const& known = report_.map.statements;
    auto const found = std::lower_bound(known.begin(), known.end(), at);
    if (found == known.end() || *found != at) return;
    auto const& loading = report_.map.loading[static_cast<std::size_t>(found - known.begin())];
    out.x = rounded(loading.x), out.y = rounded(loading.y);
  }

  // Sorted by place: in the order in which people came they would say who came when.
  void draw(OpinionResult& out) const {
    if (report_.shown == opinion::Shown::list) return;
    auto const& places = report_.places;
    for (opinion::Person person = 0; person < places.size(); ++person) {
      if (places.votes[person] == 0) continue;
      MapPoint point{rounded(places.x[person]), rounded(places.y[person])};
      auto const& groups = report_.groups;
      bool const grouped = report_.shown == opinion::Shown::groups && person < groups.label.size();
      if (grouped && groups.label[person] >= 0 && !groups.between[person]) point.group = groups.label[person] + 1;
      out.points.push_back(point);
    }
    std::sort(out.points.begin(), out.points.end(),
              [](MapPoint const& a, MapPoint const& b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
    if (report_.shown != opinion::Shown::groups) return;
    for (std::size_t at = 0; at < report_.groups.sizes.size(); ++at)
      out.groups.push_back({.name = std::to_string(at + 1),
                            .votes = static_cast<std::int64_t>(report_.groups.sizes[at])});
  }

  voice::Conversation const& all_;
  opinion::Report const& report_;
  std::uint32_t least_;
  opinion::Tallies by_word_;
};

void add_sentences(voice::Conversation const& all, voice::AgreedAnswer const& answer, ShownAnswer& out) {
  for (std::size_t at = 1; at <= answer.sentences.size(); ++at) {
    auto const number = std::to_string(at);
    ShownSentence sentence{.number = static_cast<std::int64_t>(at), .text = answer.sentences[at - 1]};
    sentence.agreed = std::find(answer.agreed_part.begin(), answer.agreed_part.end(), number) != answer.agreed_part.end();
    for (auto const& id : voice::cited(answer, at))
      if (auto const* statement = all.find(id); statement && !statement->hidden)
        sentence.cites.push_back({id, statement->text});
    for (auto const& line : answer.minority)
      if (line.starts_with(number + " ")) sentence.minority.push_back(line.substr(number.size() + 1));
    out.sentences.push_back(std::move(sentence));
  }
}

}  // namespace

OpinionResult result_shown(voice::Conversation const& conversation, opinion::Report const& report, Sight sight) {
  return Showing(conversation, report, sight).run();
}

ShownAnswer answer_shown(voice::Conversation const& all, voice::AgreedAnswer const& answer) {
  ShownAnswer out{.id = answer.id, .revision = answer.revision, .version = answer.version, .state = answer.state};
  add_sentences(all, answer, out);
  out.disagreements = answer.disagreements, out.named = answer.named;
  out.minority_note = answer.minority_note, out.decided_on = answer.decided_on;
  for (auto const& one : all.objections)
    if (one.version == answer.version)
      out.objections.push_back({one.id, one.sentence, one.reason,
                                one.proposal.empty() ? std::nullopt : std::optional(one.proposal)});
  std::vector<voice::Voice> voices;
  for (auto const& [person, stance] : all.stances) {
    if (stance.version != answer.version) continue;
    voices.push_back({.stance = stance.stance});
    if (stance.stance == "disagree" && !stance.reason.empty()) out.reasons.push_back(stance.reason);
  }
  std::sort(out.reasons.begin(), out.reasons.end());
  auto const counts = voice::verdict_of(voices, {}, 0).counts;
  out.agree = counts.agree, out.can_live = counts.can_live;
  out.disagree = counts.disagree, out.no_view = counts.no_view;
  return out;
}

AboutWhat about_what(store::Reader& reader, std::string const& id) {
  for (auto const* kind : {"action", "goal", "plan"})
    if (auto const found = reader.find(kind, id)) return {kind, text_of(*found, "title")};
  return {};
}

bool leads_inquiry(store::Reader& reader, Asker const& asker, voice::Inquiry const& inquiry) {
  if (asker.in_team() || (inquiry.facilitator && *inquiry.facilitator == asker.person)) return true;
  for (auto const& item : reader.where<meeting::AgendaItem>("inquiry", inquiry.id)) {
    auto const meeting = reader.find<meeting::Meeting>(item.meeting);
    if (meeting && meeting->state == "open" && can_lead(asker, *meeting)) return true;
  }
  return false;
}

InquiryLine inquiry_line(store::Reader& reader, voice::Inquiry const& inquiry) {
  InquiryLine out{.id = inquiry.id, .question = inquiry.question, .state = inquiry.state, .about = inquiry.about};
  auto const about = about_what(reader, inquiry.about);
  out.about_kind = about.kind, out.about_title = about.title;
  if (inquiry.facilitator)
    if (auto const person = reader.find("person", *inquiry.facilitator)) out.facilitator = text_of(*person, "name");
  if (!inquiry.is_closed()) return out;
  for (auto const& answer : reader.where<voice::AgreedAnswer>("inquiry", inquiry.id))
    if (answer.state == "adopted" || answer.state == "published")
      out.answer = answer_shown(*voice::conversation_of(reader, inquiry.id), answer);
  return out;
}

}  // namespace arpent::views
