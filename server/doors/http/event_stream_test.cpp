#include "doors/http/event_stream.h"

#include <gtest/gtest.h>

namespace arpent::http {

namespace {
EventStream::Bytes bytes(std::size_t size) { return std::make_shared<std::string const>(size, 'x'); }
}  // namespace

TEST(EventStream, WakesOnceForManyEvents) {
  EventStream stream;
  int woken = 0;
  EXPECT_TRUE(stream.push(bytes(1)));
  stream.attach([&] { ++woken; });
  EXPECT_EQ(woken, 1);
  stream.push(bytes(1));
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(stream.take().events.size(), 2U);
  stream.push(bytes(1));
  EXPECT_EQ(woken, 2);
}

TEST(EventStream, GivesWhatIsLeftBeforeItEnds) {
  EventStream stream;
  for (int i = 0; i < 3; ++i) stream.push(bytes(EventStream::sent_bytes_max));
  stream.close();
  EXPECT_FALSE(stream.push(bytes(1)));
  EXPECT_FALSE(stream.take().closed);
  EXPECT_FALSE(stream.take().closed);
  EXPECT_TRUE(stream.take().closed);
}

TEST(EventStream, DropsWhoIsFarBehind) {
  EventStream stream;
  EXPECT_TRUE(stream.push(bytes(EventStream::behind_bytes_max)));
  EXPECT_FALSE(stream.push(bytes(1)));
  EXPECT_TRUE(stream.take().dropped);
  EXPECT_TRUE(stream.take().events.empty());
}

TEST(EventStream, WhatHasBeenTakenIsNotBehind) {
  EventStream stream;
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(stream.push(bytes(50'000)));
    stream.take();
  }
}

TEST(PrintEvent, EachLineIsItsOwnField) {
  EXPECT_EQ(print_event({.id = "7.1", .name = "note", .data = "a\nb"}), "id: 7.1\nevent: note\ndata: a\ndata: b\n\n");
  EXPECT_EQ(print_event({.id = "7\ndata: forged", .data = ""}), "id: 7data: forged\ndata: \n\n");
}

}  // namespace arpent::http
