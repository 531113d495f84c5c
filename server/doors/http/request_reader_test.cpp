#include "doors/http/request_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent::http {

using Step = RequestReader::Step;

namespace {

// Feeds the bytes in pieces of one size, as a connection does, and says how it ended.
struct Outcome {
  Step step;
  std::string said;  // the request or the problem
  std::size_t used;
  bool operator==(Outcome const&) const = default;
  friend void PrintTo(Outcome const& outcome, std::ostream* out) {
    *out << static_cast<int>(outcome.step) << " '" << outcome.said << "' after " << outcome.used;
  }
};

Outcome read(std::string_view bytes, std::size_t piece, std::size_t body_max = 100) {
  RequestReader reader(1000);
  std::string pending;
  std::size_t used = 0;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    pending += bytes.substr(at, piece);
    for (bool again = true; again;) {
      auto const fed = reader.feed(pending);
      pending.erase(0, fed.used);
      used += fed.used;
      again = false;
      switch (fed.step) {
        case Step::more:
          break;
        case Step::head:
          if (reader.has_body()) reader.limit_body(body_max);
          again = true;
          break;
        case Step::done: {
          auto const request = reader.take();
          return {fed.step, request.method + " " + request.path + " " + request.host + " " + request.body, used};
        }
        case Step::refused:
          return {fed.step, reader.problem().code, used};
      }
    }
  }
  return {Step::more, "", used};
}

}  // namespace

TEST(RequestReader, ReadsTheSameHoweverTheBytesArrive) {
  std::string const one = "POST /a%20b HTTP/1.1\r\nHost: City.example:80\r\nContent-Length: 5\r\n\r\nhello";
  std::string const chunked =
      "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nX: "
      "y\r\n\r\n";
  std::string const empty = "PUT /e HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  for (std::size_t piece = 1; piece < 200; ++piece) {
    EXPECT_EQ(read("\r\n\r\n" + one, piece), (Outcome{Step::done, "POST /a b city.example hello", one.size() + 4}))
        << piece;
    EXPECT_EQ(read(one + "GET / HTTP/1.1", piece), (Outcome{Step::done, "POST /a b city.example hello", one.size()}))
        << piece;
    EXPECT_EQ(read(empty, piece), (Outcome{Step::done, "PUT /e x ", empty.size()})) << piece;
    EXPECT_EQ(read(chunked + chunked, piece), (Outcome{Step::done, "PUT /c x hello world", chunked.size()})) << piece;
  }
}

TEST(RequestReader, RefusesTheSameHoweverTheBytesArrive) {
  std::string const long_head = "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(3000, 'a') + "\r\n\r\n";
  std::string const long_chunk = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" +
                                 std::string(64, 'a') + "\r\n40\r\n" + std::string(64, 'a') + "\r\n0\r\n\r\n";
  std::string const endless_trailer =
      "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " + std::string(5000, 'a');
  for (std::size_t piece : {1, 2, 3, 7, 64, 999, 1000, 1001, 4096, 100'000}) {
    EXPECT_EQ(read(long_head, piece).said, "http.header_too_large") << piece;
    EXPECT_EQ(read(long_chunk, piece).said, "http.body_too_large") << piece;
    EXPECT_EQ(read(endless_trailer, piece).said, "http.header_too_large") << piece;
    EXPECT_EQ(read("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", piece).said, "http.host") << piece;
  }
}

TEST(RequestReader, AHeadWaitsForItsBody) {
  RequestReader reader(1000);
  auto const fed = reader.feed("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(fed.step, Step::head);
  EXPECT_TRUE(reader.has_body());
  EXPECT_TRUE(reader.expects_continue());
  EXPECT_EQ(reader.content_length(), 3U);
  EXPECT_FALSE(reader.limit_body(2));
  EXPECT_EQ(reader.feed("abc").step, Step::refused);
  EXPECT_EQ(reader.problem().status, 413);
}

TEST(RequestReader, TrailersAreNotHeaders) {
  RequestReader reader(1000);
  std::string const bytes =
      "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n";
  auto const head = reader.feed(bytes);
  reader.limit_body(10);
  EXPECT_EQ(reader.feed(bytes.substr(head.used)).step, Step::done);
  EXPECT_EQ(reader.take().header("X-Forwarded-For"), "");
}

}  // namespace arpent::http
