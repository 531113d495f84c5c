// The cities of a server: a folder with one file each. The host name chooses; a server with one city answers any host.
#pragma once
#include <map>
#include <mutex>

#include "main/assemble.h"

namespace arpent {

class Cities {
 public:
  // `folder` is made when missing.
  Cities(House const& house, std::string folder) : house_(house), folder_(std::move(folder)) {}

  // Opens what is there, or makes the file of the one city of a new server. Problems of store::Store::open.
  Result<Done> open_first();

  // 404 "city.unknown" {host}.
  Result<store::Store*> of_host(std::string const& host);
  std::vector<store::Store*> open() const;

 private:
  Result<store::Store*> open_file(std::string const& name);
  std::vector<std::string> names() const;

  House const& house_;
  std::string folder_;
  mutable std::mutex mutex_;
  std::map<std::string, std::unique_ptr<store::Store>> open_;
};

}  // namespace arpent
