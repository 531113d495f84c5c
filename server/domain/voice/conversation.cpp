#include "domain/voice/conversation.h"

#include <algorithm>
#include <list>
#include <mutex>
#include <set>

#include "base/id.h"
#include "domain/text_of.h"
#include "opinion/draw.h"

namespace arpent::voice {
namespace {

constexpr std::int64_t at_once = 1000;
constexpr auto keeps_fresh = std::chrono::milliseconds{2000};
constexpr std::size_t kept_at_once = 32;

opinion::Vote vote_of(std::int64_t value) {
  return value > 0 ? opinion::Vote::agree : value < 0 ? opinion::Vote::disagree : opinion::Vote::pass;
}

void moderate(Conversation& all, Statement const& one, opinion::Statement place) {
  all.votes.moderate(place, {one.is_shown() ? opinion::Moderation::accepted : opinion::Moderation::rejected});
}

opinion::Person voter(Conversation& all, Json const& body) {
  auto const person = all.voters(text_of(body, "voter"));
  if (all.there_as.size() <= person) all.there_as.resize(person + 1, -1);
  return person;
}

void hear_on(Reader const& reader, std::string const& inquiry, Conversation& all) {
  for (;;) {
    auto const facts = reader.facts(stream_of(inquiry), all.moment, all.n, at_once);
    for (auto const& kept : facts) all.take(kept);
    if (std::ssize(facts) < at_once) return;
  }
}

// The last that was heard is still there: not so where the file was put back, or a write was lost on its way.
bool still_true(Reader const& reader, std::string const& inquiry, Conversation const& all) {
  if (all.last.empty() || all.moment > reader.moment()) return true;
  auto const there = reader.facts(stream_of(inquiry), all.moment, all.n - 1, 1);
  return !there.empty() && there.front().moment == all.moment && there.front().fact.id == all.last;
}

std::string city_of(Reader const& reader) {
  std::string out;
  reader.select("SELECT value FROM city_file WHERE name = 'epoch'", {},
                [&](store::Row const& row) { out = row.text(0); });
  return out;
}

opinion::Settings settings_of(std::string const& inquiry, Conversation const& all) {
  opinion::Settings out{.seed = opinion::seed_of(inquiry)};
  out.dimensions.push_back({speaker_words().size(), all.there_as});
  return out;
}

// What choosing the next statement needs; made anew when votes have grown by a twentieth.
struct Guide {
  opinion::Report report;
  opinion::Router router;
  std::size_t votes = 0, statements = 0;
};

std::shared_ptr<Guide const> guide_of(std::string const& inquiry, Conversation const& all, Guide const* before) {
  auto settings = settings_of(inquiry, all);
  settings.tries = settings.robustness = false;
  auto report = opinion::report(all.votes, settings, before ? &before->report : nullptr);
  std::vector<opinion::Tallies> const categories{
      opinion::tally(all.votes, all.there_as, speaker_words().size())};
  opinion::Router router(report.map, report.agreements, categories, {.seed = settings.seed});
  return std::make_shared<Guide const>(
      Guide{std::move(report), std::move(router), all.votes.size(), all.shown()});
}

struct Kept {
  explicit Kept(std::string of) : key(std::move(of)) {}
  std::string const key;
  std::mutex mutex{};
  std::shared_ptr<Conversation> heard{};
  std::shared_ptr<Guide const> guide{};
  std::shared_ptr<opinion::Report const> result{};
  std::string result_at{};  // the last fact it saw
  std::optional<Instant> worked_out{};
};

class Memory {
 public:
  std::shared_ptr<Kept> of(Reader const& reader, std::string const& inquiry) {
    auto const key = city_of(reader) + "/" + inquiry;
    std::lock_guard const lock(mutex_);
    auto const found =
        std::find_if(kept_.begin(), kept_.end(), [&](std::shared_ptr<Kept> const& one) { return one->key == key; });
    if (found != kept_.end()) kept_.splice(kept_.begin(), kept_, found);
    else kept_.push_front(std::make_shared<Kept>(key));
    if (kept_.size() > kept_at_once) kept_.pop_back();
    return kept_.front();
  }

 private:
  std::mutex mutex_;
  std::list<std::shared_ptr<Kept>> kept_;
};

Memory& memory() {
  static Memory memory;
  return memory;
}

opinion::Report worked_out(std::string const& inquiry, Conversation const& all, opinion::Report const* before) {
  auto settings = settings_of(inquiry, all);
  settings.robustness = false;
  return opinion::report(all.votes, settings, before);
}

std::vector<opinion::Cast> row_of(Conversation const& all, std::optional<opinion::Person> person,
                                  std::optional<opinion::Cast> just_cast) {
  std::vector<opinion::Cast> row;
  if (person && *person < all.votes.people()) {
    auto const known = all.votes.row(*person);
    row.assign(known.begin(), known.end());
  }
  if (!just_cast) return row;
  std::erase_if(row, [&](opinion::Cast one) { return one.statement() == just_cast->statement(); });
  row.insert(std::lower_bound(row.begin(), row.end(), *just_cast), *just_cast);
  return row;
}

}  // namespace

Statement const* Conversation::find(std::string_view id) const {
  auto const found = places.find(id);
  return found == places.end() ? nullptr : &statements[found->second];
}

std::size_t Conversation::shown() const {
  return static_cast<std::size_t>(
      std::count_if(statements.begin(), statements.end(), [](Statement const& one) { return one.is_shown(); }));
}

std::size_t Conversation::people_voting() const {
  std::size_t out = 0;
  for (opinion::Person person = 0; person < votes.people(); ++person) out += !votes.row(person).empty();
  return out;
}

void Conversation::take(store::KeptFact const& kept) {
  auto const& fact = kept.fact;
  moment = kept.moment, n = kept.n, last = fact.id;
  auto const body = Json::parse(fact.body);
  auto const place = places.find(text_of(body, "statement"));
  if (fact.kind == "inquiry_statement") {
    auto const number = static_cast<opinion::Statement>(statements.size());
    if (number >= opinion::Votes::statements_max || !places.emplace(fact.id, number).second) return;
    statements.push_back({fact.id, text_of(body, "text")});
    moderate(*this, statements.back(), number);
  } else if (fact.kind == "inquiry_here") {
    auto const person = voter(*this, body);
    auto const& words = speaker_words();
    auto const said = std::find(words.begin(), words.end(), text_of(body, "there_as"));
    if (said != words.end()) there_as[person] = static_cast<std::int16_t>(said - words.begin());
  } else if (fact.kind == "inquiry_vote") {
    if (place != places.end()) votes.put(voter(*this, body), place->second, vote_of(body.value("value", 0)));
  } else if (fact.kind == "inquiry_hide" || fact.kind == "inquiry_merge") {
    if (place == places.end()) return;
    auto& one = statements[place->second];
    if (fact.kind == "inquiry_merge") one.into = text_of(body, "into");
    else one.hidden = body.value("hidden", false), one.hidden_because = text_of(body, "reason");
    moderate(*this, one, place->second);
  } else if (fact.kind == "inquiry_objection") {
    objections.push_back({fact.id, body.value("version", std::int64_t{0}), body.value("sentence", std::int64_t{0}),
                          text_of(body, "reason"), text_of(body, "proposal")});
  } else if (fact.kind == "inquiry_stance") {
    stances[voter(*this, body)] = {body.value("version", std::int64_t{0}), text_of(body, "stance"),
                                   text_of(body, "reason")};
  }
}

std::vector<std::string> const& speaker_words() {
  static std::vector<std::string> const words = record::detail::split(speakers);
  return words;
}

std::string stream_of(std::string const& inquiry) { return "inquiry/" + inquiry; }

void tell(Call const& call, Work& work, std::string const& inquiry, char const* kind, Json const& body,
          std::string id) {
  work.append_fact({kind, id.empty() ? uuid4(call.random) : std::move(id), stream_of(inquiry), body.dump()});
}

std::shared_ptr<Conversation const> conversation_of(Reader const& reader, std::string const& inquiry) {
  if (!reader.present()) {
    auto all = std::make_shared<Conversation>();
    hear_on(reader, inquiry, *all);
    return all;
  }
  auto const kept = memory().of(reader, inquiry);
  std::lock_guard const lock(kept->mutex);
  if (!kept->heard || !still_true(reader, inquiry, *kept->heard)) {
    kept->heard = std::make_shared<Conversation>();
    kept->guide.reset(), kept->result.reset();
  } else if (kept->heard.use_count() > 1) {
    // Somebody still reads in it; and nothing came: it is theirs and ours.
    auto const news = reader.facts(stream_of(inquiry), kept->heard->moment, kept->heard->n, 1);
    if (news.empty()) return kept->heard;
    kept->heard = std::make_shared<Conversation>(*kept->heard);
  }
  hear_on(reader, inquiry, *kept->heard);
  return kept->heard;
}

std::shared_ptr<opinion::Report const> result_of(Reader const& reader, std::string const& inquiry,
                                                 Conversation const& conversation, Instant now) {
  if (!reader.present())
    return reader.remembered<opinion::Report>("voice_result/" + inquiry,
                                              [&] { return worked_out(inquiry, conversation, nullptr); });
  auto const kept = memory().of(reader, inquiry);
  std::shared_ptr<opinion::Report const> before;
  {
    std::lock_guard const lock(kept->mutex);
    bool const young = kept->worked_out && now >= *kept->worked_out && now - *kept->worked_out < keeps_fresh;
    if (kept->result && (young || kept->result_at == conversation.last)) return kept->result;
    before = kept->result;
    kept->worked_out = now;
  }
  auto const made = std::make_shared<opinion::Report const>(worked_out(inquiry, conversation, before.get()));
  std::lock_guard const lock(kept->mutex);
  kept->result = made, kept->result_at = conversation.last;
  return made;
}

std::optional<ToShow> next_for(Reader const& reader, std::string const& inquiry, Conversation const& all,
                               std::string const& voter, std::optional<opinion::Cast> just_cast) {
  auto const person = all.voters.find(voter);
  auto const row = row_of(all, person, just_cast);
  std::set<opinion::Statement> seen;
  for (auto const one : row) seen.insert(one.statement());
  std::vector<opinion::Statement> left;
  for (opinion::Statement at = 0; at < all.statements.size(); ++at)
    if (all.statements[at].is_shown() && !seen.contains(at)) left.push_back(at);
  if (left.empty()) return std::nullopt;

  auto const kept = memory().of(reader, inquiry);
  std::shared_ptr<Guide const> guide;
  {
    std::lock_guard const lock(kept->mutex);
    auto const& known = kept->guide;
    bool const fresh = known && known->statements == all.shown() && known->votes <= all.votes.size() &&
                       all.votes.size() <= known->votes + known->votes / 20 + 10;
    if (!fresh) kept->guide = guide_of(inquiry, all, known.get());
    guide = kept->guide;
  }
  std::vector<std::int16_t> const declared{
      static_cast<std::int16_t>(person && *person < all.there_as.size() ? all.there_as[*person] : -1)};
  if (auto const next = guide->router.next(opinion::seed_of(voter), row, declared, left))
    return ToShow{next->statement, next->asks_for_more};
  // Nothing is known of those yet: the one least heard, and chance where several are.
  auto const start = opinion::seed_of(voter + std::to_string(row.size())) % left.size();
  return ToShow{left[start], false};
}

}  // namespace arpent::voice
