// What somebody brought, as sheets: a workbook, CSV, pasted cells, lines or the shapes of a map.
#pragma once
#include "doors/import/known_sheets.h"

namespace arpent::reading {

// One sheet and how it is read. Lines and shapes are sheets whose columns are known; a table has headings.
struct Part {
  enum class Form { table, lines, shapes };
  Form form = Form::table;
  Sheet sheet{};
  intake::Intake const* intake = nullptr;  // nullptr: nobody knows what it is, and it is left alone
  bool exported = false;                   // as our own export writes it, with hidden ids
  std::size_t heading_row = 0;
  std::vector<ColumnMatch> headings{};                        // of a table; the field is what is read, also by wish
  std::map<std::string, std::size_t, std::less<>> columns{};  // of the intake, and "$id", "$revision" → column
  std::vector<std::size_t> across{};                          // columns whose heading says something of its own
};

// What the person who imports said about it.
struct Wishes {
  std::string what{};  // of an intake or a kind; "" or "auto": see for yourself
  struct Mapping {
    std::int64_t sheet = 0;
    std::string column{};  // "D"
    std::string field{};   // "": leave it out
  };
  std::vector<Mapping> mapping{};
};

struct Known {
  std::vector<intake::Intake> const& intakes;
  std::vector<intake::Intake> const& kinds;
};

// Problems of the readers (read_any.h, csv.h, outline.h, geojson.h), and 422 import.unknown_what {what}.
Result<std::vector<Part>> read_source(std::string_view bytes, Wishes const& wishes, Known const& known);

// "D14"; "line 7" and "shape 3" as phrases of their own.
Phrase place_of(Part const& part, std::size_t row, std::optional<std::size_t> column);

std::string column_letters(std::size_t column);

// A line of a list without its dash or bullet.
std::string take_list_mark(std::string_view line);

}  // namespace arpent::reading
