// The server: a folder of cities behind the HTTP door, until it is told to stop.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "main/openid_options.h"

namespace arpent {

struct ServeOptions {
  std::string data = "arpent-data";  // folder of cities, one file each
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string base_url{};              // as people see it; derived from address and port when empty
  std::string outbox{};                // folder for mails where there is no mail server; "" is <data>/outbox
  std::string smtp{};                  // "smtp://mail.ville.fr:587"
  std::string today{};                 // tests and the example: a fixed day to start from
  std::vector<std::string> proxies{};  // addresses whose X-Forwarded-For is believed
  bool demo = false;                   // the example city, with one-click logins, on loopback only
  bool fresh = false;                  // the example is told anew, though one of today is there
  double requests_a_second = 50;       // of one account or link, after a burst of ten times as many; 0: any
  OpenIdOptions openid{};
};

// Serves until SIGTERM or SIGINT; 0 when it stopped as told.
int serve(ServeOptions options);

}  // namespace arpent
