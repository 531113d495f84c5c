#include "doors/import/gather.h"

#include <algorithm>

#include "base/text.h"
#include "doors/import/cell_value.h"
#include "doors/import/compare.h"

namespace arpent::reading {
namespace {

constexpr std::string_view example_row = "example";

std::string text_in(Json const& fields, std::string_view field) {
  auto const found = fields.find(std::string(field));
  return found != fields.end() && found->is_string() ? found->get<std::string>() : "";
}

// What tells a record from others, as one text.
std::string values_of(std::vector<std::string> const& key, Json const& fields) {
  std::string out;
  for (auto const& field : key) {
    out += '\x1f';
    auto const found = fields.find(field);
    if (found == fields.end() || found->is_null()) continue;
    if (found->is_string()) out += found->get_ref<std::string const&>();
    else out += found->dump();
  }
  return out;
}

class Gatherer : public intake::Drafts {
 public:
  Gatherer(Register const& all, Call const& call, Reader& reader, Gathered& out, GatherOptions const& options)
      : all_(all), call_(call), reader_(reader), out_(out), options_(options), names_(reader, all) {}

  void run() {
    for (std::size_t part = 0; part < out_.parts.size(); ++part)
      if (out_.parts[part].intake) read_part(part);
    for (auto& item : out_.items) resolve(item);
    for (auto& item : out_.items) compare(all_, reader_, names_, item, out_, options_);
  }

  std::string put(intake::Draft draft) override {
    for (auto& [field, value] : draft.fields.items()) resolve_now(draft.kind, field, value);
    auto* item = drafted(draft);
    if (item) return merge(*item, std::move(draft));
    return add(std::move(draft));
  }

  std::string named(std::string const& kind, std::string const& name) override {
    auto const meant = names_.meant({kind}, name);
    return meant.size() == 1 ? meant.front().id : "";
  }

  std::optional<Json> found(std::string const& kind, std::string const& id) override {
    if (auto const at = by_id_.find(id); at != by_id_.end()) {
      auto const& item = out_.items[at->second];
      if (item.is_new()) return item.draft.fields;
    }
    auto const* present = names_.present(kind, id);
    return present ? std::optional(*present) : std::nullopt;
  }

  void fault(std::string const& column, Phrase phrase) override {
    if (phrase.code == "import.which_indicator") {
      // Said once, as a question, and not of every cell.
      out_.choose.insert(part().intake->choose);
      return;
    }
    wrong(place_of_column(column), std::move(phrase));
  }

  std::vector<Json> const& all(std::string const& kind) override { return names_.all(kind); }
  Reader& reader() override { return reader_; }
  std::string chosen(std::string const& kind) override {
    auto const found = options_.chosen.find(kind);
    return found == options_.chosen.end() ? "" : found->second;
  }
  Json& memory(std::string const& of) override { return memory_[of]; }

 private:
  Part const& part() const { return out_.parts[row_.part]; }
  // One cell that several columns of numbers stand beside is wrong once.
  void wrong(Place const& place, Phrase phrase) {
    for (auto fault = out_.faults.rbegin(); fault != out_.faults.rend() && fault->place.row == place.row; ++fault)
      if (fault->place == place && fault->phrase.code == phrase.code) return;
    out_.faults.push_back(Fault{place, std::move(phrase)});
  }

  // Reading.

  void read_part(std::size_t number) {
    row_ = {number, 0, {}};
    memory_.clear();
    auto const& part = this->part();
    read_row_ = part.intake->begin ? part.intake->begin() : part.intake->read;
    find_commas(part);
    auto const first = part.form == Part::Form::table ? part.heading_row + 1 : 0;
    for (std::size_t row = first; row < part.sheet.rows.size(); ++row) {
      row_.row = row;
      if (options_.go_on && row % 64 == 0 && !options_.go_on(out_.rows)) return;
      if (is_empty(part, row) || is_example(part, row)) continue;
      if (is_total_row(part, row)) {
        ++out_.totals;
        continue;
      }
      ++out_.rows;
      if (part.across.empty()) read_row(part, {}, {});
      for (auto const column : part.across) read_row(part, column, cell_of(part, row, column));
    }
  }

  Cell const& cell_of(Part const& part, std::size_t row, std::size_t column) const {
    if (auto const* range = covering(part.sheet, row, column))
      if (range->row > part.heading_row || part.form != Part::Form::table)
        return cell_at(part.sheet, range->row, range->column);
    return cell_at(part.sheet, row, column);
  }

  bool is_empty(Part const& part, std::size_t row) const {
    auto const says = [&](std::size_t column) {
      auto const& cell = cell_at(part.sheet, row, column);
      return cell.kind != Cell::Kind::empty && !(cell.kind == Cell::Kind::text && trim(cell.text).empty());
    };
    return std::none_of(part.columns.begin(), part.columns.end(),
                        [&](auto const& entry) { return says(entry.second); }) &&
           std::none_of(part.across.begin(), part.across.end(), says);
  }

  bool is_example(Part const& part, std::size_t row) const {
    auto const id = part.columns.find("$id");
    return id != part.columns.end() && trim(cell_at(part.sheet, row, id->second).text) == example_row;
  }

  bool is_total_row(Part const& part, std::size_t row) const {
    if (auto const column = part.columns.find(part.intake->total); column != part.columns.end())
      return is_total(cell_at(part.sheet, row, column->second).text);
    // Elsewhere by what stands first in the row; in a sheet that we wrote, that is the id.
    if (part.form != Part::Form::table || part.columns.contains("$id")) return false;
    auto const& cells = part.sheet.rows[row];
    auto const first = std::find_if(cells.begin(), cells.end(), [](Cell const& cell) {
      return cell.kind == Cell::Kind::number || !trim(cell.text).empty();
    });
    return first != cells.end() && first->kind == Cell::Kind::text && is_total(first->text);
  }

  void find_commas(Part const& part) {
    commas_.clear();
    for (auto const& [name, column] : part.columns) {
      std::vector<std::string_view> texts;
      for (auto const& row : part.sheet.rows)
        if (column < row.size() && row[column].kind == Cell::Kind::text) texts.push_back(row[column].text);
      commas_[name] = comma_of(texts);
    }
  }

  void read_row(Part const& part, std::optional<std::size_t> across, Cell const& value) {
    intake::Row row;
    columns_.clear();
    row_id_ = id_in(part);
    row_revision_ = revision_in(part);
    for (auto const& column : part.intake->columns) {
      auto const at = part.columns.find(column.name);
      if (at == part.columns.end() || (across && column.name == part.intake->across->cell)) continue;
      columns_[column.name] = at->second;
      read_into(row, column, cell_of(part, row_.row, at->second));
    }
    if (auto const depth = part.columns.find("depth"); depth != part.columns.end())
      row["depth"] = static_cast<std::int64_t>(cell_at(part.sheet, row_.row, depth->second).number);
    if (across) {
      auto const& rule = *part.intake->across;
      auto const& columns = part.intake->columns;
      columns_[rule.heading] = columns_[rule.cell] = *across;
      for (auto const& column : columns) {
        if (column.name == rule.heading) read_into(row, column, cell_at(part.sheet, part.heading_row, *across));
        if (column.name == rule.cell) read_into(row, column, value);
      }
    }
    // Where a cell cannot be read, what else the row says is still looked at, so that all its faults come at once.
    read_row_(row, *this);
  }

  void read_into(intake::Row& row, intake::Column const& column, Cell const& cell) {
    auto const is_name = [&](std::vector<std::string> const& kinds, std::string const& text) {
      return !names_.meant(kinds, text).empty();
    };
    auto value = read_cell(column, cell, commas_[column.name], options_.language, is_name);
    if (value) row[column.name] = *std::move(value);
    else wrong(place_of_column(column.name), {value.problem().code, value.problem().params});
  }

  std::optional<std::string> id_in(Part const& part) {
    auto const column = part.columns.find("$id");
    if (column == part.columns.end()) return std::nullopt;
    auto const text = trim(cell_at(part.sheet, row_.row, column->second).text);
    if (text.empty()) return std::nullopt;
    columns_["$id"] = column->second;
    if (auto const id = canonical_uuid(text)) return id;
    wrong(place_of_column("$id"), {"field.id", {}});
    return std::nullopt;
  }

  std::optional<std::int64_t> revision_in(Part const& part) const {
    auto const column = part.columns.find("$revision");
    if (column == part.columns.end()) return std::nullopt;
    auto const number = read_number(cell_at(part.sheet, row_.row, column->second));
    return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
  }

  Place place_of_column(std::string const& column) const {
    auto place = row_;
    if (auto const found = columns_.find(column); found != columns_.end()) place.column = found->second;
    return place;
  }

  // Which record it is.

  record::Shape const& shape_of(std::string const& kind) const { return *all_.kinds.at(kind); }

  std::string key_of(intake::Draft const& draft) const { return draft.kind + values_of(draft.key, draft.fields); }

  // Its title among its siblings.
  std::string title_key(std::string const& kind, Json const& fields) const {
    auto const& shape = shape_of(kind);
    auto const* field = shape.find(shape.title);
    auto const title = text_in(fields, shape.title);
    if (title.empty() || !field || field->kind != record::Kind::text || !field->rule.required) return "";
    return kind + "\x1f" + (shape.find("parent") ? fields.value("parent", Json()).dump() : "") + "\x1f" + fold(title);
  }

  std::vector<std::string> keys_of(intake::Draft const& draft) const {
    std::vector<std::string> out;
    if (!draft.key.empty()) return {key_of(draft)};
    if (auto const code = text_in(draft.fields, "code"); !code.empty())
      out.push_back("code\x1f" + draft.kind + "\x1f" + fold(code));
    for (auto const& field : shape_of(draft.kind).fields)
      if (field.rule.unique)
        if (auto const text = text_in(draft.fields, field.name); !text.empty())
          out.push_back("unique\x1f" + draft.kind + "\x1f" + fold(text));
    if (auto const title = title_key(draft.kind, draft.fields); !title.empty()) out.push_back(title);
    return out;
  }

  Item* drafted(intake::Draft const& draft) {
    if (draft.about_row && row_id_) {
      auto const found = by_id_.find(*row_id_);
      return found == by_id_.end() ? nullptr : &out_.items[found->second];
    }
    for (auto const& key : keys_of(draft))
      if (auto const found = by_key_.find(key); found != by_key_.end()) return &out_.items[found->second];
    return nullptr;
  }

  std::string merge(Item& item, intake::Draft draft) {
    if (item.rows.empty() || item.rows.back() != row_) item.rows.push_back(row_);
    if (!draft.about_row) {
      check_same_title(item, draft);
      return item.id;
    }
    if (item.draft.about_row) {
      auto const& first = item.rows.front();
      auto const column =
          draft.fields.contains("code") && !text_in(draft.fields, "code").empty() ? "code" : title_of(draft);
      wrong(place_of_column(read_column(draft, column)),
            {"import.row_twice", {{"row", std::to_string(first.row + 1)}}});
      return item.id;
    }
    item.draft.about_row = true;
    remember_places(item, draft);
    item.draft.fields.update(draft.fields);
    std::swap(item.rows.front(), item.rows.back());
    return item.id;
  }

  // The same number for two things is somebody's mistake.
  void check_same_title(Item const& item, intake::Draft const& draft) {
    auto const title = title_of(draft);
    auto const wanted = text_in(draft.fields, title);
    auto const is =
        item.present && !item.draft.about_row ? text_in(*item.present, title) : text_in(item.draft.fields, title);
    if (wanted.empty() || is.empty() || fold(wanted) == fold(is) || !draft.key.empty()) return;
    wrong(place_of_column(read_column(draft, title)),
          {"import.code_taken", {{"code", text_in(draft.fields, "code")}, {"title", is}}});
  }

  std::string title_of(intake::Draft const& draft) const { return std::string(shape_of(draft.kind).title); }
  static std::string read_column(intake::Draft const& draft, std::string const& field) {
    auto const found = draft.read.find(field);
    return found == draft.read.end() ? field : found->second;
  }

  std::string add(intake::Draft draft) {
    Item item{.draft = std::move(draft), .rows = {row_}};
    auto& fields = item.draft.fields;
    find_present(item);
    if (item.id.empty()) item.id = row_id_ && item.draft.about_row ? *row_id_ : call_.ids.next();
    if (item.draft.about_row) item.seen = row_revision_;
    if (item.matched == Matched::fresh && item.draft.instead_of) item.present = item.draft.instead_of;
    item.many = item.draft.about_row && part().intake->about == item.draft.kind ? part().intake->operation : "";
    remember_places(item, item.draft);
    if (item.present && !item.draft.about_row) check_same_title(item, item.draft);
    auto const at = out_.items.size();
    by_id_.emplace(item.id, at);
    for (auto const& key : keys_of(item.draft)) by_key_.emplace(key, at);
    if (item.is_new() && !item.draft.always_new) names_.add(item.draft.kind, item.id, fields);
    auto const id = item.id;
    out_.items.push_back(std::move(item));
    return id;
  }

  void remember_places(Item& item, intake::Draft const& draft) {
    for (auto const& [field, value] : draft.fields.items())
      item.places[field] = place_of_column(read_column(draft, field));
  }

  void found(Item& item, Json const& present, Matched how) {
    item.present = present;
    item.id = present["id"].get<std::string>();
    item.matched = how;
  }

  void find_present(Item& item) {
    auto& draft = item.draft;
    if (draft.about_row && row_id_) {
      if (auto const* present = names_.present(draft.kind, *row_id_)) found(item, *present, Matched::id);
      return;
    }
    if (!draft.key.empty()) {
      if (!draft.always_new) find_by_key(item);
      return;
    }
    if (find_by_text(item, "code", Matched::code)) return;
    for (auto const& field : shape_of(draft.kind).fields)
      if (field.rule.unique && find_by_text(item, field.name, Matched::key)) return;
    find_by_title(item);
  }

  void find_by_key(Item& item) {
    auto const& draft = item.draft;
    auto of = draft.kind;
    for (auto const& field : draft.key) of += "\x1f" + field;
    auto const [known, is_new] = present_by_key_.try_emplace(of);
    if (is_new)
      for (auto const& record : names_.all(draft.kind)) known->second.emplace(values_of(draft.key, record), &record);
    if (auto const at = known->second.find(values_of(draft.key, draft.fields)); at != known->second.end())
      found(item, *at->second, Matched::key);
  }

  bool find_by_text(Item& item, std::string_view field, Matched how) {
    auto const wanted = fold(text_in(item.draft.fields, field));
    if (wanted.empty()) return false;
    for (auto const& record : names_.all(item.draft.kind))
      if (fold(text_in(record, field)) == wanted) {
        found(item, record, how);
        return true;
      }
    return false;
  }

  void find_by_title(Item& item) {
    auto const& draft = item.draft;
    auto const key = title_key(draft.kind, draft.fields);
    if (key.empty()) return;
    bool const says_parent = draft.fields.contains("parent");
    std::vector<Json const*> alike;
    for (auto const& record : names_.all(draft.kind)) {
      auto fields = record;
      if (!says_parent && fields.contains("parent")) fields["parent"] = nullptr;
      if (title_key(draft.kind, fields) == key) alike.push_back(&record);
    }
    if (alike.empty()) return;
    if (alike.size() > 1) {
      wrong(place_of_column(read_column(draft, title_of(draft))),
            {"import.several_match",
             {{"text", text_in(draft.fields, title_of(draft))}, {"n", std::to_string(alike.size())}}});
      return;
    }
    found(item, *alike.front(), Matched::title);
    // Found by its name, it keeps the name as it is written: accents are not lost to a sheet without.
    item.draft.fields.erase(title_of(draft));
  }

  // Who is meant.

  void resolve_now(std::string const& kind, std::string const& field, Json& value) {
    auto const* described = shape_of(kind).find(field);
    if (!described || !value.is_object() || !value.contains("$name")) return;
    auto const meant = names_.meant(described->to, value["$name"].get<std::string>());
    if (meant.size() == 1) value = meant.front().id;
  }

  void resolve(Item& item) {
    for (auto& [field, value] : item.draft.fields.items()) {
      auto const* described = shape_of(item.draft.kind).find(field);
      if (!described) continue;
      if (value.is_object() && value.contains("$name")) value = id_of(item, field, *described, value);
      else if (value.is_array())
        for (auto& one : value)
          if (one.is_object() && one.contains("$name")) one = id_of(item, field, *described, one);
    }
  }

  Json id_of(Item const& item, std::string const& field, record::Field const& described, Json const& name) {
    auto const text = name["$name"].get<std::string>();
    auto const meant = names_.meant(described.to, text);
    if (meant.size() == 1) return meant.front().id;
    auto const place = item.places.find(field);
    Phrase phrase{"import.not_found", {{"text", text}}};
    if (meant.size() > 1) phrase = {"import.several_match", {{"text", text}, {"n", std::to_string(meant.size())}}};
    wrong(place == item.places.end() ? item.rows.front() : place->second, std::move(phrase));
    return nullptr;
  }

  Register const& all_;
  Call const& call_;
  Reader& reader_;
  Gathered& out_;
  GatherOptions const& options_;
  Names names_;

  Place row_{};
  std::map<std::string, std::size_t> columns_{};  // of the row being read
  std::map<std::string, Comma> commas_{};
  std::optional<std::string> row_id_{};
  std::optional<std::int64_t> row_revision_{};
  std::map<std::string, Json> memory_{};
  std::function<void(intake::Row const&, intake::Drafts&)> read_row_{};
  std::map<std::string, std::map<std::string, Json const*>> present_by_key_{};  // by kind and key fields
  std::map<std::string, std::size_t> by_id_{}, by_key_{};
};

}  // namespace

Gathered gather(Register const& all, Call const& call, Reader& reader, std::vector<Part> parts,
                GatherOptions const& options) {
  Gathered out{.parts = std::move(parts)};
  Gatherer(all, call, reader, out, options).run();
  return out;
}

}  // namespace arpent::reading
