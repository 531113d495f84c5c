// Every kind, field and choice of the domain has its words: forms, lists and exports are made from them.
#include "words/words.h"

#include <gtest/gtest.h>

#include <set>

#include "support/every_shape.h"

namespace arpent {

TEST(Words, NameEveryKindFieldAndChoice) {
  auto const expect = [](std::string const& key) { EXPECT_TRUE(knows(key)) << key; };
  for (auto const* shape : every_shape()) {
    auto const kind = std::string(shape->name);
    expect("label." + kind);
    expect("label." + kind + ".plural");
    for (auto const& field : shape->fields) {
      auto const name = kind + "." + std::string(field.name);
      expect("label." + name);
      for (auto const& word : field.choices) expect("choice." + name + "." + word);
    }
  }
}

TEST(Words, DescribeNothingThatIsNotThere) {
  auto const shapes = every_shape();
  auto const shape_of = [&](std::string const& kind) -> record::Shape const* {
    for (auto const* shape : shapes)
      if (shape->name == kind) return shape;
    return nullptr;
  };
  for (auto const code : codes("en")) {
    auto const parts = [&] {
      std::vector<std::string> out(1);
      for (char const c : code) c == '.' ? void(out.emplace_back()) : out.back().push_back(c);
      return out;
    }();
    auto const& first = parts[0];
    if ((first != "label" && first != "help" && first != "choice") || parts.size() < 3 || parts[2] == "plural")
      continue;
    auto const* shape = shape_of(parts[1]);
    if (shape) {
      EXPECT_TRUE(shape->find(parts[2])) << code;
    }
  }
}

TEST(Shapes, AreToldApartAndKnownByAFieldOfTheirs) {
  std::set<std::string> names, plurals, kinds;
  for (auto const* shape : every_shape()) kinds.insert(std::string(shape->name));
  kinds.insert({"city", "school_period"});
  for (auto const* shape : every_shape()) {
    EXPECT_TRUE(names.insert(std::string(shape->name)).second) << shape->name;
    EXPECT_TRUE(plurals.insert(std::string(shape->plural)).second) << shape->plural;
    EXPECT_TRUE(shape->find(shape->title)) << shape->name << " has no field " << shape->title;
    for (auto const& field : shape->searched) EXPECT_TRUE(shape->find(field)) << shape->name << "." << field;
    for (auto const& field : shape->fields) {
      EXPECT_NE(field.name, "why") << "the why of a write goes by that name";
      for (auto const& kind : field.to)
        EXPECT_TRUE(kinds.contains(kind)) << shape->name << "." << field.name << " to " << kind;
    }
  }
}

// An absent number must never read as nought.
TEST(Shapes, BeginWithoutTheNumbersThatAreAskedFor) {
  for (auto const* shape : every_shape())
    for (auto const& field : shape->fields)
      if (field.rule.required && (field.kind == record::Kind::number || field.kind == record::Kind::file)) {
        EXPECT_TRUE(shape->initial.at(std::string(field.name)).is_null()) << shape->name << "." << field.name;
      }
}

}  // namespace arpent
