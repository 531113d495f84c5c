#include "doors/import/import.h"

#include "base/text.h"
#include "doors/import/carry_out.h"
#include "doors/import/import_answers.h"
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

// What the person asks for, gathered and tried.
class Understanding {
 public:
  Understanding(House const& house, Call const& call, Work& work, ImportWishes const& in)
      : house_(house), call_(call), work_(work), in_(in), kinds_(written_kinds(house.all, audiences(call.asker))) {}

  Result<Done> understand() {
    ARPENT_TRY(found, staged(work_, call_.asker, in_.import));
    name_ = found.name;
    auto const wishes = wishes_of(in_, found);
    what_ = wishes.what;
    ARPENT_TRY(parts, read_source(found.bytes, wishes, {house_.all.intakes, kinds_}));
    gathered_ = gather(house_.all, call_, work_, std::move(parts), options_of(in_, call_));
    rehearse(house_, call_, work_, gathered_, in_.over_conflicts);
    return Done{};
  }

  Gathered const& gathered() const { return gathered_; }

  Preview preview() {
    auto out = preview_of(house_.all, call_, work_, gathered_);
    out.import = in_.import;
    out.name = name_;
    out.what = what_;
    return out;
  }

 private:
  House const& house_;
  Call const& call_;
  Work& work_;
  ImportWishes const& in_;
  std::vector<intake::Intake> kinds_;
  std::string name_{}, what_{};
  Gathered gathered_{};
};

Problem has_faults(Preview const& preview) {
  Problem problem{409, "import.has_faults", {{"n", std::to_string(preview.counts.faults)}}};
  return problem;
}

bool has_news(Gathered const& gathered) {
  for (auto const& item : gathered.items)
    if (item.has_news()) return true;
  return false;
}

void forget(Work& work, std::string const& id) { work.run("DELETE FROM import_stage WHERE id = :id", {{"id", id}}); }

Result<Json> apply(House const& house, Call const& call, Work& work, ImportWishes const& in) {
  Understanding understanding(house, call, work, in);
  ARPENT_CHECK(understanding.understand());
  auto const& gathered = understanding.gathered();
  auto preview = understanding.preview();
  if (!gathered.choose.empty()) return Problem{422, "import.choose_first"};
  if (!gathered.faults.empty() && !in.leave_out) return has_faults(preview);
  if (!has_news(gathered)) return Problem{409, gathered.faults.empty() ? "import.nothing_new" : "import.all_faulty"};
  if (auto const faults = carry_out(house, call, work, gathered, in.over_conflicts); !faults.empty())
    return Problem{409, "import.has_faults", {{"n", std::to_string(faults.size())}}};
  forget(work, in.import);
  preview.moment = work.moment();
  return record::to_json(preview);
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

void add_import(House& house) {
  auto const with_wishes = [&](char const* name, auto act) {
    Operation operation{.name = name, .target = Target::collection};
    operation.in_session_only = true;
    operation.writes = true;
    operation.input = &ImportWishes::shape();
    operation.answer = &Preview::shape();
    operation.write = [&house, act](Call const& call, Work& work, Json const& input) -> Result<Json> {
      return act(house, call, work, record::typed<ImportWishes>(input));
    };
    add(house.all, std::move(operation));
  };
  with_wishes("import.preview",
              [](House const& of, Call const& call, Work& work, ImportWishes const& in) -> Result<Json> {
                Understanding understanding(of, call, work, in);
                ARPENT_CHECK(understanding.understand());
                return record::to_json(understanding.preview());
              });
  with_wishes("import.apply", apply);

  Operation discard{.name = "import.discard", .target = Target::collection};
  discard.in_session_only = true;
  discard.writes = true;
  discard.input = &ImportName::shape();
  discard.write = [](Call const& call, Work& work, Json const& input) -> Result<Json> {
    auto const in = record::typed<ImportName>(input);
    ARPENT_TRY(found, staged(work, call.asker, in.import));
    forget(work, in.import);
    return Json{{"name", found.name}};
  };
  add(house.all, std::move(discard));
}

Result<std::string> stage(House& house, store::Store& store, Asker const& asker, Brought brought) {
  auto const id = house.ids.next();
  auto const now = house.clock.now();
  auto const name = std::string(first_characters(squeeze(is_utf8(brought.name) ? brought.name : ""), longest_name));
  ARPENT_TRY(done,
             store.write({.actor = asker.actor(), .door = asker.door, .operation = "import.stage"},
                         [&](Work& work) -> Result<Json> {
                           work.run("DELETE FROM import_stage WHERE expires_at < :now", {{"now", print_instant(now)}});
                           work.run(
                               "INSERT INTO import_stage (id, owner, what, name, bytes, expires_at)"
                               " VALUES (:id, :owner, :what, :name, :bytes, :expires)",
                               {{"id", id},
                                {"owner", owner_of(asker)},
                                {"what", brought.what},
                                {"name", name},
                                {"bytes", store::Bytes{std::move(brought.bytes)}},
                                {"expires", print_instant(now + kept_for)}});
                           return Json();
                         }));
  (void)done;
  return id;
}

}  // namespace arpent::reading
