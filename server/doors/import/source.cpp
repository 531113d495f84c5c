#include "doors/import/source.h"

#include <algorithm>

#include "base/text.h"
#include "doors/import/charset.h"
#include "doors/import/csv.h"
#include "doors/import/geojson.h"
#include "doors/import/outline.h"
#include "doors/import/read_any.h"
#include "doors/import/values.h"

namespace arpent::reading {
namespace {

constexpr std::size_t rows_looked_at = 20;

Cell text_cell(std::string text) { return {.kind = Cell::Kind::text, .text = std::move(text)}; }

intake::Intake const* of_name(Known const& known, std::string const& name) {
  for (auto const* list : {&known.intakes, &known.kinds})
    for (auto const& intake : *list)
      if (intake.name == name) return &intake;
  return nullptr;
}

bool is_across(intake::Intake const& intake, Cell const& cell) {
  if (!intake.across || cell.text.empty()) return false;
  Json period{{"text", std::string(trim(cell.text))}, {"first", ""}, {"last", ""}};
  if (auto const days = read_days(cell))
    period["first"] = print_day(days->first), period["last"] = print_day(days->last);
  return intake.across->fits(period);
}

// How one intake would read a table.
struct Reading {
  Part part;
  int score = 0;
};

bool has_needed(intake::Intake const& intake, Part const& part) {
  if (!part.across.empty() || intake.needs.empty()) return true;
  return std::any_of(intake.needs.begin(), intake.needs.end(),
                     [&](auto const& column) { return part.columns.contains(column); });
}

Reading read_row(Sheet const& sheet, std::size_t row, intake::Intake const& intake, bool exported) {
  Reading out{.part = {.intake = &intake, .exported = exported, .heading_row = row}};
  out.part.headings = match(sheet.rows[row], headings_of(intake, exported));
  for (auto const& heading : out.part.headings) {
    if (heading.field) {
      out.part.columns[*heading.field] = heading.column;
      out.score += heading.how == How::contained ? 1 : 2;
    } else if (is_across(intake, cell_at(sheet, row, heading.column))) {
      out.part.across.push_back(heading.column);
      out.score += 1;
    } else if (!heading.candidates.empty()) {
      out.score += 1;
    }
  }
  // Headings that are days or numbers are no texts to be matched.
  for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
    if (is_across(intake, sheet.rows[row][column]) &&
        std::none_of(out.part.headings.begin(), out.part.headings.end(),
                     [&](auto const& heading) { return heading.column == column; })) {
      out.part.across.push_back(column);
      out.part.headings.push_back({.column = column, .heading = sheet.rows[row][column].text});
      out.score += 1;
    }
  std::sort(out.part.across.begin(), out.part.across.end());
  return out;
}

Reading best_row(Sheet const& sheet, intake::Intake const& intake, bool exported) {
  Reading best;
  std::size_t widest = 0;
  for (std::size_t row = 0; row < std::min(rows_looked_at, sheet.rows.size()); ++row) {
    widest = std::max(widest, sheet.rows[row].size());
    auto reading = read_row(sheet, row, intake, exported);
    if (reading.score > best.score && has_needed(intake, reading.part)) best = std::move(reading);
  }
  return best.score >= (widest > 1 ? 3 : 2) ? best : Reading{};
}

// A sheet that our export wrote names its kind in the hidden heading.
intake::Intake const* exported_kind(Sheet const& sheet, Known const& known) {
  if (sheet.rows.empty()) return nullptr;
  for (auto const& cell : sheet.rows.front())
    for (auto const& kind : known.kinds)
      if (cell.text == kind.about + ".id") return &kind;
  return nullptr;
}

Part recognised(Sheet const& sheet, std::string const& what, Known const& known) {
  if (auto const* kind = exported_kind(sheet, known)) return read_row(sheet, 0, *kind, true).part;
  if (auto const* wanted = of_name(known, what)) {
    auto best = best_row(sheet, *wanted, false);
    if (best.part.intake) return std::move(best.part);
    // Whoever says what it is may say what the columns are, too.
    if (sheet.rows.size() < 2) return {};
    auto reading = read_row(sheet, 0, *wanted, false);
    return std::move(reading.part);
  }
  Reading best;
  for (auto const& intake : known.intakes)
    if (auto reading = best_row(sheet, intake, false); reading.score > best.score) best = std::move(reading);
  return std::move(best.part);
}

Part of_lines(Sheet sheet, intake::Intake const& intake, std::map<std::string, std::size_t, std::less<>> columns) {
  Part part{.form = Part::Form::lines, .sheet = std::move(sheet), .intake = &intake};
  part.columns = std::move(columns);
  return part;
}

Result<Part> outlined(std::string_view text, intake::Intake const& intake) {
  ARPENT_TRY(items, read_outline(text));
  Sheet sheet;
  for (auto const& item : items) {
    sheet.rows.resize(item.line);
    sheet.rows[item.line - 1] = {
        text_cell(item.code),
        text_cell(item.title),
        {.kind = Cell::Kind::number, .text = std::to_string(item.depth), .number = static_cast<double>(item.depth)}};
  }
  return of_lines(std::move(sheet), intake, {{"code", 0}, {"title", 1}, {"depth", 2}});
}

Part listed(std::string_view text, intake::Intake const& intake) {
  Sheet sheet;
  for (auto const line : split_lines(text)) {
    auto& row = sheet.rows.emplace_back();
    auto const name = take_list_mark(line);
    if (!name.empty()) row.push_back(text_cell(name));
  }
  return of_lines(std::move(sheet), intake, {{intake.lines, 0}});
}

Result<Part> mapped(std::string_view text, intake::Intake const& intake) {
  ARPENT_TRY(features, read_features(text));
  Part part{.form = Part::Form::shapes, .intake = &intake};
  for (auto const& feature : features) {
    part.sheet.rows.resize(feature.number);
    part.sheet.rows[feature.number - 1] = {text_cell(feature.name), text_cell(feature.code),
                                           text_cell(feature.geometry.dump())};
  }
  part.columns = {{"name", 0}, {"code", 1}, {"geometry", 2}};
  return part;
}

// Most lines hold several cells.
bool has_columns(std::vector<Sheet> const& sheets) {
  auto const& rows = sheets.front().rows;
  auto const wide = std::count_if(rows.begin(), rows.end(), [](auto const& row) { return row.size() > 1; });
  return wide * 2 > std::ssize(rows);
}

Result<std::vector<Part>> tables(std::vector<Sheet> sheets, std::string const& what, Known const& known) {
  std::vector<Part> out;
  for (auto& sheet : sheets) {
    auto part = recognised(sheet, what, known);
    if (!part.intake && !sheet.rows.empty())
      for (std::size_t column = 0; column < sheet.rows.front().size(); ++column)
        part.headings.push_back({.column = column, .heading = squeeze(sheet.rows.front()[column].text)});
    part.sheet = std::move(sheet);
    out.push_back(std::move(part));
  }
  return out;
}

Result<std::vector<Part>> read_text(std::string_view bytes, std::string const& what, Known const& known) {
  ARPENT_TRY(text, to_utf8(bytes));
  auto const* wanted = of_name(known, what);
  auto sheets = read_csv_text(text);
  if (sheets) {
    ARPENT_TRY(parts, tables(*sheets, what, known));
    // A list of lines may begin with a word that is a heading elsewhere.
    bool const understood = parts.front().intake && (parts.front().columns.size() + parts.front().across.size() > 0);
    auto const is_heading = [](ColumnMatch const& match) { return match.field && match.how != How::contained; };
    bool const as_table = understood && (has_columns(*sheets) || !wanted || wanted->lines.empty() ||
                                         is_heading(parts.front().headings.front()));
    if (as_table || has_columns(*sheets)) return parts;
  }
  for (auto const& intake : known.intakes)
    if (wanted ? &intake == wanted && !intake.lines.empty() : intake.outline) {
      if (!intake.outline) return std::vector{listed(text, intake)};
      ARPENT_TRY(part, outlined(text, intake));
      return std::vector{std::move(part)};
    }
  if (!sheets) return sheets.problem();
  return tables(*std::move(sheets), what, known);
}

void follow_wishes(std::vector<Part>& parts, Wishes const& wishes) {
  for (auto const& wish : wishes.mapping) {
    if (wish.sheet < 0 || wish.sheet >= std::ssize(parts)) continue;
    auto& part = parts[static_cast<std::size_t>(wish.sheet)];
    for (auto& heading : part.headings) {
      if (column_letters(heading.column) != wish.column) {
        if (!wish.field.empty() && heading.field == wish.field) heading.field.reset();
        continue;
      }
      if (heading.field) part.columns.erase(*heading.field);
      std::erase(part.across, heading.column);
      heading.candidates.clear();
      heading.field.reset();
      if (!wish.field.empty()) heading.field = wish.field, part.columns[wish.field] = heading.column;
    }
  }
}

}  // namespace

std::string take_list_mark(std::string_view line) {
  auto text = trim(line);
  for (std::string_view const mark : {"- ", "* ", "• ", "– ", "— "})
    if (text.starts_with(mark)) text = trim(text.substr(mark.size()));
  return std::string(text);
}

Result<std::vector<Part>> read_source(std::string_view bytes, Wishes const& wishes, Known const& known) {
  auto const what = wishes.what == "auto" ? "" : wishes.what;
  if (!what.empty() && !of_name(known, what)) return Problem{422, "import.unknown_what", {{"what", what}}};
  if (bytes.size() > limits::file_bytes)
    return Problem{413, "import.too_large", {{"max", std::to_string(limits::file_bytes >> 20)}}};
  auto const kind = kind_of(bytes);
  std::vector<Part> parts;
  if (kind == FileKind::json) {
    for (auto const& intake : known.intakes)
      if (intake.shapes) {
        ARPENT_TRY(part, mapped(bytes, intake));
        parts.push_back(std::move(part));
        break;
      }
  } else if (kind == FileKind::text) {
    ARPENT_TRY(read, read_text(bytes, what, known));
    parts = std::move(read);
  } else {
    ARPENT_TRY(sheets, read_any(bytes));
    ARPENT_TRY(read, tables(std::move(sheets), what, known));
    parts = std::move(read);
  }
  follow_wishes(parts, wishes);
  return parts;
}

std::string column_letters(std::size_t column) {
  auto name = cell_name(0, column);
  name.pop_back();
  return name;
}

Phrase place_of(Part const& part, std::size_t row, std::optional<std::size_t> column) {
  auto const number = std::to_string(row + 1);
  if (part.form == Part::Form::lines) return {"import.place_line", {{"line", number}}};
  if (part.form == Part::Form::shapes) return {"import.place_shape", {{"shape", number}}};
  if (!column) return {"import.place_row", {{"row", number}}};
  return {"import.place_cell", {{"cell", cell_name(row, *column)}}};
}

}  // namespace arpent::reading
