// raw_client — for tests: sends exactly the bytes it is told and reads answers one by one.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/http/decode.h"

namespace http {

struct RawAnswer {
  int status = 0;  // 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;
  std::string head, body;
};

class RawClient {
 public:
  explicit RawClient(unsigned short port, int receive_buffer = 0) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receive_buffer)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("connect");
  }
  ~RawClient() { close(); }
  RawClient(const RawClient&) = delete;

  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  void end_sending() { ::shutdown(socket_, SHUT_WR); }

  // False once the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(std::size_t(sent));
    }
    return true;
  }

  RawAnswer read(bool to_head = false) {
    RawAnswer answer;
    std::size_t end;
    while ((end = pending_.find("\r\n\r\n")) == pending_.npos)
      if (!more()) return answer;
    answer.head = pending_.substr(0, end + 2);
    pending_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + 9);
    read_headers(answer);
    const bool empty =
        to_head || answer.status / 100 == 1 || answer.status == 204 || answer.status == 304;
    const std::size_t length =
        empty ? 0 : std::strtoull(answer.headers["content-length"].c_str(), nullptr, 10);
    while (pending_.size() < length)
      if (!more()) break;
    answer.body = pending_.substr(0, length);
    pending_.erase(0, length);
    return answer;
  }

  RawAnswer ask(std::string_view bytes) {
    send(bytes);
    return read(bytes.starts_with("HEAD "));
  }

  // Waits a moment for one.
  bool has_answer() {
    pollfd ready{socket_, POLLIN, 0};
    return ::poll(&ready, 1, 5) == 1;
  }

  // True when the server closes without sending anything more.
  bool is_closed() { return pending_.empty() && !more(); }

 private:
  bool more() {
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, 20'000) != 1)
      throw std::runtime_error("the server neither answers nor closes");
    char bytes[65536];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    pending_.append(bytes, std::size_t(got));
    return true;
  }

  static void read_headers(RawAnswer& answer) {
    std::string_view rest = answer.head;
    rest.remove_prefix(rest.find("\r\n") + 2);
    while (!rest.empty()) {
      const auto end = rest.find("\r\n");
      const auto colon = rest.find(": ");
      answer.headers[std::string(rest.substr(0, colon))] = rest.substr(colon + 2, end - colon - 2);
      rest.remove_prefix(end + 2);
    }
  }

  int socket_ = -1;
  std::string pending_;
};

}  // namespace http
