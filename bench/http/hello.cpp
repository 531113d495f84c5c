// The listener with next to nothing behind it: what the door itself costs, and what tests/api/http_conform.py tries.
//
//   http_hello [PORT [HEADER_TIMEOUT_MS]]      prints its port and serves until its input ends
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "doors/http/listener.h"

int main(int argc, char** argv) {
  using namespace arpent::http;
  Options options;
  if (argc > 1) options.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  if (argc > 2) options.header_timeout = std::chrono::milliseconds(std::atoi(argv[2]));
  auto const listener = Listener::start(options, [](Request request, Reply reply) {
    if (request.method == "GET") reply({.headers = {{"Content-Type", "text/plain"}}, .body = "hello"});
    else reply({.status = 201, .headers = {{"Content-Type", "text/plain"}}, .body = std::move(request.body)});
  });
  if (!listener) {
    std::cerr << listener.problem().code << "\n";
    return 1;
  }
  std::cout << (*listener)->port() << std::endl;
  while (std::getchar() != EOF) {
  }
}
