// Tells open pages that their city has changed: GET /api/events, one stream a page. An event says only up to which
// moment the city has come; the page reads again what it shows. So a page that was away needs nothing but the latest
// event.
//
//   id: <epoch>.<moment>      the epoch is another one after a copy was put in the city's place
//   data: {"moment": 1203}
#pragma once
#include <map>
#include <mutex>
#include <vector>

#include "doors/http/event_stream.h"
#include "store/store.h"

namespace arpent::http {

class Live {
 public:
  // A stream that has heard of `moment` already.
  std::shared_ptr<EventStream> join(std::string const& epoch, store::Moment moment);
  // Any thread; never waits.
  void told(std::string const& epoch, store::Moment moment);
  std::size_t listeners() const;
  // Ends all of them: the server stops.
  void close();

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<std::shared_ptr<EventStream>>> streams_;
};

}  // namespace arpent::http
