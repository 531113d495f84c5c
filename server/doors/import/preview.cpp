#include "doors/import/preview.h"

#include <algorithm>

#include "base/geometry.h"
#include "base/text.h"
#include "doors/written.h"
#include "operations/said.h"
#include "words/words.h"

namespace arpent::reading {
namespace {

constexpr std::size_t shown_max = 300;
constexpr std::size_t options_max = 500;
constexpr std::size_t longest_shown = 600;

char const* name_of(Matched matched) {
  switch (matched) {
    case Matched::fresh:
      return "fresh";
    case Matched::id:
      return "id";
    case Matched::code:
      return "code";
    case Matched::title:
      return "title";
    case Matched::key:
      return "key";
  }
  return "fresh";
}

char const* name_of(How how) { return how == How::exact ? "exact" : how == How::folded ? "folded" : "contained"; }

std::string shortened(std::string text) {
  if (text.size() <= longest_shown) return text;
  return std::string(first_characters(text, longest_shown / 2)) + "…";
}

class Shower {
 public:
  Shower(Register const& all, Call const& call, Reader& reader, Gathered const& gathered)
      : all_(all), call_(call), gathered_(gathered), names_(reader, all), language_(call.asker.language) {
    for (auto const& item : gathered.items)
      if (item.is_new()) drafted_[item.id] = &item;
  }

  Preview run() {
    count();
    for (std::size_t part = 0; part < gathered_.parts.size(); ++part) out_.sheets.push_back(sheet(part));
    for (auto const& kind : gathered_.choose) out_.questions.push_back(question(kind));
    show_records();
    show_faults();
    return std::move(out_);
  }

 private:
  record::Shape const& shape_of(std::string const& kind) const { return *all_.kinds.at(kind); }

  std::string sheet_name(std::size_t part) const { return gathered_.parts[part].sheet.name; }

  void count() {
    auto& counts = out_.counts;
    counts.rows = static_cast<std::int64_t>(gathered_.rows);
    counts.totals = static_cast<std::int64_t>(gathered_.totals);
    counts.faults = std::ssize(gathered_.faults);
    std::set<Place> faulty;
    for (auto const& fault : gathered_.faults) faulty.insert({fault.place.part, fault.place.row, {}});
    counts.faulty_rows = std::ssize(faulty);
    std::map<std::string, KindCount> kinds;
    for (auto const& item : gathered_.items) {
      if (item.left_out || (!item.draft.about_row && !item.is_new())) continue;
      auto& kind = kinds[item.draft.kind];
      bool const replaces = item.is_new() && item.present;
      if (item.is_new() && !replaces) ++counts.created, ++kind.created;
      else if (!item.differences.empty()) ++counts.changed, ++kind.changed;
      else ++counts.untouched, ++kind.untouched;
      for (auto const& difference : item.differences) {
        if (difference.after.is_null() || difference.after == "" || difference.after == Json::array()) ++counts.cleared;
        if (difference.conflict) ++counts.conflicts;
      }
    }
    for (auto& [name, kind] : kinds) {
      kind.kind = name;
      kind.label = kind_label(shape_of(name), language_);
      out_.kinds.push_back(std::move(kind));
    }
  }

  SheetAnswer sheet(std::size_t number) const {
    auto const& part = gathered_.parts[number];
    SheetAnswer out{.sheet = static_cast<std::int64_t>(number), .name = part.sheet.name};
    out.form = part.form == Part::Form::table ? "table" : part.form == Part::Form::lines ? "lines" : "shapes";
    out.exported = part.exported;
    out.rows = std::ssize(part.sheet.rows);
    if (part.intake) {
      out.what = part.intake->name;
      auto const label = "import.what." + part.intake->name;
      out.what_label = knows(label) ? say(language_, label) : kind_label(shape_of(part.intake->about), language_);
      for (auto const& column : part.intake->columns)
        out.options.push_back({column.name, column_label(*part.intake, column, language_)});
    }
    for (auto const& heading : part.headings) out.columns.push_back(column(part, heading));
    return out;
  }

  SheetColumn column(Part const& part, ColumnMatch const& heading) const {
    SheetColumn out{.column = column_letters(heading.column), .heading = shortened(heading.heading)};
    out.candidates = heading.candidates;
    bool const across = std::find(part.across.begin(), part.across.end(), heading.column) != part.across.end();
    if (across) {
      out.field = part.intake->across->heading;
      out.how = "across";
    } else if (heading.field) {
      out.field = heading.field;
      out.how = name_of(heading.how);
    }
    if (out.field && part.intake)
      for (auto const& known : part.intake->columns)
        if (known.name == *out.field) out.label = column_label(*part.intake, known, language_);
    return out;
  }

  Question question(std::string const& kind) {
    Question out{.kind = kind, .label = say(language_, "label." + kind)};
    auto const& shape = shape_of(kind);
    for (auto const& record : names_.all(kind))
      if (out.options.size() < options_max)
        out.options.push_back({record["id"].get<std::string>(), Names::title_of(shape, record)});
    std::sort(out.options.begin(), out.options.end(), [](auto const& a, auto const& b) { return a.label < b.label; });
    return out;
  }

  // A record that is only drafted is called by its title.
  std::string text_of(record::Shape const& shape, record::Field const& field, Json const& value) {
    auto const one = [&](Json const& id) -> std::string {
      if (auto const found = drafted_.find(id.get<std::string>()); found != drafted_.end())
        return Names::title_of(shape_of(found->second->draft.kind), found->second->draft.fields);
      return names_.written(field.to, id.get<std::string>());
    };
    if (value.is_string() && field.kind == record::Kind::reference) return one(value);
    if (value.is_array() && field.kind == record::Kind::references) {
      std::string out;
      for (auto const& id : value) out += (out.empty() ? "" : "; ") + one(id);
      return out;
    }
    if (field.kind == record::Kind::geometry && value.is_object())
      return say(language_, "import.points", {{"n", std::to_string(count_points(value))}});
    return shortened(written(shape, field, value, names_, language_));
  }

  bool is_seen(record::Shape const& shape, record::Field const& field) const {
    return audiences(call_.asker, shape.name).contains(field.rule.audience);
  }

  // A link has no name of its own: "Café des parents → 1.3 Suivre la scolarité".
  std::string named_by_others(record::Shape const& shape, Json const& fields) {
    std::string out;
    for (auto const& field : shape.fields)
      if (auto const value = fields.find(std::string(field.name));
          value != fields.end() && field.kind == record::Kind::reference && is_seen(shape, field))
        out += (out.empty() ? "" : " → ") + text_of(shape, field, *value);
    return out;
  }

  RecordNews news(Item const& item) {
    auto const& shape = shape_of(item.draft.kind);
    bool const replaces = item.is_new() && item.present;
    RecordNews out{.kind = item.draft.kind, .kind_label = say(language_, "label." + item.draft.kind), .id = item.id};
    out.title =
        Names::title_of(shape, item.is_new() && !replaces ? item.draft.fields : item.present.value_or(Json::object()));
    if (item.draft.about_row && item.draft.fields.contains(std::string(shape.title)) && !replaces)
      if (auto const title = Names::title_of(shape, item.draft.fields); !title.empty()) out.title = title;
    if (out.title.empty()) out.title = named_by_others(shape, item.draft.fields);
    out.sheet = sheet_name(item.rows.front().part);
    out.place = to_json(place_of(gathered_.parts[item.rows.front().part], item.rows.front().row, {}));
    out.what = item.is_new() && !replaces ? "created" : "changed";
    out.matched = replaces ? "key" : name_of(item.matched);
    if (item.is_new() && !replaces) {
      for (auto const& field : shape.fields)
        if (auto const value = item.draft.fields.find(std::string(field.name));
            value != item.draft.fields.end() && is_seen(shape, field))
          out.fields.push_back({.field = std::string(field.name),
                                .label = field_label(shape, field.name, language_),
                                .after = text_of(shape, field, *value),
                                .place = place(item, std::string(field.name))});
      return out;
    }
    for (auto const& difference : item.differences)
      if (auto const* field = shape.find(difference.field); field && is_seen(shape, *field)) {
        auto const after = text_of(shape, *field, difference.after);
        out.fields.push_back({.field = difference.field,
                              .label = field_label(shape, difference.field, language_),
                              .before = text_of(shape, *field, difference.before),
                              .after = after,
                              .place = place(item, difference.field),
                              .cleared = after.empty(),
                              .conflict = difference.conflict});
      }
    return out;
  }

  Json place(Item const& item, std::string const& field) const {
    auto const found = item.places.find(field);
    if (found == item.places.end()) return "";
    return to_json(place_of(gathered_.parts[found->second.part], found->second.row, found->second.column));
  }

  void show_records() {
    std::vector<RecordNews> changed, created;
    for (auto const& item : gathered_.items) {
      if (!item.has_news()) continue;
      bool const is_change = !item.differences.empty();
      auto& list = is_change ? changed : created;
      if (list.size() < shown_max) list.push_back(news(item));
    }
    auto const rank = [](RecordNews const& record) {
      auto const has = [&](bool FieldNews::*flag) {
        return std::any_of(record.fields.begin(), record.fields.end(), [&](auto const& field) { return field.*flag; });
      };
      return has(&FieldNews::conflict) ? 0 : has(&FieldNews::cleared) ? 1 : 2;
    };
    std::stable_sort(changed.begin(), changed.end(), [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
    out_.records = std::move(changed);
    out_.records.insert(out_.records.end(), created.begin(), created.end());
    if (out_.records.size() > shown_max) out_.records.resize(shown_max);
  }

  void show_faults() {
    auto faults = gathered_.faults;
    std::stable_sort(faults.begin(), faults.end(), [](auto const& a, auto const& b) { return a.place < b.place; });
    for (auto const& fault : faults) {
      if (out_.faults.size() == shown_max) return;
      out_.faults.push_back({sheet_name(fault.place.part),
                             to_json(place_of(gathered_.parts[fault.place.part], fault.place.row, fault.place.column)),
                             to_json(fault.phrase)});
    }
  }

  Register const& all_;
  Call const& call_;
  Gathered const& gathered_;
  Names names_;
  std::string language_;
  std::map<std::string, Item const*> drafted_{};
  Preview out_{};
};

}  // namespace

Preview preview_of(Register const& all, Call const& call, Reader& reader, Gathered const& gathered) {
  return Shower(all, call, reader, gathered).run();
}

}  // namespace arpent::reading
