#include "main/room_stream.h"

#include <algorithm>

namespace arpent {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 100ms;
constexpr auto calm_for = 500ms;

// What was said but for the moment: a change elsewhere in the city is no news here.
std::string news_in(std::string const& data) {
  auto json = Json::parse(data);
  json.erase("moment");
  return json.dump();
}

void push(std::vector<std::shared_ptr<http::EventStream>>& streams, http::EventStream::Bytes const& bytes) {
  std::erase_if(streams, [&](auto const& stream) { return !stream->push(bytes); });
}

}  // namespace

RoomStream::RoomStream(std::string name, Hear hear)
    : name_(std::move(name)), hear_(std::move(hear)), thread_([this] { run(); }) {}

RoomStream::~RoomStream() {
  close();
  {
    std::lock_guard const lock(mutex_);
    stops_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::shared_ptr<http::EventStream> RoomStream::join(std::shared_ptr<store::Store> const& store, std::string const& id,
                                                    Pace pace) {
  auto const now = heard(*store, id);
  if (!now) return nullptr;
  auto stream = std::make_shared<http::EventStream>();
  stream->push(event_of(pace == Pace::quick ? now->quick : now->calm));
  std::lock_guard const lock(mutex_);
  forget_empty_rooms();
  auto& room = rooms_[{store->epoch(), id}];
  room.store = store;
  (pace == Pace::quick ? room.quick : room.calm).push_back(stream);
  // Something may have been written between the reading and this line.
  room.stale = true;
  changed_.notify_all();
  return stream;
}

void RoomStream::told(std::string const& epoch) {
  std::lock_guard const lock(mutex_);
  bool any = false;
  for (auto& [key, room] : rooms_)
    if (key.first == epoch) any = room.stale = true;
  if (any) changed_.notify_all();
}

std::size_t RoomStream::listeners() const {
  std::lock_guard const lock(mutex_);
  std::size_t count = 0;
  for (auto const& [key, room] : rooms_) count += room.quick.size() + room.calm.size();
  return count;
}

void RoomStream::close() {
  std::lock_guard const lock(mutex_);
  for (auto& [key, room] : rooms_)
    for (auto* streams : {&room.quick, &room.calm})
      for (auto const& stream : *streams) stream->close();
  rooms_.clear();
}

void RoomStream::forget_empty_rooms() {
  for (auto at = rooms_.begin(); at != rooms_.end();) {
    auto& room = at->second;
    for (auto* streams : {&room.quick, &room.calm})
      std::erase_if(*streams, [](auto const& stream) { return !stream->is_open(); });
    at = room.quick.empty() && room.calm.empty() ? rooms_.erase(at) : std::next(at);
  }
}

void RoomStream::run() {
  std::unique_lock lock(mutex_);
  auto const has_news = [this] {
    return stops_ || std::any_of(rooms_.begin(), rooms_.end(), [](auto const& one) { return one.second.stale; });
  };
  for (;;) {
    changed_.wait(lock, has_news);
    // What is written together is told together.
    changed_.wait_for(lock, tick, [this] { return stops_; });
    if (stops_) return;
    std::vector<Key> stale;
    for (auto const& [key, room] : rooms_)
      if (room.stale) stale.push_back(key);
    lock.unlock();
    for (auto const& key : stale) tell(key);
    lock.lock();
  }
}

void RoomStream::tell(Key const& key) {
  std::shared_ptr<store::Store> store;
  {
    std::lock_guard const lock(mutex_);
    auto const found = rooms_.find(key);
    if (found == rooms_.end()) return;
    found->second.stale = false;
    store = found->second.store.lock();
  }
  auto const now_heard = store ? heard(*store, key.second) : std::nullopt;
  std::lock_guard const lock(mutex_);
  auto const found = rooms_.find(key);
  if (found == rooms_.end()) return;
  auto& room = found->second;
  if (!now_heard) {
    for (auto* streams : {&room.quick, &room.calm})
      for (auto const& stream : *streams) stream->close();
    rooms_.erase(found);
    return;
  }
  auto const quick = news_in(now_heard->quick), calm = news_in(now_heard->calm);
  if (quick != std::exchange(room.said_quick, quick)) push(room.quick, event_of(now_heard->quick));
  if (calm == room.said_calm) return;
  auto const now = std::chrono::steady_clock::now();
  if (now - room.calm_at < calm_for) {
    room.stale = true;  // in a moment
    return;
  }
  room.said_calm = calm;
  room.calm_at = now;
  push(room.calm, event_of(now_heard->calm));
}

std::optional<views::Heard> RoomStream::heard(store::Store& store, std::string const& room) const {
  return store.read(store::At::present(), [&](store::Reader& reader) { return hear_(reader, room); });
}

http::EventStream::Bytes RoomStream::event_of(std::string const& data) const {
  auto const moment = std::to_string(Json::parse(data).value("moment", std::int64_t{0}));
  return std::make_shared<std::string const>(http::print_event({.id = moment, .name = name_, .data = data}));
}

}  // namespace arpent
