// The log of a city, and taking back.
#include <algorithm>

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

// Taking back the entries of one moment or batch. What somebody changed since is left alone, and named.
class TakingBack {
 public:
  TakingBack(Register const& all, Work& work, bool others) : all_(all), work_(work), others_(others) {}

  Result<Json> run(std::vector<store::Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) { return a.moment > b.moment; });
    for (auto const& entry : entries) gather(entry);
    if (!left_alone_.empty() && !others_) return changed_since();
    if (steps_.empty()) return Problem{409, "undo.nothing_left"};
    auto const held = holding();
    // What was removed comes back before what pointed to it is set right; what was created goes last.
    restore();
    remove();
    for (auto const* invariant : held) ARPENT_CHECK(invariant->holds(work_));
    return Json{{"undone", std::move(undone_)}, {"left_alone", std::move(left_alone_)}};
  }

 private:
  struct Step {
    std::string kind, id;
    std::optional<Json> before;
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

  Json named(std::string const& kind, std::string const& id, Json const& record) {
    auto const shape = all_.kinds.find(kind);
    auto const title = shape == all_.kinds.end() || !record.is_object()
                           ? Json()
                           : record.value(std::string(shape->second->title), Json());
    return {{"kind", kind}, {"id", id}, {"title", title}};
  }

  void gather(store::Entry const& entry) {
    for (auto const& revision : work_.revisions_of(entry.moment)) {
      auto const before = work_.before(revision.kind, revision.id, entry.moment);
      auto const found = std::find_if(steps_.begin(), steps_.end(),
                                      [&](Step const& s) { return s.kind == revision.kind && s.id == revision.id; });
      if (found != steps_.end()) {
        found->before = before;  // an older entry of the same batch: further back
      } else if (revision.until) {
        left_alone_.push_back(named(revision.kind, revision.id,
                                    revision.after.is_null() ? Json(before.value_or(Json())) : revision.after));
      } else {
        steps_.push_back({revision.kind, revision.id, before});
      }
    }
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

  void restore() {
    for (auto const& step : steps_)
      if (step.before) {
        auto const now = work_.put(step.kind, *step.before);
        undone_.push_back(named(step.kind, step.id, now));
      }
  }

  // Several rounds: a record goes once nothing created with it points to it any more.
  void remove() {
    std::vector<Step const*> open;
    for (auto const& step : steps_)
      if (!step.before) open.push_back(&step);
    for (bool progress = true; progress && !open.empty();) {
      progress = false;
      std::vector<Step const*> later;
      for (auto const* step : open) {
        auto const present = work_.find(step->kind, step->id);
        if (!present) continue;
        auto const told = named(step->kind, step->id, *present);
        if (work_.remove(step->kind, step->id)) progress = true, undone_.push_back(told);
        else later.push_back(step);
      }
      open = std::move(later);
    }
    for (auto const* step : open)
      left_alone_.push_back(named(step->kind, step->id, work_.find(step->kind, step->id).value_or(Json())));
  }

  Register const& all_;
  Work& work_;
  bool others_;
  std::vector<Step> steps_{};
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
