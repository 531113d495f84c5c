#include "doors/import/known_sheets.h"

#include "base/text.h"
#include "words/words.h"

namespace arpent::reading {
namespace {

constexpr std::string_view languages[] = {"fr", "en"};

void add_names(std::vector<std::string>& names, std::string const& key) {
  if (!knows(key)) return;
  for (auto const language : languages) {
    auto const all = say(language, key);
    for (std::size_t at = 0; at <= all.size();) {
      auto const bar = std::min(all.find('|', at), all.size());
      names.push_back(all.substr(at, bar - at));
      at = bar + 1;
    }
  }
}

}  // namespace

std::vector<intake::Intake> written_kinds(Register const& all, std::set<record::Audience> const& sees) {
  std::vector<intake::Intake> out;
  for (auto const& [name, shape] : all.kinds) {
    intake::Intake intake{.name = name, .about = name};
    for (auto const& field : shape->fields)
      if (sees.contains(field.rule.audience)) intake.columns.push_back(intake::own(*shape, field.name));
    intake.read = [kind = name](intake::Row const& row, intake::Drafts& drafts) {
      intake::Draft draft{.kind = kind, .about_row = true};
      for (auto const& [column, value] : row) draft.fields[column] = value;
      drafts.put(std::move(draft));
    };
    out.push_back(std::move(intake));
  }
  return out;
}

Catalogue headings_of(intake::Intake const& intake, bool exported) {
  Catalogue out;
  if (exported) {
    out.push_back({"$id", {intake.about + ".id"}});
    out.push_back({"$revision", {intake.about + ".revision"}});
  }
  for (auto const& column : intake.columns) {
    Heading heading{.field = column.name, .names = {column.name}};
    if (column.field) {
      auto const key = column.kind + "." + std::string(column.field->name);
      add_names(heading.names, "label." + key);
      if (!exported) add_names(heading.names, "also." + key);
    }
    if (!exported) {
      add_names(heading.names, "also." + intake.name + "." + column.name);
      if (!column.field) add_names(heading.names, "label." + intake.name + "." + column.name);
    }
    out.push_back(std::move(heading));
  }
  return out;
}

std::string column_label(intake::Intake const& intake, intake::Column const& column, std::string const& language) {
  auto const label = column.field ? "label." + column.kind + "." + std::string(column.field->name)
                                  : "label." + intake.name + "." + column.name;
  return knows(label) ? say(language, label) : column.name;
}

bool is_total(std::string const& text) {
  std::vector<std::string> names;
  add_names(names, "import.total_words");
  for (auto const& name : names)
    if (fold(name) == fold(text)) return true;
  return false;
}

}  // namespace arpent::reading
