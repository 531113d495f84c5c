#include "doors/written.h"

#include "base/geometry.h"
#include "words/words.h"

namespace arpent {
namespace {

constexpr std::size_t longest_geometry = 30'000;

std::string joined(Json const& list, std::function<std::string(Json const&)> const& say_one) {
  std::string out;
  for (auto const& item : list) out += (out.empty() ? "" : "; ") + say_one(item);
  return out;
}

std::string shape_text(Json const& geometry) {
  auto text = geometry.dump();
  if (text.size() <= longest_geometry) return text;
  return geometry.value("type", "") + " (" + std::to_string(count_points(geometry)) + " points)";
}

std::string known(std::string const& language, std::string const& key, std::string_view otherwise) {
  return knows(key) ? say(language, key) : std::string(otherwise);
}

}  // namespace

std::string choice_label(record::Shape const& shape, record::Field const& field, std::string const& word,
                         std::string const& language) {
  return known(language, "choice." + std::string(shape.name) + "." + std::string(field.name) + "." + word, word);
}

std::string field_label(record::Shape const& shape, std::string_view field, std::string const& language) {
  return known(language, "label." + std::string(shape.name) + "." + std::string(field), field);
}

std::string kind_label(record::Shape const& shape, std::string const& language) {
  return known(language, "label." + std::string(shape.name) + ".plural", shape.plural);
}

std::string written(record::Shape const& shape, record::Field const& field, Json const& value, Names& names,
                    std::string const& language) {
  using record::Kind;
  if (value.is_null()) return "";
  auto const choice = [&](Json const& word) { return choice_label(shape, field, word.get<std::string>(), language); };
  auto const name = [&](Json const& id) { return names.written(field.to, id.get<std::string>()); };
  switch (field.kind) {
    case Kind::choice:
      return choice(value);
    case Kind::choices:
      return joined(value, choice);
    case Kind::reference:
      return name(value);
    case Kind::references:
      return joined(value, name);
    case Kind::texts:
      return joined(value, [](Json const& item) { return item.get<std::string>(); });
    case Kind::geometry:
      return shape_text(value);
    case Kind::file:
      return value.value("name", "") + " (" + value.value("sha256", "").substr(0, 16) + ")";
    case Kind::money:
      return print_number(value.get<double>() / 100);
    case Kind::number:
      return print_number(value.get<double>());
    case Kind::flag:
      return say(language, value.get<bool>() ? "sheet.yes" : "sheet.no");
    default:
      return value.is_string() ? value.get<std::string>() : value.dump();
  }
}

}  // namespace arpent
