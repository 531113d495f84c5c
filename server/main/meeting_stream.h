// Tells the phones, the wall and the facilitators of a meeting what has changed: GET /api/meeting_events/<id>, one
// stream a page. Each event says how the meeting stands (views/meeting_list.h: heard_in_the_room), so that a page which
// was away needs nothing but the latest one.
//
//   id: <moment>
//   data: {"moment": 1203, "step": "…", "counts": {…}, …}
//
// Facilitator and wall hear within a tenth of a second, phones twice a second at most: five hundred of them are told of
// every note together.
#pragma once
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "doors/http/event_stream.h"
#include "store/store.h"

namespace arpent {

class MeetingStream {
 public:
  MeetingStream();
  ~MeetingStream();
  MeetingStream(MeetingStream const&) = delete;
  MeetingStream& operator=(MeetingStream const&) = delete;

  enum class Pace { quick, calm };
  // Nothing for a meeting that is not there.
  std::shared_ptr<http::EventStream> join(std::shared_ptr<store::Store> const& store, std::string const& meeting,
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
  using Key = std::pair<std::string, std::string>;  // epoch, meeting

  void run();
  void tell(Key const& key);
  void forget_empty_rooms();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<Key, Room> rooms_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace arpent
