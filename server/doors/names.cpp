#include "doors/names.h"

#include <algorithm>

#include "base/text.h"

namespace arpent {
namespace {

std::string text_of(Json const& record, std::string_view field) {
  auto const found = record.find(std::string(field));
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

// Names are titles: a note or a reason is none.
std::string name_in(record::Shape const& shape, Json const& record) {
  auto const* field = shape.find(shape.title);
  return field && field->kind == record::Kind::text ? text_of(record, shape.title) : "";
}

}  // namespace

std::string Names::title_of(record::Shape const& shape, Json const& record) {
  auto const title = text_of(record, shape.title);
  return title.empty() ? text_of(record, "code") : title;
}

Names::Kind& Names::kind(std::string const& name) {
  auto const [at, is_new] = kinds_.try_emplace(name);
  auto& kind = at->second;
  if (!is_new) return kind;
  kind.shape = all_.kinds.at(name);
  kind.records = reader_.all(name);
  for (std::size_t i = 0; i < kind.records.size(); ++i) {
    auto const& record = kind.records[i];
    auto const id = record.at("id").get<std::string>();
    kind.by_id.emplace(id, i);
    index(kind, id, record);
  }
  return kind;
}

void Names::index(Kind& kind, std::string const& id, Json const& fields) {
  auto const title = name_in(*kind.shape, fields), code = text_of(fields, "code");
  std::set<std::string> names;
  if (!title.empty()) names.insert(fold(title));
  if (!code.empty()) names.insert(fold(code));
  if (!title.empty() && !code.empty()) names.insert(fold(code + " " + title));
  for (auto const& field : kind.shape->fields)
    if (field.rule.unique)
      if (auto const text = text_of(fields, field.name); !text.empty()) names.insert(fold(text));
  for (auto const& name : names) kind.by_name.emplace(name, id);
}

void Names::add(std::string const& name, std::string const& id, Json const& fields) { index(kind(name), id, fields); }

std::vector<Json> const& Names::all(std::string const& name) { return kind(name).records; }

Json const* Names::present(std::string const& name, std::string const& id) {
  auto const& of = kind(name);
  auto const found = of.by_id.find(id);
  return found == of.by_id.end() ? nullptr : &of.records[found->second];
}

std::vector<Names::Called> Names::meant(std::vector<std::string> const& kinds, std::string const& name) {
  std::vector<Called> out;
  if (auto const id = canonical_uuid(trim(name))) {
    for (auto const& one : kinds)
      if (present(one, *id)) out.push_back({one, *id});
    return out;
  }
  auto const folded = fold(name);
  if (folded.empty()) return out;
  for (auto const& one : kinds) {
    auto const& by_name = kind(one).by_name;
    for (auto at = by_name.lower_bound({folded, ""}); at != by_name.end() && at->first == folded; ++at)
      out.push_back({one, at->second});
  }
  return out;
}

std::string Names::written(std::vector<std::string> const& kinds, std::string const& id) {
  for (auto const& one : kinds) {
    auto const* record = present(one, id);
    if (!record) continue;
    auto const title = name_in(*kind(one).shape, *record), code = text_of(*record, "code");
    for (auto const& name : {code.empty() || title.empty() ? title : code + " " + title, title, code}) {
      auto const means = meant(kinds, name);
      if (means.size() == 1 && means.front().id == id && name.find_first_of(";|\n") == name.npos &&
          name.find(" / ") == name.npos)
        return name;
    }
  }
  return id;
}

}  // namespace arpent
