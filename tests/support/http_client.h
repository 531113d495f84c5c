// A small blocking HTTP/1.1 client for tests: says exactly what it is told, understands what our listener answers.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace arpent::testing {

struct Answer {
  int status = 0;                              // 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  // names in lower case; of several with one name the last
  std::string body;
};

// One connection to 127.0.0.1, bytes as given.
class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
    int const yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  }
  ~RawConnection() { ::close(socket_); }
  RawConnection(RawConnection const&) = delete;
  RawConnection& operator=(RawConnection const&) = delete;

  // False when the other side has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Reads until the text has come, the other side closes, or the time is over; gives all that is there.
  std::string const& read_until(std::string_view text, std::chrono::milliseconds patience = std::chrono::seconds(10)) {
    auto const until = std::chrono::steady_clock::now() + patience;
    while ((text.empty() || read_.find(text) == std::string::npos) && read_some(until)) {
    }
    return read_;
  }
  std::string const& read_to_end(std::chrono::milliseconds patience = std::chrono::seconds(10)) {
    return read_until("", patience);
  }
  bool closed() const { return closed_; }

  // The next answer; what follows stays for later.
  enum class Expect { body, no_body };
  Answer read_answer(Expect expect = Expect::body) {
    Answer answer;
    read_until("\r\n\r\n");
    auto const end = read_.find("\r\n\r\n");
    if (end == std::string::npos) return answer;
    auto const head = read_.substr(0, end + 2);
    read_.erase(0, end + 4);
    answer.status = std::stoi(head.substr(9, 3));
    for (auto begin = head.find("\r\n") + 2; begin < head.size(); begin = head.find("\r\n", begin) + 2) {
      auto const colon = head.find(':', begin);
      auto name = head.substr(begin, colon - begin);
      std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
      answer.headers[name] = head.substr(colon + 2, head.find("\r\n", colon) - colon - 2);
    }
    auto const length = answer.headers.find("content-length");
    if (expect == Expect::no_body || length == answer.headers.end()) return answer;
    auto const size = std::stoul(length->second);
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (read_.size() < size && read_some(until)) {
    }
    answer.body = read_.substr(0, size);
    read_.erase(0, size);
    return answer;
  }

 private:
  bool read_some(std::chrono::steady_clock::time_point until) {
    auto const left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    pollfd waiting{socket_, POLLIN, 0};
    if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return false;
    char bytes[65536];
    auto const size = ::recv(socket_, bytes, sizeof bytes, 0);
    if (size <= 0) {
      closed_ = true;
      return false;
    }
    read_.append(bytes, static_cast<std::size_t>(size));
    return true;
  }

  int socket_;
  std::string read_;
  bool closed_ = false;
};

// One request on a fresh connection.
struct Ask {
  std::string method = "GET";
  std::string target = "/";
  std::string body{};
  std::map<std::string, std::string> headers{};
};

inline Answer ask(std::uint16_t port, Ask const& what) {
  RawConnection connection(port);
  auto text = what.method + " " + what.target + " HTTP/1.1\r\nConnection: close\r\n";
  if (!what.headers.contains("Host")) text += "Host: localhost\r\n";
  for (auto const& [name, value] : what.headers) text += name + ": " + value + "\r\n";
  if (!what.body.empty() || what.method == "POST")
    text += "Content-Length: " + std::to_string(what.body.size()) + "\r\n";
  connection.send(text + "\r\n" + what.body);
  return connection.read_answer(what.method == "HEAD" ? RawConnection::Expect::no_body : RawConnection::Expect::body);
}

}  // namespace arpent::testing
