#include "doors/import/compare.h"

#include "base/geometry.h"
#include "base/text.h"
#include "doors/written.h"

namespace arpent::reading {
namespace {

bool is_empty(Json const& value) { return value.is_null() || value == "" || (value.is_array() && value.empty()); }

bool is_same(Json const& one, Json const& other) {
  if (is_empty(one) && is_empty(other)) return true;
  if (one.is_number() && other.is_number()) return print_number(one.get<double>()) == print_number(other.get<double>());
  return one == other;
}

// Map programs turn rings as they like: a shape is not another one for that.
bool is_same_shape(Json const& one, Json const& other) {
  return one.is_object() && other.is_object() && check_geometry(one) && check_geometry(other) &&
         right_handed(one) == right_handed(other);
}

class Comparison {
 public:
  Comparison(Register const& all, Reader& reader, Names& names, Item& item, Gathered& gathered,
             GatherOptions const& options)
      : reader_(reader),
        names_(names),
        item_(item),
        gathered_(gathered),
        options_(options),
        shape_(*all.kinds.at(item.draft.kind)) {}

  void run() {
    if (item_.is_new()) return fill();
    if (!item_.draft.about_row) return;
    for (auto const& [field, value] : item_.draft.fields.items())
      if (auto const* described = shape_.find(field)) look_at(*described, value);
  }

 private:
  Place place_of(std::string const& field) const {
    auto const found = item_.places.find(field);
    return found == item_.places.end() ? item_.rows.front() : found->second;
  }

  void fault(std::string const& field, Phrase phrase) {
    gathered_.faults.push_back({place_of(field), std::move(phrase)});
  }

  // A new record: what the row says and what it begins with; nothing for empty cells.
  void fill() {
    auto& fields = item_.draft.fields;
    leave_to_operations(fields);
    for (auto const& [field, value] : item_.draft.initial.items())
      if (is_empty(fields.value(field, Json()))) fields[field] = value;
    std::vector<std::string> empty;
    for (auto const& [field, value] : fields.items()) {
      if (is_unread(value)) fault(field, {"import.not_by_sheet", {}});
      if (is_empty(value) || is_unread(value)) empty.push_back(field);
    }
    for (auto const& field : empty) fields.erase(field);
    if (!item_.draft.instead_of) return;
    for (auto const* field : {"value", "numerator", "denominator", "narrative"}) {
      if (!fields.contains(field) || is_same(fields[field], item_.present->value(field, Json()))) continue;
      item_.differences.push_back({field, item_.present->value(field, Json()), fields[field], place_of(field)});
    }
    // The same number again is no news.
    if (item_.differences.empty()) {
      item_.matched = Matched::key;
      item_.id = (*item_.present)["id"].get<std::string>();
    }
  }

  // A sheet that was exported holds what only operations write, a place among the focus actions: of a record that is
  // there no more, or was another city's, that is not brought.
  void leave_to_operations(Json& fields) const {
    for (auto const& field : shape_.fields) {
      std::string const name{field.name};
      if (field.rule.by_operation && fields.contains(name) && gathered_.parts[place_of(name).part].exported)
        fields.erase(name);
    }
  }

  static bool is_unread(Json const& value) { return value.is_object() && value.contains("$text"); }

  // As a person sees it in the sheet, whatever the value may be called inside.
  bool is_written_so(record::Field const& field, Json const& value) {
    auto const place = place_of(std::string(field.name));
    if (!place.column) return false;
    auto const& cell = cell_at(gathered_.parts[place.part].sheet, place.row, *place.column);
    auto const text = trim(cell.text);
    for (auto const* language : {"fr", "en"})
      if (trim(written(shape_, field, value, names_, language)) == text) return true;
    return false;
  }

  void look_at(record::Field const& field, Json const& after) {
    std::string const name{field.name};
    auto const& before = item_.present->at(name);
    if (field.kind == record::Kind::geometry && is_same_shape(before, after)) return;
    if (is_same(before, after) || (!is_empty(before) && is_written_so(field, before))) return;
    if (is_unread(after)) return fault(name, {"import.not_by_sheet", {}});
    Difference difference{name, before, after, place_of(name)};
    if (!merge_with_others(field, difference)) return;
    item_.differences.push_back(std::move(difference));
  }

  // Where others changed the record since it was exported: what was not touched in the sheet stays theirs.
  bool merge_with_others(record::Field const& field, Difference& difference) {
    if (!item_.seen || *item_.seen == (*item_.present)["revision"].get<std::int64_t>()) return true;
    auto const base = as_exported(difference.field);
    if (!base) return true;
    if (is_same(*base, difference.after) || is_written_so(field, *base)) return false;
    difference.conflict = !is_same(*base, difference.before);
    return true;
  }

  std::optional<Json> as_exported(std::string const& field) {
    if (!exported_) {
      exported_ = Json();
      for (auto const& revision : reader_.history(std::string(shape_.name), item_.id))
        if (revision.revision == *item_.seen && revision.after.is_object()) exported_ = revision.after;
    }
    return exported_->is_object() ? std::optional(exported_->value(field, Json())) : std::nullopt;
  }

  Reader& reader_;
  Names& names_;
  Item& item_;
  Gathered& gathered_;
  GatherOptions const& options_;
  record::Shape const& shape_;
  std::optional<Json> exported_{};
};

}  // namespace

void compare(Register const& all, Reader& reader, Names& names, Item& item, Gathered& gathered,
             GatherOptions const& options) {
  Comparison(all, reader, names, item, gathered, options).run();
}

}  // namespace arpent::reading
