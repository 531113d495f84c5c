// Checking an input against a description: every field, every fault, before anything is touched.
#include <algorithm>
#include <cmath>

#include "base/geometry.h"
#include "base/id.h"
#include "base/text.h"
#include "record/derive.h"
#include "record/formats.h"

namespace arpent::record {
namespace {

constexpr std::int64_t longest_integer = 9007199254740992;  // 2^53: what a browser still counts exactly

std::int64_t longest(Field const& field) {
  if (field.rule.max_length) return field.rule.max_length;
  if (field.kind == Kind::long_text) return 20000;
  return field.kind == Kind::email ? 254 : 300;
}

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

using Faults = std::vector<FieldProblem>;

// Tidies `value` in place and adds what is wrong with it.
class Checker {
 public:
  Checker(Field const& field, std::string path, Faults& faults)
      : field_(field), path_(std::move(path)), faults_(faults) {}

  void check(Json& value) {
    if (value.is_null()) {
      if (field_.rule.required) fault("field.required");
      return;
    }
    switch (field_.kind) {
      case Kind::text:
      case Kind::long_text:
        return text(value);
      case Kind::email:
        return formatted(value, is_email, "field.email");
      case Kind::date:
        return formatted(value, is_date, "field.date");
      case Kind::moment:
        return formatted(value, is_moment, "field.moment");
      case Kind::reference:
        return formatted(value, is_id, "field.reference");
      case Kind::texts:
        return list(value, [](Checker& c, Json& item) { c.text(item); });
      case Kind::choices:
        return list(value, [](Checker& c, Json& item) { c.choice(item); });
      case Kind::references:
        return list(value, [](Checker& c, Json& item) { c.formatted(item, is_id, "field.reference"); });
      case Kind::choice:
        return choice(value);
      case Kind::integer:
      case Kind::money:
        return integer(value);
      case Kind::number:
        return number(value);
      case Kind::flag:
        return value.is_boolean() ? void() : wrong_type();
      case Kind::geometry:
        return geometry(value);
      case Kind::file:
        return file(value);
      case Kind::object:
        return object(value);
      case Kind::rows:
        return rows(value);
      case Kind::json:
        return;
    }
  }

 private:
  void fault(std::string code, Params params = {}) { faults_.push_back({path_, std::move(code), std::move(params)}); }
  void wrong_type() { fault("field.wrong_type", {{"wanted", name_of(field_.kind)}}); }

  bool tidy(Json& value) {
    if (!value.is_string()) return wrong_type(), false;
    auto const& given = value.get_ref<std::string const&>();
    if (!is_utf8(given)) return fault("field.control"), false;
    value = field_.kind == Kind::long_text ? std::string(trim(given)) : squeeze(given);
    return true;
  }

  void text(Json& value) {
    if (!tidy(value)) return;
    auto const& text = value.get_ref<std::string const&>();
    if (field_.rule.required && text.empty()) return fault("field.required");
    if (has_control_characters(text)) return fault("field.control");
    if (auto const length = static_cast<std::int64_t>(arpent::length(text)); length > longest(field_))
      fault("field.too_long", {{"max", std::to_string(longest(field_))}, {"length", std::to_string(length)}});
  }

  template <class Fits>
  void formatted(Json& value, Fits fits, char const* code) {
    if (!tidy(value)) return;
    auto const& text = value.get_ref<std::string const&>();
    // An emptied box on a form means absent: a date or a reference has no empty value.
    if (text.empty()) {
      value = nullptr;
      if (field_.rule.required) fault("field.required");
      return;
    }
    if (!fits(text)) return fault(code);
    if (field_.kind == Kind::email) value = lowered(text);
    if (field_.kind == Kind::reference || field_.kind == Kind::references) value = *canonical_uuid(text);
  }

  void choice(Json& value) {
    if (!tidy(value)) return;
    auto const& word = value.get_ref<std::string const&>();
    if (word.empty() && field_.kind == Kind::choice) {
      value = nullptr;
      if (field_.rule.required) fault("field.required");
    } else if (std::find(field_.choices.begin(), field_.choices.end(), word) == field_.choices.end()) {
      fault("field.choice", {{"choices", joined(field_.choices)}});
    }
  }

  template <class Each>
  void list(Json& value, Each each) {
    if (!value.is_array()) return wrong_type();
    if (value.empty() && field_.rule.required) return fault("field.required");
    if (value.size() > 1000) return fault("field.too_many", {{"max", "1000"}});
    std::vector<std::string> seen;
    Json kept = Json::array();
    auto const path = path_;
    for (std::size_t n = 0; n < value.size(); ++n) {
      path_ = path + "." + std::to_string(n);
      auto item = value[n];
      each(*this, item);
      // Twice the same reference says nothing more than once.
      if (item.is_null() || std::find(kept.begin(), kept.end(), item) != kept.end()) continue;
      kept.push_back(std::move(item));
    }
    path_ = path;
    value = std::move(kept);
  }

  void within(double value) {
    if (field_.rule.min && value < *field_.rule.min) fault("field.min", {{"min", print_number(*field_.rule.min)}});
    if (field_.rule.max && value > *field_.rule.max) fault("field.max", {{"max", print_number(*field_.rule.max)}});
  }

  void integer(Json& value) {
    // 12.0 is what spreadsheets and some scripts send for twelve.
    if (value.is_number_float() && std::floor(value.get<double>()) == value.get<double>() &&
        std::fabs(value.get<double>()) <= static_cast<double>(longest_integer))
      value = static_cast<std::int64_t>(value.get<double>());
    if (!value.is_number_integer()) return wrong_type();
    auto const number = value.get<double>();
    if (std::fabs(number) > static_cast<double>(longest_integer)) return fault("field.digits");
    within(number);
  }

  void number(Json& value) {
    if (!value.is_number()) return wrong_type();
    auto const number = value.get<double>();
    if (!std::isfinite(number) || std::fabs(number) >= 1e15) return fault("field.digits");
    value = number;
    within(number);
  }

  void geometry(Json& value) {
    auto const answer = check_geometry(value);
    if (answer) return;
    if (answer.problem().fields.empty()) return fault(answer.problem().code, answer.problem().params);
    for (auto const& inner : answer.problem().fields) fault(inner.code, inner.params);
  }

  void file(Json& value) {
    auto const holds = [&](char const* name, auto fits) { return value.contains(name) && fits(value[name]); };
    auto const is_text = [](Json const& v) { return v.is_string() && is_utf8(v.get_ref<std::string const&>()); };
    auto const is_sum = [](Json const& v) { return v.is_string() && v.get_ref<std::string const&>().size() == 64; };
    if (!value.is_object() || value.size() != 4 || !holds("sha256", is_sum) || !holds("name", is_text) ||
        !holds("type", is_text) || !holds("size", [](Json const& v) { return v.is_number_unsigned(); }))
      wrong_type();
  }

  void rows(Json& value) {
    if (!value.is_array()) return wrong_type();
    if (value.empty() && field_.rule.required) return fault("field.required");
    if (value.size() > 100000) return fault("field.too_many", {{"max", "100000"}});
    for (std::size_t n = 0; n < value.size(); ++n) nested(value[n], path_ + "." + std::to_string(n));
  }

  void object(Json& value) { nested(value, path_); }

  void nested(Json& value, std::string const& path) {
    auto inside = checked(*field_.of, value, nullptr);
    if (inside) {
      value = *std::move(inside);
      return;
    }
    for (auto& fault : inside.problem().fields)
      faults_.push_back({fault.field.empty() ? path : path + "." + fault.field, fault.code, fault.params});
  }

  Field const& field_;
  std::string path_;
  Faults& faults_;
};

}  // namespace

Result<Json> checked(Shape const& shape, Json const& input, Json const& base, Writer writer) {
  if (!input.is_object()) return Problem{422, "invalid", {}, {{"", "field.wrong_type", {{"wanted", "object"}}}}};
  bool const creation = base.is_null();
  Faults faults;
  Json out = Json::object();
  for (auto const& field : shape.fields) {
    std::string const name{field.name};
    auto const* before = creation ? nullptr : stored_value(base, field);
    Json value = before ? *before : shape.initial.at(name);
    if (auto const given = input.find(name); given != input.end()) {
      bool const same = *given == value;
      if (writer == Writer::person && field.rule.by_operation && !same) {
        faults.push_back({name, "field.by_operation"});
      } else if (writer == Writer::person && field.rule.fixed && !creation && !same) {
        faults.push_back({name, "field.fixed"});
      } else {
        value = *given;
        // A null for a list or a flag is its empty value: these know no absence of their own.
        if (value.is_null() && shape.initial.at(name).is_array()) value = Json::array();
        if (value.is_null() && shape.initial.at(name).is_boolean()) value = shape.initial.at(name);
        Checker(field, name, faults).check(value);
      }
    } else if (creation && field.rule.required) {
      Checker(field, name, faults).check(value);
    }
    out[name] = std::move(value);
  }
  for (auto const& [name, value] : input.items())
    if (!shape.find(name) && !(shape.is_kept() && (name == "id" || name == "revision")))
      faults.push_back({name, "field.unknown"});
  if (!faults.empty()) return Problem{422, "invalid", {}, std::move(faults)};
  return out;
}

}  // namespace arpent::record
