// Makes valid records of any kind out of its description: each value is another one than all before, days and numbers
// rise in the order of the fields, and what a record points to is made with it. What a room asks for beyond its
// descriptions stands in wishes.cpp.
#pragma once
#include "everything.h"

namespace arpent::conformance {

class Maker {
 public:
  explicit Maker(Everything& all) : all_(all) {}

  // What creates a record: every field that a person may write, or those without which there is none.
  Json full(std::string const& kind);
  Json least(std::string const& kind);

  // Creates it as whoever holds the file, and answers its id; a refusal fails the test.
  std::string made(std::string const& kind, Json const& also = Json::object());

  // A valid value of this field that was never given before; `so_far`: the fields before it.
  Json value(record::Shape const& shape, record::Field const& field, Json const& so_far);

  // The change of this one field of a kept record to another valid value: {field: value}, and what must go with it.
  Json another(record::Shape const& shape, record::Field const& field, Json const& record);

  // What no field of this kind takes; null where it takes anything.
  static Json wrong(record::Field const& field);

  // Bytes that are kept, as a file field holds them.
  Json file();
  // A word of nine letters that no text had before.
  std::string word();
  Everything& all() { return all_; }

 private:
  Json filled(std::string const& kind, bool all_of_it);
  double number(record::Field const& field);

  Everything& all_;
  int n_ = 0;
};

// Fields that a person may fill at creation, and those that they may change later.
bool is_given(record::Field const& field);
bool is_changeable(record::Field const& field);

// What a room asks for beyond the descriptions.
struct Wishes {
  // "kind.field", or "field" of every kind: a value in place of a made one.
  std::map<std::string, std::function<Json(Maker&, Json const& so_far)>> values;
  // "kind.field": the change to another value, with what must go with it.
  std::map<std::string, std::function<Json(Maker&, Json const& record)>> changes;
  // Fields without which a kind has no record though none of them is required alone.
  std::map<std::string, std::vector<std::string>> needed;
};
Wishes const& wishes();

}  // namespace arpent::conformance
