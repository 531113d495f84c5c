// Server-sent events to one client: whoever has events pushes, the connection sends.
//
//   auto stream = std::make_shared<EventStream>();
//   hub.add(stream);                        // keeps it and pushes; forgets it once push() says no
//   reply({.events = stream});              // from here on the client hears what is pushed
#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace arpent::http {

class EventStream {
 public:
  using Bytes = std::shared_ptr<std::string const>;  // serialised once, shared by all who are sent it
  static constexpr std::size_t behind_bytes_max = 256 * 1024;
  static constexpr std::size_t sent_bytes_max = 64 * 1024;

  // Queues bytes as print_event gives them; never waits. Any thread. False when the client has gone, has been
  // dropped because it is more than behind_bytes_max behind, or after close(): it will resume by Last-Event-ID.
  bool push(Bytes event);
  // The connection ends when what is queued has been sent.
  void close();
  bool is_open() const;

  // For the connection. `wake` is called when there is something to take, from any thread, once until the next take().
  void attach(std::function<void()> wake);
  struct Taken {
    std::vector<Bytes> events;
    bool closed;   // nothing follows these
    bool dropped;  // behind: end at once, without what was queued
  };
  Taken take();  // at most sent_bytes_max and one event, so that what waits stays bounded
  // The client has gone: push() says no from now on.
  void abandon();

 private:
  void wake_once(std::unique_lock<std::mutex>& lock);

  mutable std::mutex mutex_;
  std::deque<Bytes> queue_;
  std::size_t queued_bytes_ = 0;
  std::function<void()> wake_;
  bool woken_ = false;
  bool closed_ = false;
  bool dropped_ = false;
};

struct Event {
  std::string_view id{};    // "": none
  std::string_view name{};  // "": "message"
  std::string_view data{};  // any number of lines
};

// "id: 12.3\nevent: note\ndata: {…}\n\n". Line ends in id and name are left out: they would begin another field.
std::string print_event(Event const& event);

}  // namespace arpent::http
