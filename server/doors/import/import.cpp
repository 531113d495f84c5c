#include "doors/import/import.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "doors/import/carry_out.h"
#include "doors/import/import_answers.h"
#include "doors/import/leave_out.h"
#include "doors/import/preview.h"

namespace arpent::reading {
namespace {

constexpr std::chrono::hours kept_for{24};
constexpr std::size_t longest_name = 200;

std::string owner_of(Asker const& asker) { return asker.operator_ ? "operator" : asker.actor(); }

struct Staged {
  std::string what, name, bytes;
};

Result<Staged> staged(Reader& reader, Asker const& asker, std::string const& id) {
  std::optional<Staged> found;
  reader.select("SELECT what, name, bytes FROM import_stage WHERE id = :id AND owner = :owner",
                {{"id", id}, {"owner", owner_of(asker)}}, [&](store::Row const& row) {
                  found = Staged{row.text(0), row.text(1), row.text(2)};
                });
  if (!found) return Problem{404, "import.gone"};
  return *std::move(found);
}

Wishes wishes_of(ImportWishes const& in, Staged const& staged) {
  Wishes out{.what = in.what.value_or(staged.what)};
  for (auto const& wish : in.mapping) out.mapping.push_back({wish.sheet, wish.column, wish.field.value_or("")});
  return out;
}

GatherOptions options_of(ImportWishes const& in, Call const& call) {
  GatherOptions out{.over_conflicts = in.over_conflicts, .language = call.asker.language};
  for (auto const& chosen : in.chosen) out.chosen[chosen.kind] = chosen.id;
  return out;
}

void forget(Work& work, std::string const& id) { work.run("DELETE FROM import_stage WHERE id = :id", {{"id", id}}); }

// What the person asks for, gathered and tried.
class Understanding {
 public:
  Understanding(House const& house, Lengthy const& lengthy, ImportWishes const& in, Course& course)
      : house_(house),
        lengthy_(lengthy),
        in_(in),
        course_(course),
        kinds_(written_kinds(house.all, audiences(lengthy.call.asker))) {}

  // On a snapshot: what was brought, and what it says about what is there.
  Result<Done> read() {
    return lengthy_.store.read(store::At::present(), [&](Reader& reader) -> Result<Done> {
      course_.begin(Phase::reading);
      ARPENT_TRY(found, staged(reader, lengthy_.call.asker, in_.import));
      name_ = found.name;
      auto const wishes = wishes_of(in_, found);
      what_ = wishes.what;
      ARPENT_TRY(parts, read_source(found.bytes, wishes, {house_.all.intakes, kinds_}));
      std::size_t rows = 0;
      for (auto const& part : parts) rows += part.sheet.rows.size();
      course_.begin(Phase::matching, rows);
      auto options = options_of(in_, lengthy_.call);
      options.go_on = [&](std::size_t done) { return static_cast<bool>(course_.reach(done)); };
      seen_ = reader.moment();
      gathered_ = gather(house_.all, lengthy_.call, reader, std::move(parts), options);
      leave_out_faulty(house_.all, gathered_);
      return course_.go_on();
    });
  }

  Result<Done> try_out() { return rehearse(house_, lengthy_, gathered_, in_.over_conflicts, course_); }

  Gathered const& gathered() const { return gathered_; }
  store::Moment seen() const { return seen_; }

  // Records of these kinds are changed by what is kept: did somebody change one since they were read? Numbers are
  // looked at again by the operation that takes them.
  bool is_outdated(Reader const& reader) const {
    std::set<std::string> kinds;
    for (auto const& item : gathered_.items)
      if (item.has_news() && !item.draft.always_new) kinds.insert(item.draft.kind);
    return std::any_of(kinds.begin(), kinds.end(), [&](auto const& kind) {
      return !reader.entries({.since = seen_, .limit = 1, .kind = kind}).empty();
    });
  }

  Preview preview() {
    auto out = lengthy_.store.read(
        store::At::present(), [&](Reader& reader) { return preview_of(house_.all, lengthy_.call, reader, gathered_); });
    out.import = in_.import;
    out.name = name_;
    out.what = what_;
    return out;
  }

 private:
  House const& house_;
  Lengthy const& lengthy_;
  ImportWishes const& in_;
  Course& course_;
  std::vector<intake::Intake> const kinds_;
  std::string name_{}, what_{};
  store::Moment seen_ = 0;
  Gathered gathered_{};
};

Problem has_faults(std::size_t count) { return {409, "import.has_faults", {{"n", std::to_string(count)}}}; }

Result<Done> has_news(Gathered const& gathered) {
  if (!gathered.choose.empty()) return Problem{422, "import.choose_first"};
  if (std::any_of(gathered.items.begin(), gathered.items.end(), [](Item const& item) { return item.has_news(); }))
    return Done{};
  return Problem{409, gathered.faults.empty() ? "import.nothing_new" : "import.all_faulty"};
}

// One try at keeping it.
struct Kept {
  enum class Turn { kept, outdated, faulty };
  Turn turn = Turn::kept;
  std::size_t faults = 0;
  store::Store::Written written{};
};

Result<Kept> keep(House const& house, std::vector<InLots> const& in_lots, Lengthy const& lengthy,
                  ImportWishes const& in, Understanding& understanding, Course& course) {
  auto preview = understanding.preview();
  auto const& gathered = understanding.gathered();
  ARPENT_TRY(ready, make_ready(house, lengthy, gathered, in_lots, understanding.seen(), in.over_conflicts, course));
  course.begin(Phase::keeping);
  Kept out;
  if (!ready.faults.empty()) {
    out.turn = Kept::Turn::faulty;
    out.faults = gathered.faults.size() + ready.faults.size();
    return out;
  }
  auto written = lengthy.store.write_at(lengthy.author, [&](Work& work) -> Result<Json> {
    ARPENT_TRY(earlier, lengthy.earlier_answer(work));
    if (earlier) return *earlier;
    ARPENT_CHECK(staged(work, lengthy.call.asker, in.import));
    ARPENT_CHECK(course.go_on());
    if (understanding.is_outdated(work) || is_outdated(ready, work)) {
      out.turn = Kept::Turn::outdated;
      return Problem{409, "import.changed_meanwhile"};
    }
    ARPENT_TRY(faults, carry_out(house, lengthy.call, work, gathered, ready, in.over_conflicts));
    if (!faults.empty()) {
      out.turn = Kept::Turn::faulty;
      out.faults = gathered.faults.size() + faults.size();
      return has_faults(out.faults);
    }
    ARPENT_CHECK(course.go_on());
    forget(work, in.import);
    preview.moment = work.moment();
    auto answer = record::to_json(preview);
    lengthy.remember(work, answer);
    return answer;
  });
  if (!written && out.turn == Kept::Turn::kept) return written.problem();
  if (written) out.written = *std::move(written);
  return out;
}

// Understood on a snapshot and kept in one work; understood anew where somebody was faster.
constexpr int tries = 5;

Result<store::Store::Written> apply(House const& house, std::vector<InLots> const& in_lots, Lengthy const& lengthy,
                                    ImportWishes const& in, Course& course) {
  bool try_first = false;
  for (int turn = 0; turn < tries; ++turn) {
    Understanding understanding(house, lengthy, in, course);
    ARPENT_CHECK(understanding.read());
    auto const& gathered = understanding.gathered();
    if (try_first || (!gathered.faults.empty() && !in.leave_out)) ARPENT_CHECK(understanding.try_out());
    if (!gathered.faults.empty() && !in.leave_out) return has_faults(gathered.faults.size());
    ARPENT_CHECK(has_news(gathered));
    // The last time without lots: what they depend on may go on changing, and others wait a little.
    bool const last = turn + 1 == tries;
    ARPENT_TRY(kept, keep(house, last ? std::vector<InLots>{} : in_lots, lengthy, in, understanding, course));
    if (kept.turn == Kept::Turn::kept) return std::move(kept.written);
    if (kept.turn == Kept::Turn::faulty && (!in.leave_out || try_first)) return has_faults(kept.faults);
    try_first = try_first || kept.turn == Kept::Turn::faulty;
  }
  return Problem{409, "import.changed_meanwhile"};
}

Result<store::Store::Written> show(House const& house, Lengthy const& lengthy, ImportWishes const& in, Course& course) {
  Understanding understanding(house, lengthy, in, course);
  ARPENT_CHECK(understanding.read());
  ARPENT_CHECK(understanding.try_out());
  return store::Store::Written{record::to_json(understanding.preview()), 0};
}

Result<ImportProgress> progress(Underway const& underway, Asker const& asker, ImportName const& in) {
  auto const course = underway.find(in.import, owner_of(asker));
  if (!course) return ImportProgress{};
  auto const stand = course->stand();
  return ImportProgress{name_of(stand.phase), static_cast<std::int64_t>(stand.done),
                        static_cast<std::int64_t>(stand.total)};
}

}  // namespace

std::string_view import_tables() {
  return R"(
CREATE TABLE IF NOT EXISTS import_stage (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
  expires_at TEXT NOT NULL
);
)";
}

void forget_what_waits(Work& work) { work.run("DELETE FROM import_stage"); }

void forget_expired(store::Store& store, Instant now) {
  store::Values const at{{"now", print_instant(now)}};
  auto const any = store.read(store::At::present(), [&](Reader& reader) {
    bool found = false;
    reader.select("SELECT 1 FROM import_stage WHERE expires_at < :now LIMIT 1", at, [&](store::Row const&) { found = true; });
    return found;
  });
  if (!any) return;
  (void)store.write({.operation = "import.expire"}, [&](Work& work) -> Result<Json> {
    work.run("DELETE FROM import_stage WHERE expires_at < :now", at);
    return Json();
  });
}

void add_import(House& house, std::vector<InLots> in_lots) {
  auto const underway = std::make_shared<Underway>();
  auto const with_wishes = [&](char const* name, auto act) {
    Operation operation{.name = name, .target = Target::collection};
    operation.in_session_only = true;
    operation.writes = true;
    operation.input = &ImportWishes::shape();
    operation.answer = &Preview::shape();
    operation.at_length = [&house, underway, act](Lengthy const& lengthy, Json const& input) {
      auto const in = record::typed<ImportWishes>(input);
      Underway::Ticket const ticket(*underway, in.import, owner_of(lengthy.call.asker));
      return act(house, lengthy, in, ticket.course());
    };
    add(house.all, std::move(operation));
  };
  with_wishes("import.preview", show);
  with_wishes("import.apply",
              [in_lots = std::move(in_lots)](House const& of, Lengthy const& lengthy, ImportWishes const& in,
                                             Course& course) { return apply(of, in_lots, lengthy, in, course); });

  Operation discard{.name = "import.discard", .target = Target::collection};
  discard.in_session_only = true;
  discard.writes = true;
  discard.input = &ImportName::shape();
  discard.at_length = [underway](Lengthy const& lengthy, Json const& input) -> Result<store::Store::Written> {
    auto const in = record::typed<ImportName>(input);
    // Said before anything is waited for: what is under way may be what the writer is busy with.
    if (auto const course = underway->find(in.import, owner_of(lengthy.call.asker))) course->cancel();
    return lengthy.store.write_at(lengthy.author, [&](Work& work) -> Result<Json> {
      ARPENT_TRY(found, staged(work, lengthy.call.asker, in.import));
      forget(work, in.import);
      return Json{{"name", found.name}};
    });
  };
  add(house.all, std::move(discard));

  Operation look{.name = "import.progress", .target = Target::collection};
  look.in_session_only = true;
  look.input = &ImportName::shape();
  look.answer = &ImportProgress::shape();
  look.read = [underway](Call const& call, Reader&, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, progress(*underway, call.asker, record::typed<ImportName>(input)));
    return record::to_json(out);
  };
  add(house.all, std::move(look));
}

Result<Json> bring(House& house, store::Store& store, Asker const& asker, Brought brought) {
  if (!brought.id.empty() && !canonical_uuid(brought.id)) return Problem{422, "invalid", {}, {{"id", "field.id"}}};
  auto const id = brought.id.empty() ? house.ids.next() : *canonical_uuid(brought.id);
  auto const now = house.clock.now();
  auto const name = std::string(first_characters(squeeze(is_utf8(brought.name) ? brought.name : ""), longest_name));
  ARPENT_TRY(kept,
             store.write({.actor = asker.actor(), .door = asker.door, .operation = "import.stage"},
                         [&](Work& work) -> Result<Json> {
                           work.run("DELETE FROM import_stage WHERE id = :id AND owner = :owner",
                                    {{"id", id}, {"owner", owner_of(asker)}});
                           auto const added = work.run(
                               "INSERT INTO import_stage (id, owner, what, name, bytes, expires_at)"
                               " VALUES (:id, :owner, :what, :name, :bytes, :expires) ON CONFLICT (id) DO NOTHING",
                               {{"id", id},
                                {"owner", owner_of(asker)},
                                {"what", brought.what},
                                {"name", name},
                                {"bytes", store::Bytes{std::move(brought.bytes)}},
                                {"expires", print_instant(now + kept_for)}});
                           if (added == 0) return Problem{404, "import.gone"};
                           return Json();
                         }));
  (void)kept;
  auto answer = perform(house, store, {.operation = "import.preview", .input = {{"import", id}}, .asker = asker});
  if (answer) return std::move(answer->body);
  // What cannot be read at all is not kept aside.
  (void)store.write({.operation = "import.discard"}, [&](Work& work) -> Result<Json> {
    forget(work, id);
    return Json();
  });
  return answer.problem();
}

}  // namespace arpent::reading
