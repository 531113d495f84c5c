#include "store/filter.h"

#include <charconv>

namespace arpent::store {
namespace {

using record::Field;
using record::Kind;

template <class T>
std::optional<Value> number_of(std::string const& text) {
  T value{};
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return {};
  return Value(value);
}

// Query strings know only text.
std::optional<Value> wanted_value(Kind kind, Json const& value) {
  auto const* text = value.is_string() ? &value.get_ref<std::string const&>() : nullptr;
  switch (kind) {
    case Kind::integer:
    case Kind::money:
      if (text) return number_of<std::int64_t>(*text);
      return value.is_number_integer() ? std::optional<Value>(value.get<std::int64_t>()) : std::nullopt;
    case Kind::number:
      if (text) return number_of<double>(*text);
      return value.is_number() ? std::optional<Value>(value.get<double>()) : std::nullopt;
    case Kind::flag:
      if (text)
        return *text == "true" ? std::optional<Value>(1) : *text == "false" ? std::optional<Value>(0) : std::nullopt;
      return value.is_boolean() ? std::optional<Value>(value.get<bool>()) : std::nullopt;
    case Kind::geometry:
    case Kind::file:
      return {};
    default:
      return text ? std::optional<Value>(*text) : std::nullopt;
  }
}

bool is_list(Kind kind) { return kind == Kind::texts || kind == Kind::choices || kind == Kind::references; }

class Builder {
 public:
  Builder(Table const& table, Dialect const& dialect) : table_(table), dialect_(dialect) {}

  void add(std::string const& name, Json const& wanted) {
    auto const* field = table_.shape->find(name);
    if (!field && name != "id") return fault({name, "field.unknown"});
    auto const kind = field ? field->kind : Kind::text;
    std::string any;
    auto const either = [&](std::string const& more) { any += (any.empty() ? "" : " OR ") + more; };
    auto const values = wanted.is_array() ? wanted : Json::array({wanted});
    for (auto const& value : values) {
      if (value.is_null()) {
        either(identifier(name) + " IS NULL");
      } else if (auto bound = wanted_value(kind, value)) {
        auto const parameter = "w" + std::to_string(condition_.values.size());
        either(is_list(kind) ? dialect_.list_holds(identifier(name), ":" + parameter)
                             : identifier(name) + " = :" + parameter);
        condition_.values.emplace_back(parameter, *std::move(bound));
      } else {
        return fault({name, "field.wrong_type", {{"wanted", record::name_of(kind)}}});
      }
    }
    condition_.sql += (condition_.sql.empty() ? "(" : " AND (") + (any.empty() ? "FALSE" : any) + ")";
  }

  Result<Condition> done() {
    if (!problem_.fields.empty()) return problem_;
    if (condition_.sql.empty()) condition_.sql = "TRUE";
    return std::move(condition_);
  }

 private:
  void fault(FieldProblem problem) { problem_.fields.push_back(std::move(problem)); }

  Table const& table_;
  Dialect const& dialect_;
  Condition condition_{};
  Problem problem_{422, "invalid"};
};

}  // namespace

Result<Condition> condition_for(Table const& table, Dialect const& dialect, Filter const& filter) {
  Builder builder(table, dialect);
  for (auto const& [name, wanted] : filter) builder.add(name, wanted);
  return builder.done();
}

}  // namespace arpent::store
