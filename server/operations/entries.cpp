// The log of a city, and taking back.
#include <algorithm>
#include <limits>
#include <map>

#include "operations/history.h"

namespace arpent {
namespace {

struct ListEntries {
  std::optional<std::int64_t> before;
  std::optional<std::int64_t> since;
  std::optional<std::int64_t> limit;
  std::optional<std::string> kind;
  std::optional<std::string> id;
  std::optional<std::string> actor;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&ListEntries::before>("before"),
                                   integer<&ListEntries::since>("since"),
                                   integer<&ListEntries::limit>("limit", {.min = 1, .max = 200}),
                                   text<&ListEntries::kind>("kind"),
                                   text<&ListEntries::id>("id"),
                                   text<&ListEntries::actor>("actor")};
    static Shape const shape = input<ListEntries>("list_entries", fields);
    return shape;
  }
};

struct Undo {
  std::int64_t moment = 0;
  bool others = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&Undo::moment>("moment", {.required = true, .min = 1}),
                                   flag<&Undo::others>("others")};
    static Shape const shape = input<Undo>("undo", fields);
    return shape;
  }
};

struct UndoBatch {
  std::string batch;
  bool others = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&UndoBatch::batch>("batch", {.required = true}),
                                   flag<&UndoBatch::others>("others")};
    static Shape const shape = input<UndoBatch>("undo_batch", fields);
    return shape;
  }
};

bool may_undo(Asker const& asker, store::Entry const& entry) {
  return asker.has("manager") || (!entry.actor.empty() && entry.actor == asker.actor());
}

bool is_final(Register const& all, store::Entry const& entry) {
  auto const* operation = all.find(entry.operation);
  return operation && operation->final;
}

// An import changed thousands: a few say what kind of change it was, and the rest is counted.
constexpr int records_told = 5;

Json line_of(Register const& all, Call const& call, Reader& reader, store::Entry const& entry) {
  Json records = Json::array();
  for (auto const& revision : reader.revisions_of(entry.moment, records_told))
    if (auto const kind = all.kinds.find(revision.kind); kind != all.kinds.end())
      records.push_back(told(all, call, reader, *kind->second, revision));
  auto const undone_by = reader.undone_by(entry.moment);
  return {{"moment", entry.moment},
          {"at", entry.at},
          {"actor", entry.actor},
          {"actor_name", call.name_of_actor(reader, entry.actor)},
          {"door", entry.door},
          {"operation", entry.operation},
          {"why", entry.why},
          {"batch", entry.batch.empty() ? Json(nullptr) : Json(entry.batch)},
          {"undoes", entry.undoes ? Json(*entry.undoes) : Json(nullptr)},
          {"undone_by", undone_by ? Json(*undone_by) : Json(nullptr)},
          {"undoable", !records.empty() && is_undoable(all, call, reader, entry)},
          {"records", std::move(records)},
          {"count", reader.count_revisions(entry.moment)}};
}

// A revision without what it holds: an import has a hundred thousand.
struct Head {
  std::string kind, id;
  std::int64_t revision;
  bool replaced;
};

std::vector<Head> heads_of(Reader& reader, store::Moment moment) {
  std::vector<Head> out;
  reader.select("SELECT kind, id, revision, until FROM ledger WHERE moment = :moment ORDER BY kind, id",
                {{"moment", moment}}, [&](store::Row const& row) {
                  out.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3) != store::never});
                });
  return out;
}

// So many of those taken back are named; the rest is counted.
constexpr std::size_t undone_named = 200;

// Taking back the entries of one moment or batch. What somebody changed since is left alone, and named.
class TakingBack {
 public:
  TakingBack(Register const& all, Work& work, bool others) : all_(all), work_(work), others_(others) {}

  Result<Json> run(std::vector<store::Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) { return a.moment > b.moment; });
    for (auto const& entry : entries) gather(entry.moment);
    if (!left_alone_.empty() && !others_) return changed_since();
    if (steps_.empty()) return Problem{409, "undo.nothing_left"};
    auto const held = holding();
    // What was removed comes back before what pointed to it is set right; what was created goes last.
    remove(restore());
    for (auto const* invariant : held) ARPENT_CHECK(invariant->holds(work_));
    return Json{{"undone", std::move(undone_)}, {"count", count_}, {"left_alone", std::move(left_alone_)}};
  }

 private:
  // A record that goes back to what it was just before a moment.
  struct Step {
    std::string kind, id;
    store::Moment moment;
    bool first;  // nothing was before
  };

  // What is true of the records at stake now, and must stay so.
  std::vector<Invariant const*> holding() const {
    std::vector<Invariant const*> out;
    for (auto const& invariant : all_.invariants)
      if (std::any_of(steps_.begin(), steps_.end(), [&](Step const& s) { return s.kind == invariant.kind; }) &&
          invariant.holds(work_))
        out.push_back(&invariant);
    return out;
  }

  Json named(std::string const& kind, std::string const& id, Json const& record) const {
    auto const shape = all_.kinds.find(kind);
    auto const title = shape == all_.kinds.end() || !record.is_object()
                           ? Json()
                           : record.value(std::string(shape->second->title), Json());
    return {{"kind", kind}, {"id", id}, {"title", title}};
  }

  void gather(store::Moment moment) {
    for (auto& head : heads_of(work_, moment)) {
      auto const [place, is_new] = known_.emplace(std::pair(head.kind, head.id), steps_.size());
      if (!is_new) {  // an older entry of the same batch: further back
        if (place->second == left_alone) continue;
        auto& step = steps_[place->second];
        step.moment = moment;
        step.first = head.revision == 1;
      } else if (head.replaced) {
        place->second = left_alone;
        left_alone_.push_back(named(head.kind, head.id, as_left_by(moment, head)));
      } else {
        steps_.push_back({std::move(head.kind), std::move(head.id), moment, head.revision == 1});
      }
    }
  }

  // As the entry left it, or what it removed.
  Json as_left_by(store::Moment moment, Head const& head) const {
    if (auto after = work_.before(head.kind, head.id, moment + 1)) return *std::move(after);
    return work_.before(head.kind, head.id, moment).value_or(Json());
  }

  Problem changed_since() const {
    Problem problem{409,
                    "undo.changed_since",
                    {{"n", std::to_string(left_alone_.size())}, {"others", std::to_string(steps_.size())}}};
    for (auto const& record : left_alone_) {
      auto const title = record["title"].is_string() ? record["title"].get<std::string>() : "";
      problem.fields.push_back({record["kind"].get<std::string>() + "/" + record["id"].get<std::string>(),
                                "undo.changed",
                                {{"title", title}}});
    }
    return problem;
  }

  // Answers those that were not there before.
  std::vector<Step const*> restore() {
    std::vector<Step const*> created;
    for (auto const& step : steps_) {
      auto const before = step.first ? std::nullopt : work_.before(step.kind, step.id, step.moment);
      if (before) tell(step, work_.put(step.kind, *before));
      else created.push_back(&step);
    }
    return created;
  }

  // A record goes once nothing created with it points to it any more: the youngest first, and as many rounds as it
  // takes.
  void remove(std::vector<Step const*> open) {
    std::sort(open.begin(), open.end(), [](Step const* one, Step const* other) { return one->id > other->id; });
    for (bool progress = true; progress && !open.empty();) {
      progress = false;
      std::vector<Step const*> later;
      for (auto const* step : open) {
        auto const present = names_more() ? work_.find(step->kind, step->id) : std::nullopt;
        auto const removed = work_.remove(step->kind, step->id);
        if (removed) progress = true, tell(*step, present.value_or(Json()));
        else if (removed.problem().code == "record.still_referenced") later.push_back(step);
      }
      open = std::move(later);
    }
    for (auto const* step : open)
      left_alone_.push_back(named(step->kind, step->id, work_.find(step->kind, step->id).value_or(Json())));
  }

  bool names_more() const { return undone_.size() < undone_named; }

  void tell(Step const& step, Json const& record) {
    ++count_;
    if (names_more()) undone_.push_back(named(step.kind, step.id, record));
  }

  static constexpr std::size_t left_alone = std::numeric_limits<std::size_t>::max();

  Register const& all_;
  Work& work_;
  bool others_;
  std::vector<Step> steps_{};
  std::map<std::pair<std::string, std::string>, std::size_t>
      known_{};  // by kind and id: place in steps_, or left alone
  std::int64_t count_ = 0;
  Json undone_ = Json::array(), left_alone_ = Json::array();
};

Result<Done> may_take_back(Register const& all, Call const& call, Work& work, store::Entry const& entry) {
  if (!may_undo(call.asker, entry)) return Problem{403, "undo.not_yours"};
  if (is_final(all, entry)) return Problem{409, "undo.final"};
  if (work.undone_by(entry.moment)) return Problem{409, "undo.done_already"};
  return Done{};
}

}  // namespace

bool is_undoable(Register const& all, Call const& call, Reader& reader, store::Entry const& entry) {
  return !is_final(all, entry) && may_undo(call.asker, entry) && !reader.undone_by(entry.moment);
}

void add_history(Register& all) {
  Operation list{.name = "entry.list", .target = Target::standard};
  list.input = &ListEntries::shape();
  list.read = [&all](Call const& call, Reader& reader, Json const& input) -> Result<Json> {
    auto const in = record::typed<ListEntries>(input);
    store::EntryFilter filter{.before = in.before,
                              .since = in.since,
                              .limit = in.limit.value_or(50),
                              .actor = in.actor,
                              .kind = in.kind,
                              .id = in.id};
    Json entries = Json::array();
    for (auto const& entry : reader.entries(filter)) entries.push_back(line_of(all, call, reader, entry));
    auto const full = std::ssize(entries) == filter.limit;
    auto const next = full ? Json(std::to_string(entries.back()["moment"].get<std::int64_t>())) : Json(nullptr);
    return Json{{"entries", std::move(entries)}, {"next", next}};
  };
  add(all, std::move(list));

  Operation undo{.name = "entry.undo", .target = Target::collection};
  undo.input = &Undo::shape();
  undo.writes = true;
  undo.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    auto const in = record::typed<Undo>(input);
    ARPENT_TRY(entry, work.entry(in.moment));
    ARPENT_CHECK(may_take_back(all, call, work, entry));
    work.set_undoes(in.moment);
    return TakingBack(all, work, in.others).run({entry});
  };
  add(all, std::move(undo));

  Operation undo_batch{.name = "entry.undo_batch", .target = Target::collection};
  undo_batch.input = &UndoBatch::shape();
  undo_batch.writes = true;
  undo_batch.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    auto const in = record::typed<UndoBatch>(input);
    auto const entries = work.entries({.limit = 10000, .batch = in.batch});
    if (entries.empty()) return Problem{404, "undo.no_batch"};
    for (auto const& entry : entries) ARPENT_CHECK(may_take_back(all, call, work, entry));
    work.set_undoes(entries.front().moment);
    return TakingBack(all, work, in.others).run(entries);
  };
  add(all, std::move(undo_batch));
}

}  // namespace arpent
