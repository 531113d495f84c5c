// What goes into a statement and what comes out of one.
#pragma once
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace arpent::store {

// Bytes that are no text: files.
struct Bytes {
  std::string bytes;
};

// One parameter. Absent is null; flags are 0 and 1.
class Value {
 public:
  using Held = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;

  Value(std::nullptr_t) : held_(nullptr) {}
  template <std::integral T>
  Value(T value) : held_(static_cast<std::int64_t>(value)) {}
  Value(double value) : held_(value) {}
  Value(std::string value) : held_(std::move(value)) {}
  Value(std::string_view value) : held_(std::string(value)) {}
  Value(char const* value) : held_(std::string(value)) {}
  Value(Bytes value) : held_(std::move(value)) {}
  template <class T>
  Value(std::optional<T> const& value) : held_(nullptr) {
    if (value) held_ = Value(*value).held_;
  }

  Held const& held() const { return held_; }

 private:
  Held held_;
};

// Parameters are bound by name, never by place: {{"kind", kind}, {"id", id}} fills :kind and :id. Every parameter of
// the statement must be given, and no other: anything else is a Bug.
using Values = std::vector<std::pair<std::string_view, Value>>;

// A row of an answer, by column from 0. Valid inside the callback that was given it, and so is what view() shows.
class Row {
 public:
  virtual bool absent(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;   // 0 when absent
  virtual double number(int column) const = 0;          // 0 when absent
  virtual std::string_view view(int column) const = 0;  // text or bytes; "" when absent

  std::string text(int column) const { return std::string(view(column)); }
  bool flag(int column) const { return integer(column) != 0; }
  std::optional<std::string> optional_text(int column) const {
    return absent(column) ? std::nullopt : std::optional(text(column));
  }
  std::optional<std::int64_t> optional_integer(int column) const {
    return absent(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<double> optional_number(int column) const {
    return absent(column) ? std::nullopt : std::optional(number(column));
  }

 protected:
  ~Row() = default;
};

using EachRow = std::function<void(Row const&)>;

}  // namespace arpent::store
