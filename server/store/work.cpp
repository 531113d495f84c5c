#include "store/work.h"

namespace arpent::store {

Work::Work(Setting setting) : Reader(setting.outlook), setting_(std::move(setting)) {}

std::int64_t Work::run(std::string_view sql, Values const& values) { return connection().run(sql, values); }

void Work::add_why(std::string_view why) {
  auto& told = setting_.author.why;
  if (why.empty() || told.find(why) != std::string::npos) return;
  if (!told.empty()) told += '\n';
  told += why;
}

Result<Json> Work::rehearse(std::function<Result<Json>(Work&)> const& act) {
  run("SAVEPOINT rehearsal");
  auto const take_back = [this] {
    run("ROLLBACK TO rehearsal");
    run("RELEASE rehearsal");
  };
  try {
    Work trial(setting_);
    auto answer = act(trial);
    if (answer)
      if (auto const settled = trial.settle(); !settled) answer = settled.problem();
    take_back();
    return answer;
  } catch (...) {
    take_back();
    throw;
  }
}

Work::Touched& Work::touch(Table const& table, std::string_view id) {
  std::pair key{table.kind(), std::string(id)};
  if (auto const found = touched_.find(key); found != touched_.end()) return found->second;
  Touched touched{.table = &table, .id = key.second, .before = {}, .now = {}, .moment_before = {}};
  connection().select(
      "SELECT moment, revision, after FROM ledger WHERE id = :id AND kind = :kind ORDER BY moment DESC LIMIT 1",
      {{"id", id}, {"kind", table.kind()}}, [&](Row const& row) {
        touched.moment_before = row.integer(0);
        touched.revision_before = row.integer(1);
        if (!row.absent(2)) touched.before = from_ledger(*table.shape, row.view(2));
      });
  touched.now = touched.before;
  return touched_.emplace(std::move(key), std::move(touched)).first->second;
}

Json Work::put(std::string_view kind, Json const& record) {
  auto const& table = catalogue().at(kind);
  auto const id = record.find("id");
  ensure(id != record.end() && id->is_string() && !id->get_ref<std::string const&>().empty(),
         "a record is kept under its id");
  auto& touched = touch(table, id->get_ref<std::string const&>());
  auto after = tidied(*table.shape, record);
  if (touched.now != after) {
    write_ledger(touched, &after);
    write_table(touched, after);
    auto const was = std::exchange(touched.now, after);
    follow_pointers(touched, was);
  }
  return with_head(touched.id, touched.revision(), std::move(after));
}

Result<Done> Work::remove(std::string_view kind, std::string_view id) {
  auto const& table = catalogue().at(kind);
  auto& touched = touch(table, id);
  if (!touched.now) return not_found(kind, id);
  auto references = referring(kind, id);
  std::erase_if(references, [&](Reference const& reference) { return reference.kind == kind && reference.id == id; });
  if (!references.empty()) return still_referenced(touched, references);
  write_ledger(touched, nullptr);
  connection().run(table.remove, {{"id", id}});
  auto const was = std::exchange(touched.now, std::nullopt);
  follow_pointers(touched, was);
  return Done{};
}

void Work::write_ledger(Touched& touched, Json const* after) {
  has_entry_ = true;
  auto const& kind = touched.table->kind();
  auto const text = after ? Value(ledger_text(*touched.table->shape, *after)) : Value(nullptr);
  if (touched.has_row && !after && !touched.before) return forget_row(touched);
  if (touched.has_row) {
    connection().run("UPDATE ledger SET after = :after WHERE moment = :moment AND kind = :kind AND id = :id",
                     {{"after", text}, {"moment", moment()}, {"kind", kind}, {"id", touched.id}});
    return;
  }
  touched.has_row = true;
  if (touched.moment_before)
    connection().run("UPDATE ledger SET until = :moment WHERE moment = :before AND kind = :kind AND id = :id",
                     {{"moment", moment()}, {"before", *touched.moment_before}, {"kind", kind}, {"id", touched.id}});
  connection().run(
      "INSERT INTO ledger (moment, kind, id, revision, after) VALUES (:moment, :kind, :id, :revision, :after)",
      {{"moment", moment()}, {"kind", kind}, {"id", touched.id}, {"revision", touched.revision()}, {"after", text}});
}

// Made and removed by one work: nothing happened.
void Work::forget_row(Touched& touched) {
  auto const& kind = touched.table->kind();
  touched.has_row = false;
  connection().run("DELETE FROM ledger WHERE moment = :moment AND kind = :kind AND id = :id",
                   {{"moment", moment()}, {"kind", kind}, {"id", touched.id}});
  if (touched.moment_before)
    connection().run("UPDATE ledger SET until = :never WHERE moment = :before AND kind = :kind AND id = :id",
                     {{"never", never}, {"before", *touched.moment_before}, {"kind", kind}, {"id", touched.id}});
}

void Work::write_table(Touched const& touched, Json const& after) {
  auto const& table = *touched.table;
  Values values{{"id", touched.id}, {"revision", touched.revision()}};
  values.reserve(table.parameters.size() + 2);
  auto member = after.begin();  // tidied: in the order of the description
  for (std::size_t i = 0; i < table.parameters.size(); ++i, ++member)
    values.emplace_back(table.parameters[i], to_column(table.shape->fields[i], *member));
  connection().run(table.put, values);
}

Result<Done> Work::settle() {
  Problem problem{422, "invalid"};
  resolve_pointers(problem);
  for (auto const& [key, touched] : touched_) check_unique(touched, problem);
  if (!problem.fields.empty()) return problem;
  lead_followers();
  if (has_entry_) write_entry();
  return Done{};
}

void Work::lead_followers() {
  for (auto& [key, touched] : touched_) {
    if (!touched.has_row) continue;
    search_anew(touched);
    // Nobody asks for the fields after this: a hundred thousand records need not be there twice.
    auto const whole = [&id = touched.id](std::optional<Json> fields, std::int64_t revision) {
      return fields ? std::optional(with_head(id, revision, *std::move(fields))) : std::nullopt;
    };
    auto const before = whole(std::exchange(touched.before, std::nullopt), touched.revision_before);
    auto const after = whole(std::exchange(touched.now, std::nullopt), touched.revision());
    for (auto const& projection : setting_.furniture.projections)
      projection.on_change(*this, key.first, before ? &*before : nullptr, after ? &*after : nullptr);
  }
}

void Work::write_entry() {
  auto const& author = setting_.author;
  auto const or_null = [](std::string const& text) { return text.empty() ? Value(nullptr) : Value(text); };
  connection().run(
      "INSERT INTO entry (moment, at, actor, door, operation, why, request_id, batch, undoes)"
      " VALUES (:moment, :at, :actor, :door, :operation, :why, :request_id, :batch, :undoes)",
      {{"moment", moment()},
       {"at", at()},
       {"actor", author.actor},
       {"door", author.door},
       {"operation", author.operation},
       {"why", author.why},
       {"request_id", or_null(author.request_id)},
       {"batch", or_null(author.batch)},
       {"undoes", author.undoes}});
}

}  // namespace arpent::store
