// Tells the open pages of a room (a meeting, a "what for?") what has changed: GET /api/meeting_events/<id> and
// GET /api/inquiry_events/<id>, one stream a page. Each event says how the room stands (views/heard.h), so that a page
// which was away needs nothing but the latest one.
//
//   id: <moment>
//   event: meeting
//   data: {"moment": 1203, "step": "…", "counts": {…}, …}
//
// Who leads and the wall hear within a tenth of a second, phones twice a second at most: five hundred of them are told
// of every note together.
#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "doors/http/event_stream.h"
#include "store/store.h"
#include "views/heard.h"

namespace arpent {

class RoomStream {
 public:
  // How a room stands; nothing for one that is not there.
  using Hear = std::function<std::optional<views::Heard>(store::Reader&, std::string const& room)>;
  // `name`: of its events.
  RoomStream(std::string name, Hear hear);
  ~RoomStream();
  RoomStream(RoomStream const&) = delete;
  RoomStream& operator=(RoomStream const&) = delete;

  enum class Pace { quick, calm };
  // Nothing for a room that is not there.
  std::shared_ptr<http::EventStream> join(std::shared_ptr<store::Store> const& store, std::string const& room,
                                          Pace pace);
  // Something was written in the city of this epoch. Any thread; never waits.
  void told(std::string const& epoch);
  std::size_t listeners() const;
  // Ends all of them: the server stops.
  void close();

 private:
  using Streams = std::vector<std::shared_ptr<http::EventStream>>;
  struct Room {
    std::weak_ptr<store::Store> store;  // a city that nobody asks for closes
    Streams quick{}, calm{};
    std::string said_quick{}, said_calm{};
    std::chrono::steady_clock::time_point calm_at{};
    bool stale = false;
  };
  using Key = std::pair<std::string, std::string>;  // epoch, room

  void run();
  void tell(Key const& key);
  void forget_empty_rooms();
  std::optional<views::Heard> heard(store::Store& store, std::string const& room) const;
  http::EventStream::Bytes event_of(std::string const& data) const;

  std::string name_;
  Hear hear_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<Key, Room> rooms_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace arpent
