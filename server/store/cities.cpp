#include "store/cities.h"

#include <algorithm>
#include <thread>

#include "base/stopwatch.h"

namespace arpent::store {
namespace {

constexpr std::string_view ending = ".db";
constexpr std::chrono::seconds longest_wait{2};

}  // namespace

std::string city_name(std::string_view host) {
  if (auto const colon = host.find(':'); colon != std::string_view::npos) host = host.substr(0, colon);
  if (host.ends_with('.')) host.remove_suffix(1);
  std::string out;
  for (char const c : host) {
    bool const upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '.') return {};
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  bool const well_formed =
      !out.empty() && out.size() <= 253 && out.front() != '.' && out.find("..") == std::string::npos;
  return well_formed ? out : "";
}

Cities::Cities(Setting setting) : setting_(std::move(setting)) { std::filesystem::create_directories(setting_.folder); }

Cities::~Cities() {
  Stopwatch const stopwatch;
  auto const is_held = [this] {
    return std::any_of(open_.begin(), open_.end(), [](auto const& item) { return item.second.store.use_count() > 1; });
  };
  while (is_held() && stopwatch.elapsed() < longest_wait) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

std::vector<std::string> Cities::names() const {
  std::vector<std::string> out;
  for (auto const& file : std::filesystem::directory_iterator(setting_.folder))
    if (file.path().extension() == ending && file.is_regular_file()) out.push_back(file.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::shared_ptr<Store>> Cities::find(std::string_view host) {
  auto const name = city_name(host);
  std::lock_guard const lock(mutex_);
  if (!name.empty() &&
      (open_.contains(name) || std::filesystem::exists(setting_.folder / (name + std::string(ending)))))
    return opened(name);
  if (auto const all = names(); all.size() == 1) return opened(all.front());
  return Problem{404, "city.unknown", {{"host", std::string(host)}}};
}

Result<std::shared_ptr<Store>> Cities::make(std::string_view host) {
  auto const name = city_name(host);
  if (name.empty()) return Problem{422, "city.name", {{"host", std::string(host)}}};
  std::lock_guard const lock(mutex_);
  return opened(name);
}

Result<std::shared_ptr<Store>> Cities::opened(std::string const& name) {
  auto const now = setting_.clock.now();
  if (auto const found = open_.find(name); found != open_.end()) {
    found->second.asked = now;
    return found->second.store;
  }
  ARPENT_TRY(store, Store::open(setting_.options((setting_.folder / (name + std::string(ending))).string())));
  return open_.emplace(name, Open{std::move(store), now}).first->second.store;
}

std::size_t Cities::open_count() {
  std::lock_guard const lock(mutex_);
  return open_.size();
}

std::vector<std::shared_ptr<Store>> Cities::open_now() {
  std::lock_guard const lock(mutex_);
  std::vector<std::shared_ptr<Store>> out;
  for (auto const& [name, open] : open_) out.push_back(open.store);
  return out;
}

void Cities::close_idle() {
  auto const long_ago = setting_.clock.now() - setting_.idle;
  std::lock_guard const lock(mutex_);
  std::erase_if(open_,
                [&](auto const& item) { return item.second.asked < long_ago && item.second.store.use_count() == 1; });
}

}  // namespace arpent::store
