#include "store/lot.h"

#include <atomic>

#include "store/pointing.h"

namespace arpent::store {
namespace {

std::string next_name() {
  static std::atomic<std::int64_t> count{0};
  return identifier("lot_" + std::to_string(++count));
}

char const* type_of(record::Field const& field) {
  switch (column_type(field.kind)) {
    case ColumnType::integer:
      return " INTEGER";
    case ColumnType::real:
      return " REAL";
    default:
      return " TEXT";
  }
}

std::string columns_of(record::Shape const& shape) {
  std::string out = "id, revision";
  for (auto const& field : shape.fields) out += ", " + identifier(field.name);
  return out;
}

}  // namespace

Lot::Lot(record::Shape const& shape) : shape_(shape), table_(next_name()) {
  for (auto const& field : shape.fields) {
    bool const points = record::Kind::reference == field.kind || record::Kind::references == field.kind;
    ensure(!field.rule.unique && (!points || is_its_own_index(field)), "records of this kind cannot be kept in a lot");
  }
}

bool Lot::takes(Json const& record) const {
  for (auto const& name : shape_.searched)
    if (auto const found = record.find(std::string(name));
        found != record.end() && !found->is_null() && *found != "" && *found != Json::array())
      return false;
  return true;
}

void Lot::lay(Work& work, std::vector<Json> const& records) {
  // In the memory of the writer's connection: seen by no reader, written to no disk.
  std::string create = "CREATE TEMP TABLE IF NOT EXISTS " + table_ + " (id TEXT NOT NULL, revision INTEGER NOT NULL";
  std::string put = "INSERT INTO " + table_ + " (" + columns_of(shape_) + ", ledger_text) VALUES (:id, 1";
  std::vector<std::string> parameters;
  for (std::size_t at = 0; at < shape_.fields.size(); ++at) {
    create += ", " + identifier(shape_.fields[at].name) + type_of(shape_.fields[at]);
    parameters.push_back("f" + std::to_string(at));
    put += ", :" + parameters.back();
  }
  work.run(create + ", ledger_text TEXT NOT NULL)");
  put += ", :ledger_text)";
  for (auto const& record : records) {
    auto const fields = tidied(shape_, record);
    Values values{{"id", record.at("id").get_ref<std::string const&>()}};
    values.reserve(parameters.size() + 2);
    auto member = fields.begin();
    for (std::size_t at = 0; at < parameters.size(); ++at, ++member)
      values.emplace_back(parameters[at], to_column(shape_.fields[at], *member));
    values.emplace_back("ledger_text", ledger_text(shape_, fields));
    work.run(put, values);
    for (auto const& pointer : record::pointers(shape_, fields))
      targets_.emplace(shape_.find(pointer.field)->to.front(), pointer.id);
    ++size_;
  }
}

Result<Done> Lot::keep(Work& work) const {
  if (size_ == 0) return Done{};
  Problem dangling{422, "invalid"};
  for (auto const& [kind, id] : targets_) {
    bool found = false;
    work.select("SELECT 1 FROM {" + kind + "} WHERE id = :id", {{"id", id}}, [&](Row const&) { found = true; });
    if (!found) dangling.fields.push_back({kind, "field.reference_missing", {{"to", kind}, {"id", id}}});
  }
  if (!dangling.fields.empty()) return dangling;
  work.leave_entry();
  work.run(
      "INSERT INTO ledger (moment, kind, id, revision, after) SELECT :moment, :kind, id, 1, ledger_text FROM " + table_,
      {{"moment", work.moment()}, {"kind", shape_.name}});
  work.run("INSERT INTO " + identifier(shape_.name) + " (" + columns_of(shape_) + ") SELECT " + columns_of(shape_) +
           " FROM " + table_);
  return Done{};
}

void Lot::forget(Work& work) const { work.run("DROP TABLE IF EXISTS temp." + table_); }

}  // namespace arpent::store
