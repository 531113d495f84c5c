// Reading what happened.
#include <limits>

#include "store/reader.h"

namespace arpent::store {
namespace {

constexpr std::string_view entry_columns =
    "entry.moment, entry.at, entry.actor, entry.door, entry.operation, entry.why, entry.request_id, entry.batch, "
    "entry.undoes";
constexpr int first_after_entry = 9;

Entry entry_of(Row const& row) {
  return {row.integer(0), row.text(1), row.text(2),
          row.text(3),    row.text(4), row.text(5),
          row.text(6),    row.text(7), row.optional_integer(8)};
}

// Kinds that no description knows any more are still told, as they were written.
Json record_of(Catalogue const& catalogue, Row const& row, int column, std::string const& kind, std::string const& id,
               std::int64_t revision) {
  if (row.absent(column)) return nullptr;
  auto const* table = catalogue.find(kind);
  return with_head(id, revision, table ? from_ledger(*table->shape, row.view(column)) : Json::parse(row.view(column)));
}

Revision revision_of(Catalogue const& catalogue, Row const& row) {
  constexpr int at = first_after_entry;
  Revision out{.entry = entry_of(row),
               .kind = row.text(at),
               .id = row.text(at + 1),
               .revision = row.integer(at + 2),
               .after = nullptr,
               .until = {}};
  out.after = record_of(catalogue, row, at + 3, out.kind, out.id, out.revision);
  if (auto const until = row.integer(at + 4); until != never) out.until = until;
  return out;
}

std::string revisions_where(std::string_view condition) {
  return "SELECT " + std::string(entry_columns) +
         ", ledger.kind, ledger.id, ledger.revision, ledger.after, ledger.until"
         " FROM ledger JOIN entry ON entry.moment = ledger.moment WHERE " +
         std::string(condition);
}

}  // namespace

std::vector<Revision> Reader::history(std::string_view kind, std::string_view id) const {
  std::vector<Revision> out;
  connection().select(
      revisions_where("ledger.kind = :kind AND ledger.id = :id AND ledger.moment <= :moment ORDER BY ledger.moment"),
      {{"kind", kind}, {"id", id}, {"moment", moment()}},
      [&](Row const& row) { out.push_back(revision_of(catalogue(), row)); });
  return out;
}

std::vector<Revision> Reader::revisions_of(Moment of, std::int64_t at_most) const {
  std::vector<Revision> out;
  connection().select(revisions_where("ledger.moment = :moment ORDER BY ledger.kind, ledger.id LIMIT :at_most"),
                      {{"moment", of}, {"at_most", at_most < 0 ? std::numeric_limits<std::int64_t>::max() : at_most}},
                      [&](Row const& row) { out.push_back(revision_of(catalogue(), row)); });
  return out;
}

std::int64_t Reader::count_revisions(Moment of) const {
  std::int64_t out = 0;
  connection().select("SELECT count(*) FROM ledger WHERE moment = :moment", {{"moment", of}},
                      [&](Row const& row) { out = row.integer(0); });
  return out;
}

std::optional<Json> Reader::before(std::string_view kind, std::string_view id, Moment of) const {
  std::optional<Json> out;
  connection().select(
      "SELECT after, revision FROM ledger WHERE kind = :kind AND id = :id AND moment < :moment ORDER BY moment DESC "
      "LIMIT 1",
      {{"kind", kind}, {"id", id}, {"moment", of}}, [&](Row const& row) {
        auto record = record_of(catalogue(), row, 0, std::string(kind), std::string(id), row.integer(1));
        if (!record.is_null()) out = std::move(record);
      });
  return out;
}

std::vector<Entry> Reader::entries(EntryFilter const& filter) const {
  std::string sql = "SELECT " + std::string(entry_columns) + " FROM entry WHERE entry.moment <= :moment";
  Values values{{"moment", moment()}, {"limit", filter.limit}};
  auto const also = [&](std::string_view condition, std::string_view name, Value value) {
    sql += " AND " + std::string(condition);
    values.emplace_back(name, std::move(value));
  };
  if (filter.before) also("entry.moment < :before", "before", *filter.before);
  if (filter.since) also("entry.moment > :since", "since", *filter.since);
  if (filter.actor) also("entry.actor = :actor", "actor", *filter.actor);
  if (filter.batch) also("entry.batch = :batch", "batch", *filter.batch);
  if (filter.operation && filter.operation->ends_with('.'))
    also("substr(entry.operation, 1, length(:operation)) = :operation", "operation", *filter.operation);
  else if (filter.operation) also("entry.operation = :operation", "operation", *filter.operation);
  if (filter.kind || filter.id) {
    sql += " AND entry.moment IN (SELECT ledger.moment FROM ledger WHERE TRUE";
    if (filter.kind) also("ledger.kind = :kind", "kind", *filter.kind);
    if (filter.id) also("ledger.id = :id", "id", *filter.id);
    sql += ")";
  }
  std::vector<Entry> out;
  connection().select(sql + " ORDER BY entry.moment DESC LIMIT :limit", values,
                      [&](Row const& row) { out.push_back(entry_of(row)); });
  return out;
}

Result<Entry> Reader::entry(Moment of) const {
  std::optional<Entry> out;
  connection().select(
      "SELECT " + std::string(entry_columns) + " FROM entry WHERE entry.moment = :of AND entry.moment <= :moment",
      {{"of", of}, {"moment", moment()}}, [&](Row const& row) { out = entry_of(row); });
  if (out) return *std::move(out);
  return Problem{404, "entry.not_found", {{"moment", std::to_string(of)}}};
}

std::optional<Moment> Reader::undone_by(Moment of) const {
  std::vector<Moment> undoing;
  connection().select("SELECT moment FROM entry WHERE undoes = :of AND moment <= :moment ORDER BY moment DESC",
                      {{"of", of}, {"moment", moment()}}, [&](Row const& row) { undoing.push_back(row.integer(0)); });
  // Undo of an undo is redo: then this one stands again.
  for (auto const by : undoing)
    if (!undone_by(by)) return by;
  return {};
}

}  // namespace arpent::store
