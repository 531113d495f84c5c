#include "store/memory.h"

#include <gtest/gtest.h>

namespace arpent::store {
namespace {

constexpr Day day10{10};
constexpr Day day11{11};

Memory::Thing number(int value) { return std::make_shared<int const>(value); }
int value_of(Memory::Thing const& thing) { return thing ? *std::static_pointer_cast<int const>(thing) : -1; }

TEST(Memory, KeepsTheLatestAskedFor) {
  Memory memory(2);
  memory.keep({"picture", 1, day10}, number(1), 0);
  memory.keep({"picture", 2, day10}, number(2), 0);
  EXPECT_EQ(value_of(memory.find({"picture", 1, day10})), 1);
  memory.keep({"picture", 3, day10}, number(3), 0);
  EXPECT_EQ(value_of(memory.find({"picture", 2, day10})), -1) << "asked for longest ago";
  EXPECT_EQ(value_of(memory.find({"picture", 1, day10})), 1);
  EXPECT_EQ(value_of(memory.find({"picture", 3, day10})), 3);
}

TEST(Memory, TellsMomentsDaysAndThingsApart) {
  Memory memory;
  memory.keep({"picture", 1, day10}, number(1), 0);
  EXPECT_EQ(value_of(memory.find({"picture", 2, day10})), -1);
  EXPECT_EQ(value_of(memory.find({"picture", 1, day11})), -1);
  EXPECT_EQ(value_of(memory.find({"numbers", 1, day10})), -1);
}

TEST(Memory, KeepsNothingThatWasBegunBeforeAnErasure) {
  Memory memory;
  auto const begun = memory.generation();
  memory.keep({"picture", 1, day10}, number(1), begun);
  memory.forget();
  EXPECT_EQ(value_of(memory.find({"picture", 1, day10})), -1);
  memory.keep({"picture", 1, day10}, number(1), begun);
  EXPECT_EQ(value_of(memory.find({"picture", 1, day10})), -1);
  memory.keep({"picture", 1, day10}, number(2), memory.generation());
  EXPECT_EQ(value_of(memory.find({"picture", 1, day10})), 2);
}

}  // namespace
}  // namespace arpent::store
