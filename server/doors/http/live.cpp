#include "doors/http/live.h"

#include <algorithm>

namespace arpent::http {
namespace {

EventStream::Bytes event(std::string const& epoch, store::Moment moment) {
  auto const number = std::to_string(moment);
  return std::make_shared<std::string const>(
      print_event({.id = epoch + "." + number, .name = "city", .data = R"({"moment":)" + number + "}"}));
}

}  // namespace

std::shared_ptr<EventStream> Live::join(std::string const& epoch, store::Moment moment) {
  auto stream = std::make_shared<EventStream>();
  stream->push(event(epoch, moment));
  std::lock_guard const lock(mutex_);
  auto& streams = streams_[epoch];
  std::erase_if(streams, [](auto const& other) { return !other->is_open(); });
  streams.push_back(stream);
  return stream;
}

void Live::told(std::string const& epoch, store::Moment moment) {
  std::lock_guard const lock(mutex_);
  auto const found = streams_.find(epoch);
  if (found == streams_.end()) return;
  auto const bytes = event(epoch, moment);
  std::erase_if(found->second, [&](auto const& stream) { return !stream->push(bytes); });
  if (found->second.empty()) streams_.erase(found);
}

std::size_t Live::listeners() const {
  std::lock_guard const lock(mutex_);
  std::size_t count = 0;
  for (auto const& [epoch, streams] : streams_) count += streams.size();
  return count;
}

void Live::close() {
  std::lock_guard const lock(mutex_);
  for (auto const& [epoch, streams] : streams_)
    for (auto const& stream : streams) stream->close();
  streams_.clear();
}

}  // namespace arpent::http
