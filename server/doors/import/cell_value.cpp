#include "doors/import/cell_value.h"

#include <cmath>

#include "base/text.h"
#include "doors/import/numbering.h"
#include "words/words.h"

namespace arpent::reading {
namespace {

constexpr std::string_view languages[] = {"fr", "en"};

Json list_of(std::vector<std::string> const& texts) {
  Json out = Json::array();
  for (auto const& text : texts) out.push_back(text);
  return out;
}

// The sentence of a key cut at its bars; nothing where there is none.
std::vector<std::string> names_of(std::string_view language, std::string const& key) {
  std::vector<std::string> out;
  if (!knows(key)) return out;
  auto const all = say(language, key);
  for (std::size_t at = 0; at <= all.size();) {
    auto const bar = std::min(all.find('|', at), all.size());
    out.push_back(all.substr(at, bar - at));
    at = bar + 1;
  }
  return out;
}

bool means_choice(intake::Column const& column, std::string const& word, std::string const& written) {
  if (fold(word) == written) return true;
  auto const key = column.kind + "." + std::string(column.field->name) + "." + word;
  for (auto const language : languages)
    for (auto const* family : {"choice.", "also."})
      for (auto const& name : names_of(language, family + key))
        if (fold(name) == written) return true;
  return false;
}

Result<Json> read_choice(intake::Column const& column, std::string const& text, std::string const& language) {
  auto const written = fold(text);
  for (auto const& word : column.field->choices)
    if (means_choice(column, word, written)) return Json(word);
  std::string choices;
  for (auto const& word : column.field->choices) {
    auto const key = "choice." + column.kind + "." + std::string(column.field->name) + "." + word;
    choices += (choices.empty() ? "" : ", ") + (knows(key) ? say(language, key) : word);
  }
  return Problem{422, "import.not_a_choice", {{"text", text}, {"choices", choices}}};
}

std::vector<std::string> items_of(std::string const& text) {
  auto items = split_list(text);
  return items.size() > 1 ? items : split_list(text, AlsoComma::yes);
}

Result<Json> read_period(Cell const& cell) {
  Json out{{"text", std::string(trim(cell.text))}, {"first", ""}, {"last", ""}};
  if (auto const days = read_days(cell)) {
    out["first"] = print_day(days->first);
    out["last"] = print_day(days->last);
  }
  return out;
}

Json read_numbered(std::string const& text) {
  auto const numbering = take_numbering(text);
  if (numbering.title.empty()) return {{"code", ""}, {"title", text}};
  return {{"code", numbering.code}, {"title", numbering.title}};
}

Json read_json_text(std::string const& text) {
  if (auto parsed = parse_json(text); parsed && parsed->is_object()) return *parsed;
  return {{"$text", text}};
}

Result<Json> read_field(intake::Column const& column, Cell const& cell, std::string const& text, Comma comma,
                        std::string const& language, IsName const& is_name) {
  using record::Kind;
  auto const& field = *column.field;
  switch (field.kind) {
    case Kind::integer: {
      ARPENT_TRY(number, read_number(cell, comma));
      if (number != std::floor(number)) return Problem{422, "import.not_whole", {{"text", text}}};
      return Json(static_cast<std::int64_t>(number));
    }
    case Kind::number: {
      ARPENT_TRY(number, read_number(cell, comma));
      return Json(number);
    }
    case Kind::money: {
      ARPENT_TRY(cents, read_money(cell, comma));
      return Json(cents);
    }
    case Kind::flag: {
      ARPENT_TRY(flag, read_flag(cell));
      return Json(flag);
    }
    case Kind::date: {
      ARPENT_TRY(days, read_days(cell));
      return Json(print_day(days.first));
    }
    case Kind::choice:
      return read_choice(column, text, language);
    case Kind::choices: {
      Json out = Json::array();
      for (auto const& item : items_of(text)) {
        ARPENT_TRY(word, read_choice(column, item, language));
        out.push_back(std::move(word));
      }
      return out;
    }
    case Kind::texts:
      return list_of(split_list(text));
    case Kind::reference:
      return intake::by_name(text);
    case Kind::references: {
      Json out = Json::array();
      if (is_name(field.to, text)) out.push_back(intake::by_name(text));
      else
        for (auto const& item : items_of(text)) out.push_back(intake::by_name(item));
      return out;
    }
    case Kind::geometry:
    case Kind::file:
      return read_json_text(text);
    default:
      return Json(text);
  }
}

bool wants_text(intake::Column const& column) {
  if (column.as != intake::As::field) return column.as == intake::As::text;
  auto const kind = column.field->kind;
  return kind == record::Kind::text || kind == record::Kind::long_text;
}

}  // namespace

Result<Json> read_cell(intake::Column const& column, Cell const& cell, Comma comma, std::string const& language,
                       IsName const& is_name) {
  std::string const text{trim(cell.text)};
  if (cell.kind == Cell::Kind::error) return Problem{422, "import.cell_error", {{"text", text}}};
  if (cell.kind == Cell::Kind::formula_without_value) return Problem{422, "import.formula_without_value"};
  if (text.empty() || (!wants_text(column) && says_nothing(text))) return Json(nullptr);
  switch (column.as) {
    case intake::As::text:
      return Json(text);
    case intake::As::list:
      return list_of(items_of(text));
    case intake::As::numbered:
      return read_numbered(squeeze(text));
    case intake::As::period:
      return read_period(cell);
    case intake::As::field:
      break;
  }
  return read_field(column, cell, text, comma, language, is_name);
}

}  // namespace arpent::reading
