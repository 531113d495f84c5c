#include "store/rebuild.h"

#include <algorithm>

#include "base/hash.h"

namespace arpent::store {
namespace {

struct OldRow {
  std::string kind, id;
  std::int64_t revision;
  std::optional<std::string> after;
};

// One entry done again, from its rows in the ledger instead of an operation.
class Replay : public Work {
 public:
  using Work::Work;

  void apply(OldRow const& row) {
    auto const* table = catalogue().find(row.kind);
    if (!table) return;  // a kind that there is no more
    auto& touched = touched_[{row.kind, row.id}];
    touched = {.table = table,
               .id = row.id,
               .before = {},
               .now = {},
               .revision_before = row.revision - 1,
               .moment_before = {},
               .has_row = true};
    if (auto const was = find(row.kind, row.id)) touched.before = tidied(*table->shape, *was);
    if (row.after) touched.now = from_ledger(*table->shape, *row.after);
    if (touched.now) write_table(touched, *touched.now);
    else run(table->remove, {{"id", row.id}});
    follow_pointers(touched, touched.before);
  }

  void finish() {
    Problem dangling{422, "invalid"};  // was refused then, by the rules of then
    resolve_pointers(dangling);
    lead_followers();
  }
};

void clear(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  for (auto const& [kind, table] : catalogue.tables()) connection.run("DELETE FROM " + table.name);
  connection.run("DELETE FROM reference");
  connection.run("DELETE FROM searched");
  connection.run(catalogue.dialect().search_clear());
  for (auto const& projection : furniture.projections)
    for (auto const& table : projection.tables) connection.run("DELETE FROM " + identifier(table));
}

void replay_all(Connection& connection, Catalogue const& catalogue, Furniture const& furniture, Zone const& zone) {
  clear(connection, catalogue, furniture);
  std::optional<Replay> replay;
  connection.select(
      "SELECT ledger.moment, entry.at, ledger.kind, ledger.id, ledger.revision, ledger.after FROM ledger"
      " JOIN entry ON entry.moment = ledger.moment ORDER BY ledger.moment, ledger.kind, ledger.id",
      {}, [&](Row const& row) {
        auto const moment = row.integer(0);
        if (!replay || replay->moment() != moment) {
          if (replay) replay->finish();
          auto const at = row.text(1);
          replay.emplace(Work::Setting{
              {connection, catalogue, moment, true, zone.day_of(*parse_instant(at)), zone}, {}, at, furniture});
        }
        replay->apply({row.text(2), row.text(3), row.integer(4), row.optional_text(5)});
      });
  if (replay) replay->finish();
}

// A table's rows, each as a digest, in an order of their own.
std::vector<std::string> digests(Connection& connection, std::string const& table, std::string const& columns,
                                 int count) {
  std::vector<std::string> out;
  connection.select("SELECT " + columns + " FROM " + table, {}, [&](Row const& row) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += row.absent(i) ? "-" : "+" + std::to_string(row.view(i).size()) + ":" + row.text(i);
    out.push_back(sha256(text));
  });
  std::sort(out.begin(), out.end());
  return out;
}

using Picture = std::map<std::string, std::vector<std::string>>;

Picture picture(Connection& connection, Catalogue const& catalogue, Furniture const& furniture) {
  Picture out;
  auto const add = [&](std::string const& name, std::vector<std::string> const& without = {}) {
    std::string columns;
    int count = 0;
    for (auto const& column : connection.columns(name)) {
      if (std::find(without.begin(), without.end(), column.name) != without.end()) continue;
      columns += (count++ ? ", " : "") + identifier(column.name);
    }
    out[name] = digests(connection, identifier(name), columns, count);
  };
  for (auto const& [kind, table] : catalogue.tables()) add(kind);
  add("reference");
  add("searched", {"place"});
  for (auto const& projection : furniture.projections)
    for (auto const& table : projection.tables) add(table);
  return out;
}

std::string compared(Picture const& kept, Picture const& told) {
  std::string out;
  for (auto const& [table, rows] : kept) {
    std::vector<std::string> apart;
    auto const& others = told.at(table);
    std::set_symmetric_difference(rows.begin(), rows.end(), others.begin(), others.end(), std::back_inserter(apart));
    if (!apart.empty()) out += (out.empty() ? "" : "; ") + table + ": " + std::to_string(apart.size());
  }
  return out;
}

}  // namespace

void rebuild(Connection& connection, Catalogue const& catalogue, Furniture const& furniture, Zone const& zone) {
  connection.begin_write();
  try {
    replay_all(connection, catalogue, furniture, zone);
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

std::string differences(Connection& connection, Catalogue const& catalogue, Furniture const& furniture,
                        Zone const& zone) {
  std::string out;
  for (auto const& fault : connection.faults()) out += (out.empty() ? "" : "; ") + fault;
  if (!out.empty()) return out;
  connection.begin_write();
  try {
    auto const kept = picture(connection, catalogue, furniture);
    replay_all(connection, catalogue, furniture, zone);
    out = compared(kept, picture(connection, catalogue, furniture));
  } catch (...) {
    connection.rollback();
    throw;
  }
  connection.rollback();
  return out;
}

}  // namespace arpent::store
