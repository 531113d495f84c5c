#include "store/reader.h"

#include "store/position.h"

#include <algorithm>
#include <tuple>

#include "store/filter.h"
#include "store/pointing.h"

namespace arpent::store {
namespace {

constexpr std::int64_t longest_page = 200;

Json as_json(Table const& table, std::string id, std::int64_t revision, std::span<Json> fields) {
  Json out = Json::object();
  auto& members = out.get_ref<Json::object_t&>();
  members.reserve(fields.size() + 2);
  members.emplace_back("id", std::move(id));
  members.emplace_back("revision", revision);
  for (std::size_t i = 0; i < fields.size(); ++i)
    members.emplace_back(std::string(table.shape->fields[i].name), std::move(fields[i]));
  return out;
}

// A filter written in code, not by a person, has no faults.
Condition expect(Result<Condition> condition) {
  if (!condition) throw Bug("a filter of the house is wrong: " + condition.problem().fields.front().field);
  return *std::move(condition);
}

Values named(Condition const& condition) { return {condition.values.begin(), condition.values.end()}; }

// "{action}" → the table of actions, or its rows in the past.
std::string with_tables(std::string_view sql, Catalogue const& catalogue, bool present) {
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    auto const open = std::min(sql.find('{', at), sql.size());
    out += sql.substr(at, open - at);
    if (open == sql.size()) break;
    auto const close = sql.find('}', open);
    ensure(close != std::string_view::npos, "a brace is not closed in SQL");
    auto const& table = catalogue.at(sql.substr(open + 1, close - open - 1));
    out += present ? table.name : table.past;
    at = close + 1;
  }
  return out;
}

}  // namespace

Problem Reader::not_found(std::string_view kind, std::string_view id) {
  return {404, "record.not_found", {{"kind", std::string(kind)}, {"id", std::string(id)}}};
}

void Reader::select_records(Table const& table, std::string const& condition, Values values,
                            EachRecord const& each) const {
  std::vector<Json> fields(table.shape->fields.size());
  if (!present()) values.emplace_back("the_moment", moment());
  auto const sql = "SELECT " + table.columns + " FROM " + (present() ? table.name : table.past) + " WHERE " + condition;
  connection().select(sql, values, [&](Row const& row) {
    for (std::size_t i = 0; i < fields.size(); ++i)
      fields[i] = from_column(table.shape->fields[i], row, static_cast<int>(i) + 2);
    each(row.text(0), row.integer(1), fields);
  });
}

void Reader::each_record(Table const& table, Filter const& filter, EachRecord const& each) const {
  auto const condition = expect(condition_for(table, catalogue().dialect(), filter));
  select_records(table, condition.sql + " ORDER BY id", named(condition), each);
}

Reader Reader::at_end_of(Day day) const {
  if (day >= outlook_.today) return Reader(outlook_);
  auto const position = position_at(outlook_.connection, print_instant(outlook_.zone.end_of(day)));
  auto then = outlook_;
  then.present = then.present && position.moment == then.moment;
  then.moment = position.moment;
  then.today = day;
  return Reader(then);
}

std::optional<Json> Reader::find(std::string_view kind, std::string_view id) const {
  auto found = where(kind, "id", Json(id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<Json> Reader::get(std::string_view kind, std::string_view id) const {
  if (auto found = find(kind, id)) return *std::move(found);
  return not_found(kind, id);
}

std::vector<Json> Reader::all(std::string_view kind) const { return where(kind, Filter{}); }

std::vector<Json> Reader::where(std::string_view kind, std::string_view field, Json const& value) const {
  return where(kind, Filter{{std::string(field), value}});
}

std::vector<Json> Reader::where(std::string_view kind, Filter const& filter) const {
  auto const& table = catalogue().at(kind);
  std::vector<Json> out;
  each_record(table, filter, [&](std::string id, std::int64_t revision, std::span<Json> fields) {
    out.push_back(as_json(table, std::move(id), revision, fields));
  });
  return out;
}

Result<Page> Reader::page(std::string_view kind, Filter const& filter, std::string_view after,
                          std::int64_t limit) const {
  auto const& table = catalogue().at(kind);
  ARPENT_TRY(condition, condition_for(table, catalogue().dialect(), filter));
  limit = std::clamp<std::int64_t>(limit, 1, longest_page);
  auto values = named(condition);
  values.emplace_back("after", after);
  values.emplace_back("limit", limit + 1);  // one more tells whether there is a next page
  Page page;
  select_records(table, condition.sql + " AND id > :after ORDER BY id LIMIT :limit", std::move(values),
                 [&](std::string id, std::int64_t revision, std::span<Json> fields) {
                   page.items.push_back(as_json(table, std::move(id), revision, fields));
                 });
  if (std::ssize(page.items) > limit) {
    page.items.pop_back();
    page.next = page.items.back()["id"].get<std::string>();
  }
  return page;
}

std::int64_t Reader::count(std::string_view kind, Filter const& filter) const {
  auto const condition = expect(condition_for(catalogue().at(kind), catalogue().dialect(), filter));
  std::int64_t out = 0;
  select("SELECT count(*) FROM {" + std::string(kind) + "} WHERE " + condition.sql, named(condition),
         [&](Row const& row) { out = row.integer(0); });
  return out;
}

void Reader::select(std::string_view sql, Values const& values, EachRow const& each) const {
  auto const text = with_tables(sql, catalogue(), present());
  if (text.find(":the_moment") == std::string::npos) return connection().select(text, values, each);
  auto with_moment = values;
  with_moment.emplace_back("the_moment", moment());
  connection().select(text, with_moment, each);
}

std::vector<Reference> Reader::referring(std::string_view kind, std::string_view id) const {
  ensure(present(), "references are kept of the present only");
  std::vector<Reference> out;
  connection().select("SELECT kind, id, field FROM reference WHERE to_id = :id AND to_kind IN (:kind, '')",
                      {{"kind", kind}, {"id", id}}, [&](Row const& row) {
                        out.push_back({row.text(0), row.text(1), row.text(2)});
                      });
  for (auto const& [from, table] : catalogue().tables())
    for (auto const& field : table.shape->fields) {
      if (!is_its_own_index(field) || field.to.front() != kind) continue;
      connection().select("SELECT id FROM " + table.name + " WHERE " + identifier(field.name) + " = :id", {{"id", id}},
                          [&, &from = from](Row const& row) {
                            out.push_back({from, row.text(0), std::string(field.name)});
                          });
    }
  std::sort(out.begin(), out.end(), [](Reference const& one, Reference const& other) {
    return std::tie(one.kind, one.id, one.field) < std::tie(other.kind, other.id, other.field);
  });
  return out;
}

}  // namespace arpent::store
