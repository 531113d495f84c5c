// What anybody does who came in, without an account and without a name. The ledger says that something was said and not
// by whom, also of somebody who is logged in on this phone.
#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "domain/voice/parts.h"
#include "domain/voice/voter.h"
#include "domain/without_faults.h"
#include "operations/guests.h"

namespace arpent::voice {
namespace {

constexpr std::int64_t longest = 1000;

struct Join {
  std::string code;
  std::optional<std::string> there_as;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Join::code>("code", {.required = true, .max_length = 100}),
                                   choice<&Join::there_as>("there_as", speakers)};
    static Shape const shape = input<Join>("join_inquiry", fields);
    return shape;
  }
};

struct Joined {
  std::string id{}, question{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Joined::id>("id", "inquiry"), text<&Joined::question>("question")};
    static Shape const shape = answer<Joined>("joined_inquiry", fields);
    return shape;
  }
};

struct SayWho {
  std::string id, there_as;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SayWho::id>("id", "inquiry", {.required = true}),
                                   choice<&SayWho::there_as>("there_as", speakers, {.required = true})};
    static Shape const shape = input<SayWho>("say_who_speaks", fields);
    return shape;
  }
};

struct Say {
  std::string id, statement, text;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Say::id>("id", "inquiry", {.required = true}),
        record::text<&Say::statement>("statement", {.required = true, .max_length = 36}),
        long_text<&Say::text>("text", {.required = true, .max_length = longest}),
    };
    static Shape const shape = input<Say>("say_statement", fields);
    return shape;
  }
};

struct Kept {
  std::string statement{};
  bool kept = false;  // false: it was there already

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Kept::statement>("statement"), flag<&Kept::kept>("kept")};
    static Shape const shape = answer<Kept>("statement_kept", fields);
    return shape;
  }
};

struct CastVote {
  std::string id;
  std::optional<std::string> statement, value;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&CastVote::id>("id", "inquiry", {.required = true}),
                                   text<&CastVote::statement>("statement", {.max_length = 36}),
                                   choice<&CastVote::value>("value", "agree|disagree|pass")};
    static Shape const shape = input<CastVote>("vote_on_statement", fields);
    return shape;
  }
};

struct NextStatement {
  std::optional<std::string> statement{}, text{};  // absent: everything was seen
  std::int64_t voted = 0, left = 0;
  bool asks_for_more = false;  // enough was asked of one person: from here on only who likes to

  static record::Shape const& shape() {
    using namespace record;
    using N = NextStatement;
    static Field const fields[] = {record::text<&N::statement>("statement"), record::text<&N::text>("text"),
                                   integer<&N::voted>("voted"), integer<&N::left>("left"),
                                   flag<&N::asks_for_more>("asks_for_more")};
    static Shape const shape = answer<N>("next_statement", fields);
    return shape;
  }
};

struct Object {
  std::string id, objection;
  std::optional<std::int64_t> sentence;
  std::string reason;
  std::optional<std::string> proposal;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Object::id>("id", "inquiry", {.required = true}),
        text<&Object::objection>("objection", {.required = true, .max_length = 36}),
        integer<&Object::sentence>("sentence", {.required = true, .min = 1, .max = 100}),
        long_text<&Object::reason>("reason", {.required = true, .max_length = longest}),
        long_text<&Object::proposal>("proposal", {.max_length = longest}),
    };
    static Shape const shape = input<Object>("object_to_sentence", fields);
    return shape;
  }
};

struct TakeStance {
  std::string id, stance;
  std::optional<std::string> reason, name;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&TakeStance::id>("id", "inquiry", {.required = true}),
        choice<&TakeStance::stance>("stance", "agree|can_live|disagree|no_view", {.required = true}),
        long_text<&TakeStance::reason>("reason", {.max_length = longest}),
        text<&TakeStance::name>("name", {.max_length = 100, .personal = true}),
    };
    static Shape const shape = input<TakeStance>("take_stance", fields);
    return shape;
  }
};

// The same wherever it came from: nobody is named in the log.
Result<std::string> nobody(Call const& call, Work& work, std::string const& inquiry) {
  work.set_actor("");
  return voter_to_be(call, work, inquiry);
}

Result<std::string> made_by_phone(std::string const& id, char const* field) {
  if (auto canonical = canonical_uuid(id)) return *canonical;
  return none_of({{field, "field.id"}}).problem();
}

void come_in(Call const& call, Work& work, std::string const& inquiry, std::string const& voter,
             std::optional<std::string> const& there_as) {
  Json body{{"voter", voter}};
  if (there_as) body["there_as"] = *there_as;
  tell(call, work, inquiry, "inquiry_here", body);
}

// One answer for a code that never was, that was, and of a room that is something else: a guess learns nothing.
Result<Json> join(Call const& call, Work& work, Join const& in) {
  auto const room = guests::room_of(work, in.code);
  auto const inquiry = room.empty() ? std::nullopt : work.find<Inquiry>(room);
  if (!inquiry || !inquiry->is_open || inquiry->is_closed()) return Problem{404, "guest.code_unknown"};
  auto const taken = guests::take_seat(call, work, inquiry->id);
  // The seat just taken is not among those the asker came with.
  Asker guest = call.asker;
  if (guest.seat_at(inquiry->id).empty()) guest.seats.push_back({inquiry->id, taken.seat});
  Call const seated{guest, call.clock, call.ids, call.random, call.name_of_actor, call.base_url};
  ARPENT_TRY(voter, nobody(seated, work, inquiry->id));
  come_in(call, work, inquiry->id, voter, in.there_as);
  auto out = record::to_json(Joined{inquiry->id, inquiry->question});
  if (!taken.cookie.empty()) out["$guest"] = taken.cookie;
  return out;
}

Result<Done> say_who(Call const& call, Work& work, SayWho const& in) {
  ARPENT_TRY(inquiry, work.get<Inquiry>(in.id));
  if (inquiry.is_closed()) return Problem{409, "inquiry.is_closed"};
  ARPENT_TRY(voter, nobody(call, work, inquiry.id));
  come_in(call, work, inquiry.id, voter, in.there_as);
  return Done{};
}

// Whoever leads types for those without a phone: that is nobody's statement either.
Result<Kept> say(Call const& call, Work& work, Say const& in) {
  ARPENT_TRY(id, made_by_phone(in.statement, "statement"));
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "writing voting"));
  std::string const words{trim(in.text)};
  if (words.empty()) return none_of({{"text", "field.required"}}).problem();
  if (conversation_of(work, inquiry.id)->find(id)) return Kept{id, false};
  auto const voter = nobody(call, work, inquiry.id);
  if (voter) ARPENT_CHECK(count_said(work, inquiry.id, *voter));
  else if (!call.asker.known()) return voter.problem();
  tell(call, work, inquiry.id, "inquiry_statement", {{"text", words}}, id);
  return Kept{id, true};
}

Result<NextStatement> vote(Call const& call, Work& work, CastVote const& in) {
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "voting"));
  ARPENT_TRY(voter, nobody(call, work, inquiry.id));
  auto const all = conversation_of(work, inquiry.id);
  std::optional<opinion::Cast> cast;
  if (in.statement) {
    auto const place = all->places.find(*in.statement);
    if (place == all->places.end()) return none_of({{"statement", "inquiry.vote_on_what"}}).problem();
    if (!in.value) return none_of({{"value", "field.required"}}).problem();
    int const value = *in.value == "agree" ? 1 : *in.value == "disagree" ? -1 : 0;
    cast = opinion::Cast::of(place->second, static_cast<opinion::Vote>(value));
    tell(call, work, inquiry.id, "inquiry_vote",
         {{"voter", voter}, {"statement", place->first}, {"value", value}});
  }
  NextStatement out;
  auto const person = all->voters.find(voter);
  if (person && *person < all->votes.people())
    for (auto const one : all->votes.row(*person))
      out.voted += all->statements[one.statement()].is_shown() && !(cast && one.statement() == cast->statement());
  if (cast) out.voted += all->statements[cast->statement()].is_shown();
  out.left = std::max<std::int64_t>(0, static_cast<std::int64_t>(all->shown()) - out.voted);
  if (auto const next = next_for(work, inquiry.id, *all, voter, cast)) {
    out.statement = all->statements[next->statement].id;
    out.text = all->statements[next->statement].text;
    out.asks_for_more = next->asks_for_more;
  }
  return out;
}

Result<Done> object(Call const& call, Work& work, Object const& in) {
  ARPENT_TRY(id, made_by_phone(in.objection, "objection"));
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "critique"));
  auto const answer = last_version(work, inquiry.id);
  auto const sentence = in.sentence.value_or(0);
  if (!answer || sentence > std::ssize(answer->sentences))
    return none_of({{"sentence", "inquiry.no_such_sentence"}});
  auto const all = conversation_of(work, inquiry.id);
  for (auto const& one : all->objections)
    if (one.id == id) return Done{};
  auto const voter = nobody(call, work, inquiry.id);
  if (voter) ARPENT_CHECK(count_said(work, inquiry.id, *voter));
  else if (!call.asker.known()) return voter.problem();
  Json body{{"version", answer->version}, {"sentence", sentence}, {"reason", in.reason}};
  if (in.proposal && !in.proposal->empty()) body["proposal"] = *in.proposal;
  tell(call, work, inquiry.id, "inquiry_objection", body, id);
  return Done{};
}

Result<Done> take_stance(Call const& call, Work& work, TakeStance const& in) {
  ARPENT_TRY(inquiry, inquiry_at(work, in.id, "stance"));
  if (in.stance == "disagree" && in.reason.value_or("").empty())
    return none_of({{"reason", "inquiry.say_why_not"}});
  ARPENT_TRY(voter, nobody(call, work, inquiry.id));
  auto const answer = last_version(work, inquiry.id);
  ensure(answer.has_value(), "an answer stands when stances are asked for");
  Json body{{"voter", voter}, {"version", answer->version}, {"stance", in.stance}};
  if (in.reason && !in.reason->empty()) body["reason"] = *in.reason;
  tell(call, work, inquiry.id, "inquiry_stance", body);
  name_voter(work, inquiry.id, voter, in.name.value_or(""));
  return Done{};
}

}  // namespace

void add_speaking(Register& all) {
  add(all, {.name = "inquiry.join", .target = Target::collection, .says_secret = true, .final = true}, join);
  all.operations.find("inquiry.join")->second.answer = &Joined::shape();
  add(all, {.name = "inquiry.say_who", .target = Target::item, .final = true}, say_who);
  add(all, {.name = "inquiry.say", .target = Target::item, .final = true}, say);
  add(all, {.name = "inquiry.vote", .target = Target::item, .final = true}, vote);
  add(all, {.name = "inquiry.object", .target = Target::item, .final = true}, object);
  add(all, {.name = "inquiry.stance", .target = Target::item, .final = true}, take_stance);
}

}  // namespace arpent::voice
