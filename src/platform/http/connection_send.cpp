// connection_send — brings an answer to the client, no faster than it reads and no slower than it
// may.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/connection.h"

namespace http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t file_piece = 256 << 10;
constexpr std::chrono::milliseconds good_bye{3'000};

// Takes `count` written bytes off the front.
std::span<asio::const_buffer> rest_of(std::span<asio::const_buffer> parts, std::size_t count) {
  while (!parts.empty() && count >= parts.front().size()) {
    count -= parts.front().size();
    parts = parts.subspan(1);
  }
  if (!parts.empty()) parts.front() += count;
  return parts;
}

}  // namespace

void Connection::write_tail() {
  tail_.assign(loop_.date_line());
  if (secure_) tail_.append("strict-transport-security: max-age=31536000\r\n");
  if (!goes_on_) {
    tail_.append("connection: close\r\n");
  } else if (!is_1_1_) {
    tail_.append("connection: keep-alive\r\n");
  }
  tail_.append("\r\n");
}

asio::awaitable<bool> Connection::send(const Outgoing& out) {
  write_tail();
  std::array<asio::const_buffer, 3> parts{asio::buffer(out.head), asio::buffer(tail_),
                                          asio::buffer(out.body)};
  co_return co_await write_all(parts);
}

asio::awaitable<bool> Connection::write_all(std::span<asio::const_buffer> parts) {
  Pace pace(limits_);
  for (;;) {
    boost::system::error_code error;
    const std::size_t count = socket_.write_some(parts, error);
    if (error && error != asio::error::would_block) co_return false;
    parts = rest_of(parts, count);
    if (parts.empty()) co_return true;
    deadline_ = pace.begin_wait();
    const auto [failed] = co_await socket_.async_wait(tcp::socket::wait_write, quietly);
    deadline_ = Steady::time_point::max();
    pace.end_wait(count);
    if (failed) co_return false;
  }
}

asio::awaitable<bool> Connection::send_file(SharedExchange it) {
  if (!co_await send(it->out)) co_return false;
  const auto piece = std::make_shared<std::string>();
  while (it->out.length > 0) {
    piece->resize(std::min<std::uint64_t>(it->out.length, file_piece));
    const auto got = std::make_shared<std::size_t>(0);
    std::function<void()> reading = [it, piece, got] {
      *got = read_file(it->out, piece->data(), piece->size());
    };
    // A file that became shorter cannot keep the promised length: the connection breaks off.
    const bool read =
        co_await on_worker(std::move(reading), limits_.handling_time, Errand::goes_on);
    if (!read || *got != piece->size()) co_return false;
    it->out.length -= *got;
    std::array<asio::const_buffer, 1> parts{asio::buffer(*piece)};
    if (!co_await write_all(parts)) co_return false;
  }
  co_return true;
}

// Closing while the client still sends would reset the connection, and the answer with it: say that
// we are done, and swallow what comes for a moment.
asio::awaitable<void> Connection::part() {
  boost::system::error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  const auto until = Steady::now() + std::min(good_bye, limits_.transfer_time);
  for (bool more = true; more;) {
    buffer_.consume(buffer_.size());
    deadline_ = until;
    const Came came = co_await read_some(ReadBuffer::small);
    more = came == Came::bytes && Steady::now() < until;
  }
}

}  // namespace http
