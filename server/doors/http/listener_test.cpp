#include "doors/http/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "doors/http/event_stream.h"
#include "support/http_client.h"

namespace arpent::http {

using namespace std::chrono_literals;
using arpent::testing::Answer;
using arpent::testing::ask;
using arpent::testing::RawConnection;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace {

constexpr std::string_view host = "Host: x\r\n";

// Holds replies back until told to let go.
struct Held {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Reply> replies;

  void keep(Reply reply) {
    std::lock_guard const lock(mutex);
    replies.push_back(std::move(reply));
    changed.notify_all();
  }
  std::deque<Reply> wait_for(std::size_t count) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, 10s, [&] { return replies.size() >= count; });
    return std::exchange(replies, {});
  }
};

class ListenerTest : public ::testing::Test {
 protected:
  std::uint16_t start(Options options = {}) {
    if (!options.body_limit) {
      options.body_limit = [](Request const& head) -> std::size_t {
        return head.path == "/upload" ? 10'000'000 : 1000;
      };
    }
    auto started = Listener::start(
        std::move(options), [this](Request request, Reply reply) { handle(std::move(request), std::move(reply)); });
    EXPECT_TRUE(started);
    listener_ = std::move(*started);
    return listener_->port();
  }

  void handle(Request request, Reply reply) {
    auto const& path = request.path;
    if (path == "/hello") return reply({.body = "hello"});
    if (path == "/echo" || path == "/upload") return reply({.body = request.method + " " + request.body});
    if (path == "/size") return reply({.body = std::to_string(request.body.size())});
    if (path == "/peer") return reply({.body = request.peer + (request.secure ? " secure" : "")});
    if (path == "/throw") throw std::runtime_error("the disk is on fire");
    if (path == "/forget") return;
    if (path == "/nothing") return reply({.status = 204});
    if (path == "/twice") return reply({.body = "first"}), reply({.body = "second"});
    if (path == "/hold") return held_.keep(std::move(reply));
    if (path == "/big") return reply({.body = Body::embedded(big_)});
    if (path == "/events") {
      stream_ = std::make_shared<EventStream>();
      stream_->push(std::make_shared<std::string const>(print_event({.id = "1", .data = "welcome"})));
      return reply({.headers = {{"Content-Type", "text/event-stream"}}, .events = stream_});
    }
    reply(Response::json(404, "{}"));
  }

  std::string say(std::string_view bytes) {
    RawConnection connection(listener_->port());
    connection.send(bytes);
    return connection.read_to_end(5s);
  }

  static std::string get(std::string_view target, std::string_view more = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\n" + std::string(host) + std::string(more) + "\r\n";
  }
  static std::string post(std::string_view headers, std::string_view body) {
    return "POST /echo HTTP/1.1\r\n" + std::string(host) + "Connection: close\r\n" + std::string(headers) + "\r\n" +
           std::string(body);
  }

  std::string const big_ = std::string(3'000'000, 'b');
  Held held_;
  std::shared_ptr<EventStream> stream_;
  std::unique_ptr<Listener> listener_;
};

}  // namespace

TEST_F(ListenerTest, AnswersWithEverySecurityHeader) {
  auto const answer = ask(start(), {.target = "/hello"});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "hello");
  EXPECT_THAT(answer.headers.at("content-security-policy"), HasSubstr("default-src 'none'; script-src 'self';"));
  EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(answer.headers.at("referrer-policy"), "no-referrer");
  EXPECT_EQ(answer.headers.at("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_TRUE(answer.headers.contains("permissions-policy"));
  EXPECT_THAT(answer.headers.at("date"), HasSubstr(" GMT"));
}

TEST_F(ListenerTest, PipelinedRequestsAreAnsweredInOrder) {
  start();
  RawConnection connection(listener_->port());
  connection.send(get("/hold") + post("Content-Length: 3\r\n", "two").insert(0, get("/hello")));
  auto replies = held_.wait_for(1);
  ASSERT_EQ(replies.size(), 1U);
  std::this_thread::sleep_for(50ms);
  replies.front()({.body = "held"});
  EXPECT_EQ(connection.read_answer().body, "held");
  EXPECT_EQ(connection.read_answer().body, "hello");
  EXPECT_EQ(connection.read_answer().body, "POST two");
  connection.read_to_end(5s);
  EXPECT_TRUE(connection.closed());
}

TEST_F(ListenerTest, ARequestMayComeByteByByte) {
  start();
  RawConnection connection(listener_->port());
  for (char const c : post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n")) {
    ASSERT_TRUE(connection.send({&c, 1}));
    if (c == '\n') std::this_thread::sleep_for(2ms);
  }
  EXPECT_EQ(connection.read_answer().body, "POST abcde");
}

TEST_F(ListenerTest, HeadHasTheLengthButNoBody) {
  start();
  auto const answer = say("HEAD /hello HTTP/1.1\r\n" + std::string(host) + "Connection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("Content-Length: 5\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ListenerTest, RefusesWhatCouldBeReadInTwoWays) {
  start();
  auto const chunked = std::string("3\r\nabc\r\n0\r\n\r\n");
  for (auto const& request : std::vector<std::string>{
           "GET /hello HTTP/1.1\r\n\r\n",                        // no Host
           "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",  // two
           "GET /hello HTTP/1.1\r\nHost: a b\r\n\r\n",           // none that could be one
           "GARBAGE\r\n\r\n",
           "GET /hello\r\n\r\n",
           "\x16\x03\x01 TLS to the wrong port\r\n\r\n",
           get("/hello", "Foo : bar\r\n"),  // space before the colon
           get("/hello", "Foo\r\n"),
           get("/hello", "Foo: a\rb\r\n"),
           get("/hello", std::string_view("Foo: a\0b\r\n", 11)),
           get("/a/../hello"),
           get("/%2e%2e/hello"),
           get("/%zz"),
           get("/%"),
           get("/%00"),
           get("/%ff"),
           get("hello"),
           get("*"),
           get("/hello#x"),
           "CONNECT x:80 HTTP/1.1\r\n" + std::string(host) + "\r\n",
           post("Content-Length: 3\r\nContent-Length: 5\r\n", "abc"),
           post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"),
           post("Content-Length: 3, 3\r\n", "abc"),
           post("Content-Length: +3\r\n", "abc"),
           post("Content-Length: -3\r\n", "abc"),
           post("Content-Length: 0x3\r\n", "abc"),
           post("Content-Length: \r\n", "abc"),
           post("Content-Length: 99999999999999999999\r\n", "abc"),
           post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked),
           post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked),
           post("Transfer-Encoding: gzip\r\n", chunked),
           post("Transfer-Encoding: gzip, chunked\r\n", chunked),
           post("Transfer-Encoding: xchunked\r\n", chunked),
           post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunked),
           post("Transfer-Encoding: chunked\r\n", "+3\r\nabc\r\n0\r\n\r\n"),
           post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"),
           "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked,
       }) {
    auto const answer = say(request);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ")) << request << "\n→ " << answer;
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(answer, HasSubstr("\"code\":\"http."));
    EXPECT_EQ(answer.find("Date: "), answer.rfind("Date: ")) << "answered twice: " << request;
  }
}

TEST_F(ListenerTest, SpeaksOnlyTheVersionsItKnows) {
  start();
  EXPECT_TRUE(say("GET /hello HTTP/2.0\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 505"));
  EXPECT_TRUE(say("GET /hello HTTP/1.1\nHost: x\n\n").starts_with("HTTP/1.1 505"));  // without carriage returns
  auto const old = say("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(old.starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(old.ends_with("hello"));
}

TEST_F(ListenerTest, RefusesLongHeadersAndBodies) {
  start();
  EXPECT_TRUE(say(get("/hello", "X: " + std::string(65536, 'a') + "\r\n")).starts_with("HTTP/1.1 431"));
  EXPECT_TRUE(say(get("/" + std::string(65536, 'a'))).starts_with("HTTP/1.1 431"));
  EXPECT_TRUE(
      say(get("/hello", "X: " + std::string(10000, 'a') + "\r\nConnection: close\r\n")).starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(say(post("Content-Length: 1001\r\n", "")).starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(say(post("Content-Length: 1001\r\n", std::string(1001, 'a'))).starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(
      say(post("Transfer-Encoding: chunked\r\n", "3e9\r\n" + std::string(1001, 'a'))).starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(say(post("Transfer-Encoding: chunked\r\n", "1;" + std::string(65536, 'a'))).starts_with("HTTP/1.1 431"));
  EXPECT_TRUE(say(post("Content-Length: 1000\r\n", std::string(1000, 'a'))).starts_with("HTTP/1.1 200"));
}

TEST_F(ListenerTest, ARefusedUploadStillReadsItsAnswer) {
  start();
  auto const answer =
      say("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n" + std::string(8'000'000, 'x'));
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 413"));
}

TEST_F(ListenerTest, SomeRoutesTakeMore) {
  auto const answer = ask(start(), {.method = "POST", .target = "/upload", .body = std::string(9'000'000, 'x')});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.size(), 9'000'005U);
}

TEST_F(ListenerTest, TellsToContinueOnlyWhenItWillRead) {
  start();
  RawConnection connection(listener_->port());
  connection.send(post("Expect: 100-continue\r\nContent-Length: 3\r\n", ""));
  EXPECT_EQ(connection.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send("abc");
  EXPECT_THAT(connection.read_to_end(5s), HasSubstr("POST abc"));

  EXPECT_TRUE(say(post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc")).starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(say(post("Expect: 100-continue\r\nContent-Length: 2000\r\n", "")).starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(say(post("Expect: cake\r\nContent-Length: 3\r\n", "abc")).starts_with("HTTP/1.1 417"));
}

TEST_F(ListenerTest, ClosesWhoIsTooSlow) {
  start({.header_timeout = 300ms, .body_timeout = 300ms, .idle_timeout = 300ms});
  auto const takes = [&](std::string_view first, std::string_view trickle) {
    RawConnection connection(listener_->port());
    auto const begin = std::chrono::steady_clock::now();
    connection.send(first);
    for (char const c : trickle) {
      if (!connection.send({&c, 1}) || connection.closed()) break;
      connection.read_to_end(50ms);
    }
    connection.read_to_end(8s);
    EXPECT_TRUE(connection.closed());
    return std::chrono::steady_clock::now() - begin;
  };
  EXPECT_LT(takes("", ""), 6s);                                                       // says nothing
  EXPECT_LT(takes(get("/hello"), ""), 6s);                                            // stays after an answer
  EXPECT_LT(takes("GET /hello HTTP/1.1\r\nX: ", std::string(200, 'a')), 6s);          // a head in drops
  EXPECT_LT(takes(post("Content-Length: 900\r\n", "a"), std::string(200, 'a')), 6s);  // a body in drops
}

TEST_F(ListenerTest, ClosesWhoDoesNotReadTheAnswer) {
  start({.write_timeout = 200ms, .slow_bytes_a_second = 100'000'000});
  RawConnection connection(listener_->port());
  for (int i = 0; i < 20; ++i) connection.send(get("/big"));  // 60 MB: more than all buffers between us
  std::this_thread::sleep_for(1s);
  EXPECT_LT(connection.read_to_end(5s).size(), 60'000'000U);
  EXPECT_TRUE(connection.closed());
}

TEST_F(ListenerTest, AnExceptionIsAnIncidentWithANumber) {
  auto const answer = ask(start(), {.target = "/throw", .headers = {{"Accept-Language", "fr"}}});
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("\"code\":\"incident\""));
  EXPECT_THAT(answer.body, HasSubstr("communiquez ce numéro"));
  EXPECT_THAT(answer.body, Not(HasSubstr("fire")));
}

TEST_F(ListenerTest, AHandlerThatForgetsToAnswerIsAnIncident) {
  EXPECT_EQ(ask(start(), {.target = "/forget"}).status, 500);
}

TEST_F(ListenerTest, TheFirstOfTwoAnswersCounts) { EXPECT_EQ(ask(start(), {.target = "/twice"}).body, "first"); }

TEST_F(ListenerTest, NoContentHasNoLength) {
  auto const answer = ask(start(), {.target = "/nothing"});
  EXPECT_EQ(answer.status, 204);
  EXPECT_FALSE(answer.headers.contains("content-length"));
}

TEST_F(ListenerTest, SaysBusyRatherThanQueueForEver) {
  std::mutex gate;
  gate.lock();
  std::atomic<bool> begun = false;
  auto started = Listener::start({.handler_threads = 1, .waiting_max = 1}, [&](Request, Reply reply) {
    begun = true;
    std::lock_guard const wait(gate);
    reply({.body = "done"});
  });
  ASSERT_TRUE(started);
  RawConnection running((*started)->port()), waiting((*started)->port());
  running.send(get("/"));
  while (!begun) std::this_thread::sleep_for(1ms);
  waiting.send(get("/"));
  std::this_thread::sleep_for(300ms);
  auto const busy = ask((*started)->port(), {});
  gate.unlock();
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.headers.at("retry-after"), "1");
  EXPECT_EQ(running.read_answer().body, "done");
  EXPECT_EQ(waiting.read_answer().body, "done");
}

TEST_F(ListenerTest, RefusesConnectionsBeyondItsLimit) {
  start({.connections_max = 2});
  RawConnection one(listener_->port()), two(listener_->port());
  one.send(get("/hello"));
  two.send(get("/hello"));
  EXPECT_EQ(one.read_answer().status, 200);
  EXPECT_EQ(two.read_answer().status, 200);
  RawConnection three(listener_->port());
  EXPECT_EQ(three.read_answer().status, 503);
}

TEST_F(ListenerTest, BodiesUnderWayAreCounted) {
  start({.all_bodies_bytes_max = 15'000'000});
  RawConnection first(listener_->port());
  first.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n");
  std::this_thread::sleep_for(300ms);
  auto const upload = arpent::testing::Ask{.method = "POST", .target = "/upload", .body = std::string(9'000'000, 'x')};
  EXPECT_EQ(ask(listener_->port(), upload).status, 503);
  first.send(std::string(9'000'000, 'x'));
  EXPECT_EQ(first.read_answer().status, 200);
  EXPECT_EQ(ask(listener_->port(), upload).status, 200);
}

TEST_F(ListenerTest, BelievesForwardedAddressesOnlyFromItsProxy) {
  auto const forwarded =
      std::map<std::string, std::string>{{"X-Forwarded-For", "6.6.6.6, 192.0.2.7"}, {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(ask(start(), {.target = "/peer", .headers = forwarded}).body, "127.0.0.1");
  EXPECT_EQ(ask(start({.trusted_proxies = {"127.0.0.0/8"}}), {.target = "/peer", .headers = forwarded}).body,
            "192.0.2.7 secure");
}

TEST_F(ListenerTest, AnswersFromOtherThreadsLater) {
  start();
  std::vector<std::unique_ptr<RawConnection>> connections;
  for (int i = 0; i < 20; ++i) {
    connections.push_back(std::make_unique<RawConnection>(listener_->port()));
    connections.back()->send(get("/hold"));
  }
  auto replies = held_.wait_for(20);
  ASSERT_EQ(replies.size(), 20U);
  std::thread([&] {
    for (auto& reply : replies) reply({.body = "later"});
  }).join();
  for (auto& connection : connections) EXPECT_EQ(connection->read_answer().body, "later");
}

TEST_F(ListenerTest, StopsGracefully) {
  start();
  RawConnection idle(listener_->port()), busy(listener_->port());
  idle.send(get("/hello"));
  idle.read_answer();
  busy.send(get("/hold"));
  auto replies = held_.wait_for(1);
  std::thread later([&] {
    std::this_thread::sleep_for(100ms);
    replies.front()({.body = "in time"});
  });
  auto const begin = std::chrono::steady_clock::now();
  listener_->stop_gracefully(9s);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
  later.join();
  auto const answer = busy.read_answer();
  EXPECT_EQ(answer.body, "in time");
  EXPECT_EQ(answer.headers.at("connection"), "close");
  EXPECT_THROW(RawConnection{listener_->port()}, std::runtime_error);
}

TEST_F(ListenerTest, AReplyMayOutliveTheListener) {
  start();
  RawConnection one(listener_->port()), two(listener_->port());
  one.send(get("/hold"));
  two.send(get("/hold"));
  auto replies = held_.wait_for(2);
  ASSERT_EQ(replies.size(), 2U);
  listener_.reset();
  replies.front()({.body = "too late"});
  replies.clear();
  EXPECT_THAT(one.read_to_end(5s), IsEmpty());
}

TEST_F(ListenerTest, SaysWhyItCannotListen) {
  auto const port = start();
  auto const nothing = [](Request, Reply) {};
  EXPECT_EQ(Listener::start({.port = port}, nothing).problem().code, "http.port_taken");
  EXPECT_EQ(Listener::start({.address = "moon"}, nothing).problem().code, "http.address_invalid");
  EXPECT_EQ(Listener::start({.address = "192.0.2.1"}, nothing).problem().code, "http.address_invalid");
  EXPECT_EQ(Listener::start({.trusted_proxies = {"10.0.0.0/40"}}, nothing).problem().code, "http.proxy_invalid");
}

TEST_F(ListenerTest, EventsReachTheClientUntilItGoes) {
  start({.heartbeat = 100ms});
  auto connection = std::make_unique<RawConnection>(listener_->port());
  connection->send(get("/events"));
  auto const head = connection->read_until("welcome\n\n");
  EXPECT_THAT(head, HasSubstr("text/event-stream"));
  EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
  for (int i = 0; i < 100; ++i)
    EXPECT_TRUE(stream_->push(std::make_shared<std::string const>("data: " + std::to_string(i) + "\n\n")));
  EXPECT_THAT(connection->read_until("data: 99\n\n"), HasSubstr("data: 0\n\ndata: 1\n\n"));
  EXPECT_THAT(connection->read_until(": \n\n"), HasSubstr(": \n\n"));
  connection.reset();
  for (int i = 0; i < 500 && stream_->is_open(); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_FALSE(stream_->push(std::make_shared<std::string const>("data: gone\n\n")));
}

TEST_F(ListenerTest, AStreamCanBeEndedAndHead) {
  start();
  RawConnection connection(listener_->port());
  connection.send(get("/events"));
  connection.read_until("welcome\n\n");
  stream_->push(std::make_shared<std::string const>("data: last\n\n"));
  stream_->close();
  EXPECT_TRUE(connection.read_to_end(5s).ends_with("data: last\n\n"));
  EXPECT_TRUE(connection.closed());
  EXPECT_TRUE(say("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("\r\n\r\n"));
  EXPECT_FALSE(stream_->is_open());
}

TEST_F(ListenerTest, AClientFarBehindIsDropped) {
  start();
  RawConnection connection(listener_->port());
  connection.send(get("/events"));
  connection.read_until("welcome\n\n");
  auto const event = std::make_shared<std::string const>("data: " + std::string(10'000, 'x') + "\n\n");
  int pushed = 0;
  while (pushed < 10'000 && stream_->push(event)) ++pushed;
  EXPECT_LT(pushed, 2'000);
  connection.read_to_end(5s);
  EXPECT_TRUE(connection.closed());
}

}  // namespace arpent::http
