#include "main/cities.h"

#include <algorithm>
#include <filesystem>

namespace arpent {

namespace fs = std::filesystem;

std::vector<std::string> Cities::names() const {
  std::vector<std::string> out;
  std::error_code error;
  for (auto const& file : fs::directory_iterator(folder_, error))
    if (file.path().extension() == ".db") out.push_back(file.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

Result<Done> Cities::open_first() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return Problem{503, "serve.no_folder", {{"folder", folder_}, {"reason", error.message()}}};
  auto found = names();
  if (found.empty()) found.emplace_back("city");
  std::lock_guard const lock(mutex_);
  ARPENT_CHECK(open_file(found.front()));
  return Done{};
}

Result<store::Store*> Cities::open_file(std::string const& name) {
  if (auto const found = open_.find(name); found != open_.end()) return found->second.get();
  ARPENT_TRY(store, store::Store::open(store_options(house_, (fs::path(folder_) / (name + ".db")).string())));
  return open_.emplace(name, std::move(store)).first->second.get();
}

Result<store::Store*> Cities::of_host(std::string const& host) {
  std::lock_guard const lock(mutex_);
  auto const known = names();
  if (known.size() == 1) return open_file(known.front());
  if (std::find(known.begin(), known.end(), host) != known.end()) return open_file(host);
  return Problem{404, "city.unknown", {{"host", host}}};
}

std::vector<store::Store*> Cities::open() const {
  std::lock_guard const lock(mutex_);
  std::vector<store::Store*> out;
  for (auto const& [name, store] : open_) out.push_back(store.get());
  return out;
}

}  // namespace arpent
