#include "doors/http/event_stream.h"

#include <algorithm>
#include <utility>

namespace arpent::http {

bool EventStream::push(Bytes event) {
  std::unique_lock lock(mutex_);
  if (closed_) return false;
  queued_bytes_ += event->size();
  queue_.push_back(std::move(event));
  if (queued_bytes_ > behind_bytes_max) {
    queue_.clear();
    queued_bytes_ = 0;
    closed_ = dropped_ = true;
  }
  bool const going_on = !dropped_;
  wake_once(lock);
  return going_on;
}

void EventStream::close() {
  std::unique_lock lock(mutex_);
  closed_ = true;
  wake_once(lock);
}

bool EventStream::is_open() const {
  std::lock_guard const lock(mutex_);
  return !closed_;
}

void EventStream::attach(std::function<void()> wake) {
  std::unique_lock lock(mutex_);
  wake_ = std::move(wake);
  woken_ = false;
  if (!queue_.empty() || closed_) wake_once(lock);
}

EventStream::Taken EventStream::take() {
  std::lock_guard const lock(mutex_);
  woken_ = false;
  std::vector<Bytes> events;
  for (std::size_t bytes = 0; !queue_.empty() && bytes < sent_bytes_max;) {
    bytes += queue_.front()->size();
    queued_bytes_ -= queue_.front()->size();
    events.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return {std::move(events), closed_ && queue_.empty(), dropped_};
}

void EventStream::abandon() {
  std::lock_guard const lock(mutex_);
  closed_ = true;
  queue_.clear();
  wake_ = nullptr;
}

void EventStream::wake_once(std::unique_lock<std::mutex>& lock) {
  if (woken_ || !wake_) return;
  woken_ = true;
  // Outside the lock: what is woken may take at once.
  auto const wake = wake_;
  lock.unlock();
  wake();
}

std::string print_event(Event const& event) {
  std::string text;
  auto const append = [&](std::string_view field, std::string_view value) {
    text.append(field).append(": ");
    std::copy_if(value.begin(), value.end(), std::back_inserter(text),
                 [](char c) { return c != '\n' && c != '\r' && c != '\0'; });
    text += '\n';
  };
  if (!event.id.empty()) append("id", event.id);
  if (!event.name.empty()) append("event", event.name);
  for (std::size_t begin = 0; begin <= event.data.size();) {
    auto const end = std::min(event.data.find('\n', begin), event.data.size());
    append("data", event.data.substr(begin, end - begin));
    begin = end + 1;
  }
  return text += '\n';
}

}  // namespace arpent::http
