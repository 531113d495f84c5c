// So many clients at once, each with one connection on which it asks, waits for the answer, and asks again.
//
//   arpent_bench_clients PORT CLIENTS SECONDS COOKIE < requests      (one a line: METHOD PATH BODY; "%id" becomes a new
//   identity)
//
// Prints answers per second, p50, p95, p99 in milliseconds, and how many answers were not of 200 to 299. One thread and
// epoll, so that most of the machine is left to the server.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Steady = std::chrono::steady_clock;

struct Client {
  int socket = -1;
  std::string heard{};
  Steady::time_point asked{};
};

std::string new_identity() {
  static long n = 0;
  char text[40];
  std::snprintf(text, sizeof text, "0195%04x-0000-7000-8000-%012lx", static_cast<unsigned>(getpid() & 0xffff), ++n);
  return text;
}

std::string request(std::string const& line, std::string const& cookie) {
  std::istringstream words(line);
  std::string method, path, body;
  words >> method >> path;
  std::getline(words >> std::ws, body);
  for (auto at = body.find("%id"); at != body.npos; at = body.find("%id")) body.replace(at, 3, new_identity());
  auto out = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: arpent_session=" + cookie + "\r\n";
  if (method != "GET")
    out += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  return out + "\r\n" + body;
}

bool is_whole(std::string const& heard) {
  auto const head = heard.find("\r\n\r\n");
  if (head == heard.npos) return false;
  auto const length = heard.find("Content-Length: ");
  return length < head && heard.size() >= head + 4 + static_cast<std::size_t>(std::atol(heard.c_str() + length + 16));
}

int connected(int port) {
  int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int const now = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
  if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::perror("connect"), std::exit(1);
  return socket;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  std::vector<Client> clients(static_cast<std::size_t>(std::atoi(argv[2])));
  int const ready = epoll_create1(0);
  std::size_t next = 0;
  long refused = 0;
  std::vector<double> waits_ms;
  auto const ask = [&](Client& client) {
    auto const text = request(lines[next++ % lines.size()], argv[4]);
    client.heard.clear();
    client.asked = Steady::now();
    if (write(client.socket, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
      std::perror("write"), std::exit(1);
  };
  for (auto& client : clients) {
    client.socket = connected(std::atoi(argv[1]));
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &client}};
    epoll_ctl(ready, EPOLL_CTL_ADD, client.socket, &event);
  }
  auto const begun = Steady::now();
  auto const spent = [&] { return std::chrono::duration<double>(Steady::now() - begun).count(); };
  for (auto& client : clients) ask(client);
  auto waiting = clients.size();
  static char bytes[1 << 20];
  while (waiting > 0) {
    epoll_event events[64];
    int const count = epoll_wait(ready, events, 64, 10000);
    if (count <= 0) return std::fprintf(stderr, "no answer for 10 s\n"), 1;
    for (int n = 0; n < count; ++n) {
      auto& client = *static_cast<Client*>(events[n].data.ptr);
      auto const got = read(client.socket, bytes, sizeof bytes);
      if (got <= 0) return std::fprintf(stderr, "a connection was closed\n"), 1;
      client.heard.append(bytes, static_cast<std::size_t>(got));
      if (!is_whole(client.heard)) continue;
      waits_ms.push_back(std::chrono::duration<double, std::milli>(Steady::now() - client.asked).count());
      if (client.heard.compare(9, 1, "2") != 0 && ++refused == 1)
        std::fprintf(stderr, "%.300s\n", client.heard.c_str());
      if (spent() < std::atof(argv[3])) ask(client);
      else --waiting;
    }
  }
  auto const rate = static_cast<double>(waits_ms.size()) / spent();
  std::sort(waits_ms.begin(), waits_ms.end());
  auto const at = [&](double share) {
    return waits_ms[static_cast<std::size_t>(share * static_cast<double>(waits_ms.size() - 1))];
  };
  std::printf("%.0f %.2f %.2f %.2f %ld\n", rate, at(.5), at(.95), at(.99), refused);
}
