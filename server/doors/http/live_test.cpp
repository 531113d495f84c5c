#include "doors/http/live.h"

#include <gtest/gtest.h>

namespace arpent::http {
namespace {

std::string heard(EventStream& stream) {
  std::string out;
  for (auto const& event : stream.take().events) out += *event;
  return out;
}

TEST(Live, TellsTheCityThatChangedAndNoOther) {
  Live live;
  auto const here = live.join("a", 7), there = live.join("b", 3);
  EXPECT_EQ(heard(*here), "id: a.7\nevent: city\ndata: {\"moment\":7}\n\n");
  (void)heard(*there);
  live.told("a", 8);
  EXPECT_EQ(heard(*here), "id: a.8\nevent: city\ndata: {\"moment\":8}\n\n");
  EXPECT_EQ(heard(*there), "");
}

TEST(Live, ForgetsWhoHasGone) {
  Live live;
  auto const gone = live.join("a", 1), stays = live.join("a", 1);
  gone->abandon();
  live.told("a", 2);
  EXPECT_EQ(live.listeners(), 1U);
  live.close();
  EXPECT_EQ(live.listeners(), 0U);
  EXPECT_FALSE(stays->push(std::make_shared<std::string const>("x")));
}

}  // namespace
}  // namespace arpent::http
