// Full-text search. A record has a row of `searched` for each audience among its searched fields, so that nobody finds
// a record by words they may not read.
#include <map>

#include "store/work.h"

namespace arpent::store {
namespace {

using record::Audience;

Audience audience_of(record::Shape const& shape, record::Field const& field) {
  return field.rule.audience == Audience::members ? shape.audience : field.rule.audience;
}

struct Words {
  std::string title, body;
  bool operator==(Words const&) const = default;
};
using WordsOf = std::map<Audience, Words>;

void add_text(std::string& text, Json const& value) {
  if (value.is_string() && !value.get_ref<std::string const&>().empty())
    text += (text.empty() ? "" : "\n") + value.get_ref<std::string const&>();
  if (value.is_array())
    for (auto const& item : value) add_text(text, item);
}

WordsOf words_of(record::Shape const& shape, std::optional<Json> const& record) {
  WordsOf out;
  if (!record) return out;
  for (auto const& name : shape.searched) {
    auto const* field = shape.find(name);
    ensure(field, "a searched field is described");
    auto& words = out[audience_of(shape, *field)];
    add_text(name == shape.title ? words.title : words.body, record->at(name));
  }
  std::erase_if(out, [](auto const& item) { return item.second == Words{}; });
  return out;
}

}  // namespace

void Work::search_anew(Touched const& touched) {
  auto const& shape = *touched.table->shape;
  auto const was = words_of(shape, touched.before), now = words_of(shape, touched.now);
  if (was == now) return;
  auto const& dialect = catalogue().dialect();
  auto& database = connection();
  Values const record{{"kind", touched.table->kind()}, {"id", touched.id}};
  database.select("SELECT place, title, body FROM searched WHERE kind = :kind AND id = :id", record,
                  [&](Row const& row) {
                    database.run(dialect.search_remove(),
                                 {{"place", row.integer(0)}, {"title", row.view(1)}, {"body", row.view(2)}});
                  });
  database.run("DELETE FROM searched WHERE kind = :kind AND id = :id", record);
  for (auto const& [audience, words] : now) {
    database.select(
        "INSERT INTO searched (kind, id, audience, title, body) VALUES (:kind, :id, :audience, :title, :body) "
        "RETURNING place",
        {{"kind", touched.table->kind()},
         {"id", touched.id},
         {"audience", record::name_of(audience)},
         {"title", words.title},
         {"body", words.body}},
        [&, &text = words](Row const& row) {
          database.run(dialect.search_add(), {{"place", row.integer(0)}, {"title", text.title}, {"body", text.body}});
        });
  }
}

std::vector<Hit> Reader::search(std::string_view typed, std::set<Audience> const& sees, std::int64_t limit) const {
  auto const& dialect = catalogue().dialect();
  auto const words = dialect.search_words(typed);
  if (words.empty() || sees.empty()) return {};
  std::string audiences;
  for (auto const audience : sees) audiences += (audiences.empty() ? "" : ", ") + literal(record::name_of(audience));

  std::vector<Hit> hits;
  connection().select(dialect.search_find("searched.audience IN (" + audiences + ")"),
                      {{"words", words}, {"limit", limit * 2}}, [&](Row const& row) {
                        hits.push_back({row.text(0), row.text(1), "", row.text(2)});
                      });
  std::vector<Hit> out;
  std::set<std::pair<std::string, std::string>> seen;
  for (auto& hit : hits) {
    auto const* table = catalogue().find(hit.kind);
    if (!table || std::ssize(out) == limit || !seen.emplace(hit.kind, hit.id).second) continue;
    auto const record = find(hit.kind, hit.id);
    if (!record) continue;
    if (auto const* title = table->shape->find(table->shape->title);
        title && sees.contains(audience_of(*table->shape, *title)))
      hit.title = record->value(std::string(title->name), Json()).is_string()
                      ? record->at(std::string(title->name)).get<std::string>()
                      : "";
    out.push_back(std::move(hit));
  }
  return out;
}

}  // namespace arpent::store
