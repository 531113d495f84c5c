// A folder of cities: <host>.db answers the host of that name, and the only city of a folder answers any host. A city
// is opened when it is first asked for and closed when nobody has asked for a while.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>

#include "store/store.h"

namespace arpent::store {

// The name that a host's city has in its folder: lower case, without a port; "" when it cannot be a host name, so that no
// request and no command ever reaches another folder.
std::string city_name(std::string_view host);

class Cities {
 public:
  struct Setting {
    std::filesystem::path folder;
    std::function<Options(std::string path)> options;  // how to open the city of this file
    Clock const& clock;
    std::chrono::milliseconds idle = std::chrono::minutes(10);
  };
  explicit Cities(Setting setting);
  // Waits for who still holds a city, two seconds at most: an answer on its way is held by the city's own writer, and
  // that one cannot close the city it works for.
  ~Cities();
  Cities(Cities const&) = delete;
  Cities& operator=(Cities const&) = delete;

  // 404 "city.unknown" {host}, or what Store::open says. Shared, since a request may still hold a city that is being
  // closed as idle. `host` as in the request's header: a port is ignored, and so is case.
  Result<std::shared_ptr<Store>> find(std::string_view host);
  // Makes the city when it is not there. 422 "city.name" for a name that is no host name.
  Result<std::shared_ptr<Store>> make(std::string_view host);

  std::vector<std::string> names() const;  // in alphabetical order
  std::size_t open_count();
  std::vector<std::shared_ptr<Store>> open_now();
  // Closes what nobody holds or has asked for since `idle`; to be called now and then.
  void close_idle();

 private:
  struct Open {
    std::shared_ptr<Store> store;
    Instant asked;
  };
  Result<std::shared_ptr<Store>> opened(std::string const& name);

  Setting setting_;
  std::mutex mutex_;
  std::map<std::string, Open> open_;
};

}  // namespace arpent::store
