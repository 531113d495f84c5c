#include "doors/export/workbook.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <system_error>

#include "base/text.h"
#include "doors/export/clean.h"

namespace arpent::writing {
namespace {

constexpr std::size_t text_max = 32767;
constexpr std::size_t rows_max = 1'048'575;  // and the headings
constexpr std::size_t columns_max = 512;
constexpr std::size_t choices_text_max = 255;
constexpr std::size_t name_max = 31;
constexpr int serial_of_1970 = 25569, first_sound_serial = 61;

// A file of our own that goes when we do: this version of the library writes to nothing else.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "arpent-XXXXXX").string()) {
    int const file = mkstemp(path_.data());
    if (file < 0) throw std::system_error(errno, std::generic_category(), path_);
    close(file);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;

  std::string const& path() const { return path_; }
  std::string read() const {
    std::ostringstream bytes;
    std::ifstream file(path_, std::ios::binary);
    bytes << file.rdbuf();
    if (!file) throw std::runtime_error("cannot read " + path_);
    return std::move(bytes).str();
  }

 private:
  std::string path_;
};

struct Formats {
  lxw_format *heading, *text, *long_text, *percent, *money, *date;

  explicit Formats(lxw_workbook* book) {
    for (auto** format : {&heading, &text, &long_text, &percent, &money, &date}) {
      *format = workbook_add_format(book);
      format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_bold(heading);
    format_set_text_wrap(heading);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_text_wrap(long_text);
    format_set_num_format(percent, "General\" %\"");
    format_set_num_format(money, "#,##0.00");
    format_set_num_format_index(date, 14);  // as the reader's own settings write days
  }

  lxw_format* of(Column::Kind kind) const {
    switch (kind) {
      case Column::Kind::long_text:
        return long_text;
      case Column::Kind::percent:
        return percent;
      case Column::Kind::money:
        return money;
      case Column::Kind::date:
        return date;
      case Column::Kind::text:
      case Column::Kind::number:
      case Column::Kind::flag:
        break;
    }
    return text;
  }
};

double width_of(Column const& column) {
  if (column.width > 0) return column.width;
  double const heading = std::min(24.0, static_cast<double>(length(column.heading)) + 3);
  switch (column.kind) {
    case Column::Kind::text:
      return std::max(24.0, heading);
    case Column::Kind::long_text:
      return 60;
    default:
      return std::max(12.0, heading);
  }
}

// "_x0041_" in a text would come back as "A": Office reads it as an escape.
std::string escaped(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    bool const looks_escaped = at + 6 < text.size() && text[at + 6] == '_' &&
                               text.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
    if (looks_escaped) text.replace(at, 1, "_x005F_"), at += 6;
  }
  return text;
}

class Writer {
 public:
  Writer(lxw_worksheet* sheet, Formats const& formats) : sheet_(sheet), formats_(formats) {}

  void write(Table const& table) {
    for (std::size_t at = 0; at < table.columns.size(); ++at) column(at, table.columns[at], table.rows.size());
    worksheet_freeze_panes(sheet_, 1, 0);
    if (!table.columns.empty())
      worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(table.rows.size()), place(table.columns.size() - 1));
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (std::size_t at = 0; at < table.rows[row].size(); ++at) {
        auto const kind = at < table.columns.size() ? table.columns[at].kind : Column::Kind::text;
        cell(static_cast<lxw_row_t>(row + 1), place(at), table.rows[row][at], kind);
      }
  }

 private:
  static lxw_col_t place(std::size_t column) { return static_cast<lxw_col_t>(column); }

  void column(std::size_t at, Column const& column, std::size_t rows) {
    lxw_row_col_options options{};
    options.hidden = column.hidden;
    worksheet_set_column_opt(sheet_, place(at), place(at), width_of(column), formats_.of(column.kind), &options);
    worksheet_write_string(sheet_, 0, place(at), escaped(clean(column.heading)).c_str(), formats_.heading);
    if (!column.note.empty()) worksheet_write_comment(sheet_, 0, place(at), printable(column.note).c_str());
    if (rows > 0 && !column.choices.empty()) offer(at, column.choices, rows);
  }

  void offer(std::size_t at, std::vector<std::string> choices, std::size_t rows) {
    std::size_t size = 0;
    std::vector<char*> list;
    for (auto& choice : choices) {
      choice = printable(choice);
      size += length(choice) + 1;
      list.push_back(choice.data());
    }
    bool const holds = size <= choices_text_max && std::none_of(choices.begin(), choices.end(), [](auto const& one) {
                         return one.find_first_of(",\"") != one.npos;
                       });
    if (!holds) return;
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.dropdown = LXW_VALIDATION_ON;
    worksheet_data_validation_range(sheet_, 1, place(at), static_cast<lxw_row_t>(rows), place(at), &validation);
  }

  void cell(lxw_row_t row, lxw_col_t at, Value const& value, Column::Kind kind) {
    lxw_format* const format = formats_.of(kind);
    if (auto const* written = std::get_if<std::string>(&value)) {
      text(row, at, *written, format);
    } else if (auto const* number = std::get_if<double>(&value)) {
      lxw_format* const shown = kind == Column::Kind::date ? formats_.text : format;
      if (std::isfinite(*number)) worksheet_write_number(sheet_, row, at, *number, shown);
    } else if (auto const* flag = std::get_if<bool>(&value)) {
      worksheet_write_boolean(sheet_, row, at, *flag, format);
    } else if (auto const* day = std::get_if<Day>(&value)) {
      int const serial = day->number + serial_of_1970;
      if (serial < first_sound_serial) text(row, at, print_day(*day), format);
      else worksheet_write_number(sheet_, row, at, serial, formats_.date);
    }
  }

  void text(lxw_row_t row, lxw_col_t at, std::string const& text, lxw_format* format) {
    if (!text.empty()) worksheet_write_string(sheet_, row, at, escaped(clean(text)).c_str(), format);
  }

  lxw_worksheet* sheet_;
  Formats const& formats_;
};

std::string cell_name(std::size_t row, std::size_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(name, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
  return name;
}

Result<Done> check(Table const& table) {
  if (table.rows.size() > rows_max)
    return Problem{413, "export.too_many_rows", {{"sheet", table.name}, {"max", std::to_string(rows_max)}}};
  std::size_t widest = table.columns.size();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    widest = std::max(widest, table.rows[row].size());
    for (std::size_t at = 0; at < table.rows[row].size(); ++at) {
      auto const* text = std::get_if<std::string>(&table.rows[row][at]);
      // Characters of Excel are UTF-16 units, and the escapes count.
      if (text && text->size() > text_max / 4 && length(escaped(clean(*text))) > text_max)
        return Problem{422,
                       "export.cell_too_long",
                       {{"cell", cell_name(row + 1, at)}, {"sheet", table.name}, {"max", std::to_string(text_max)}}};
    }
  }
  if (widest > columns_max)
    return Problem{413, "export.too_many_columns", {{"sheet", table.name}, {"max", std::to_string(columns_max)}}};
  return Done{};
}

std::string plain_name(std::string_view wanted) {
  std::string name;
  std::string const squeezed = squeeze(printable(wanted));
  for (char const c : squeezed) name += std::string_view("[]:*?/\\").find(c) != std::string_view::npos ? '-' : c;
  while (name.starts_with('\'')) name.erase(0, 1);
  name = first_characters(name, name_max);
  while (name.ends_with('\'') || name.ends_with(' ')) name.pop_back();
  return name.empty() || fold(name) == "history" ? name + "_" : name;
}

}  // namespace

Result<std::string> write_workbook(std::vector<Table> const& tables) {
  for (auto const& table : tables) ARPENT_CHECK(check(table));
  std::vector<std::string> names;
  for (auto const& table : tables) names.push_back(table.name);
  names = sheet_names(names);

  TemporaryFile const file;
  lxw_workbook* const book = workbook_new(file.path().c_str());
  if (!book) throw std::bad_alloc();
  Formats const formats(book);
  for (std::size_t at = 0; at < tables.size(); ++at) {
    lxw_worksheet* const sheet = workbook_add_worksheet(book, names[at].c_str());
    ensure(sheet != nullptr, "sheet_names gives names that the library takes");
    Writer(sheet, formats).write(tables[at]);
  }
  if (lxw_error const error = workbook_close(book); error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("cannot write a workbook: ") + lxw_strerror(error));
  return file.read();
}

std::vector<std::string> sheet_names(std::vector<std::string> const& wanted) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (auto const& one : wanted) {
    std::string const plain = plain_name(one);
    std::string name = plain;
    // Accents folded as well: two names that people take for one are no help.
    for (int next = 2; !taken.insert(fold(name)).second; ++next) {
      std::string const number = " " + std::to_string(next);
      name = std::string(first_characters(plain, name_max - number.size())) + number;
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace arpent::writing
