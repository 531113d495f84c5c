// What people say. A voice that was told stays told; told again by the same phone it is one.
#include "base/id.h"
#include "base/text.h"
#include "domain/needs/challenge.h"
#include "domain/needs/parts.h"
#include "domain/needs/voice.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::needs {
namespace {

// A place where people live says no more than this in a day; a script that runs away does.
constexpr int needs_a_day = 300, voices_a_day = 3000;
constexpr std::int64_t people_at_once = 200;
constexpr std::size_t rows_at_once = 50;

struct Raise {
  std::string territory, text, voice;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Raise::territory>("territory", "territory", {.required = true}),
        record::text<&Raise::text>("text", {.required = true}),
        record::text<&Raise::voice>("voice", {.required = true, .max_length = 36}),
    };
    static Shape const shape = input<Raise>("raise_challenge", fields);
    return shape;
  }
};

struct Also {
  std::string id, voice;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Also::id>("id", "challenge", {.required = true}),
                                   text<&Also::voice>("voice", {.required = true, .max_length = 36})};
    static Shape const shape = input<Also>("voice_challenge", fields);
    return shape;
  }
};

struct SaysHelps {
  std::string id, voice;
  std::optional<bool> helps;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SaysHelps::id>("id", "challenge", {.required = true}),
                                   text<&SaysHelps::voice>("voice", {.required = true, .max_length = 36}),
                                   flag<&SaysHelps::helps>("helps", {.required = true})};
    static Shape const shape = input<SaysHelps>("helps_challenge", fields);
    return shape;
  }
};

struct RelayRow {
  std::string voice;
  std::optional<std::string> challenge, text;  // one that is known, or a new one in words
  std::optional<std::int64_t> people;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        record::text<&RelayRow::voice>("voice", {.required = true, .max_length = 36}),
        reference<&RelayRow::challenge>("challenge", "challenge"),
        record::text<&RelayRow::text>("text"),
        integer<&RelayRow::people>("people", {.min = 1, .max = people_at_once, .unit = "people"}),
    };
    static Shape const shape = input<RelayRow>("relayed_voice", fields);
    return shape;
  }
};

struct Relay {
  std::string territory;
  std::optional<std::string> channel;
  std::vector<RelayRow> rows;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Relay::territory>("territory", "territory", {.required = true}),
        choice<&Relay::channel>("channel", "relay|meeting|office"),
        record::rows<&Relay::rows>("rows", {.required = true}),
    };
    static Shape const shape = input<Relay>("relay_challenge", fields);
    return shape;
  }
};

struct Said {
  std::string id{};  // of the need
  bool counted = false;  // false: this phone had said so before

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Said::id>("id", "challenge"), flag<&Said::counted>("counted")};
    static Shape const shape = answer<Said>("said_need", fields);
    return shape;
  }
};

struct Relayed {
  std::int64_t people = 0, needs = 0;  // voices that this added, needs that it is the first to name

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&Relayed::people>("people"), integer<&Relayed::needs>("needs")};
    static Shape const shape = answer<Relayed>("relayed_needs", fields);
    return shape;
  }
};

Result<std::string> made_by_phone(std::string const& voice) {
  if (auto id = canonical_uuid(voice)) return *id;
  return Problem{422, "invalid", {}, {{"voice", "field.id"}}};
}

// Only strangers are counted: a relay and a member have a name to answer with.
Result<Done> has_room(Heard const& said, std::string const& today, int most) {
  int so_far = 0;
  for (auto const& one : said.voices) so_far += one.on == today && one.channel == "public";
  if (so_far >= most) return Problem{429, "challenge.enough_for_today"};
  return Done{};
}

Challenge begin(Call const& call, Work& work, std::string const& territory, std::string text, std::string channel) {
  return work.put(Challenge{.id = call.ids.next(),
                            .title = std::move(text),
                            .territory = territory,
                            .channel = std::move(channel),
                            .raised_on = print_day(work.today())});
}

Result<Said> raise(Call const& call, Work& work, Raise const& in) {
  ARPENT_TRY(voice, made_by_phone(in.voice));
  std::string const text{trim(in.text)};
  if (text.empty()) return none_of({{"text", "field.required"}}).problem();
  auto const said = heard(work, in.territory);
  if (auto const* before = said.find(voice)) return Said{before->challenge, false};
  auto const today = print_day(work.today());
  ARPENT_CHECK(has_room(said, today, needs_a_day));
  auto const need = begin(call, work, in.territory, text, "public");
  append(work, need.territory, Voice{voice, need.id, today, "public"});
  return Said{need.id, true};
}

Result<Said> also(Call const&, Work& work, Also const& in) {
  ARPENT_TRY(voice, made_by_phone(in.voice));
  ARPENT_TRY(need, work.get<Challenge>(in.id));
  if (!need.is_open_to_all()) return Problem{409, "challenge.is_closed"};
  auto const said = heard(work, need.territory);
  if (said.find(voice)) return Said{need.id, false};
  auto const today = print_day(work.today());
  ARPENT_CHECK(has_room(said, today, voices_a_day));
  append(work, need.territory, Voice{voice, need.id, today, "public"});
  return Said{need.id, true};
}

Result<Said> helps(Call const&, Work& work, SaysHelps const& in) {
  ARPENT_TRY(voice, made_by_phone(in.voice));
  ARPENT_TRY(need, work.get<Challenge>(in.id));
  if (need.state != "answered") return Problem{409, "challenge.not_answered"};
  auto const said = heard(work, need.territory);
  auto const today = print_day(work.today());
  int so_far = 0;
  for (auto const& one : said.helps) {
    if (one.id == voice) return Said{need.id, false};
    so_far += one.on == today;
  }
  if (so_far >= voices_a_day) return Problem{429, "challenge.enough_for_today"};
  append(work, need.territory, Helps{voice, need.id, today, in.helps.value_or(false)});
  return Said{need.id, true};
}

// Which need a row is about; "" where the row says something new.
Result<std::string> known_need(Work& work, RelayRow const& row, std::string const& territory) {
  if (!row.challenge) return std::string();
  ARPENT_TRY(need, work.get<Challenge>(*row.challenge));
  if (need.territory != territory)
    return Problem{422, "invalid", {}, {{"challenge", "challenge.of_another_place"}}};
  return need.id;
}

Result<Done> relay_row(Call const& call, Work& work, Relay const& in, RelayRow const& row, std::string const& channel,
                       Heard const& said, Relayed& out) {
  ARPENT_TRY(voice, made_by_phone(row.voice));
  if (said.find(voice)) return Done{};
  ARPENT_TRY(need, known_need(work, row, in.territory));
  std::string const text{trim(row.text.value_or(""))};
  if (need.empty() && text.empty()) return none_of({{"text", "field.required"}}).problem();
  if (need.empty()) {
    need = begin(call, work, in.territory, text, channel).id;
    ++out.needs;
  }
  auto const people = static_cast<int>(row.people.value_or(1));
  append(work, in.territory, Voice{voice, need, print_day(work.today()), channel, people});
  out.people += people;
  return Done{};
}

// All or none, so that a phone which lost the network sends the same again.
Result<Relayed> relay(Call const& call, Work& work, Relay const& in) {
  if (in.rows.size() > rows_at_once)
    return none_of({{"rows", "challenge.too_many_at_once", {{"most", std::to_string(rows_at_once)}}}}).problem();
  auto const channel = call.asker.link.empty() ? in.channel.value_or("meeting") : "relay";
  auto const said = heard(work, in.territory);
  Relayed out;
  std::vector<FieldProblem> wrong;
  for (std::size_t at = 0; at < in.rows.size(); ++at) {
    auto const kept = relay_row(call, work, in, in.rows[at], channel, said, out);
    if (kept) continue;
    if (kept.problem().fields.empty()) return kept.problem();
    for (auto field : kept.problem().fields) {
      field.field = "rows." + std::to_string(at) + "." + field.field;
      wrong.push_back(std::move(field));
    }
  }
  ARPENT_CHECK(none_of(std::move(wrong)));
  return out;
}

}  // namespace

void add_voices(Register& all) {
  add(all, {.name = "challenge.raise", .target = Target::collection, .final = true}, raise);
  add(all, {.name = "challenge.voice", .target = Target::item, .final = true}, also);
  add(all, {.name = "challenge.helps", .target = Target::item, .final = true}, helps);
  add(all, {.name = "challenge.relay", .target = Target::collection, .final = true}, relay);
}

}  // namespace arpent::needs
