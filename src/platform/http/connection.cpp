// connection — one client: reads the heads of its requests and answers at once what lies in the
// page cache.
#include "platform/http/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t cached_query = 200;       // longer ones are somebody's own search
constexpr std::chrono::seconds last_chance{2};  // for a new client, once the server stops

bool is_true(std::string_view value) { return value == "true"; }

bool wants_fragment(const Head& head) {
  return is_true(head.header("hx-request")) && !is_true(head.header("hx-boosted")) &&
         !is_true(head.header("hx-history-restore-request"));
}

}  // namespace

Connection::Connection(Loop& loop, tcp::socket socket, Doorway::Pass pass)
    : loop_(loop),
      service_(loop.service()),
      limits_(service_.limits),
      socket_(std::move(socket)),
      pass_(std::move(pass)) {
  loop_.add(*this);
  service_.traffic.connections.add(1);
}

Connection::~Connection() {
  loop_.remove(*this);
  service_.traffic.connections.add(-1);
}

void Connection::start() {
  asio::co_spawn(loop_.context(), live(shared_from_this()), asio::detached);
}

asio::awaitable<void> Connection::live(std::shared_ptr<Connection> self) { co_await self->serve(); }

void Connection::expire() {
  expired_ = true;
  deadline_ = Steady::time_point::max();
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::wind_down() {
  goes_on_ = false;
  if (!idle_) return;
  if (had_request_) return expire();
  deadline_ = std::min(deadline_, Steady::now() + last_chance);
}

void Connection::cut() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

asio::awaitable<void> Connection::serve() {
  for (;;) {
    if (!co_await read_head()) co_return;
    started_ = Steady::now();
    bool well = false;
    if (Outgoing cached; refused_) {
      well = co_await refuse_head();
    } else if (in_page_cache(cached)) {
      well = co_await send(cached);
      count(cached.cached->route, cached.status);
    } else {
      well = co_await exchange();
    }
    if (!well) co_return;
    if (!goes_on_) break;
    had_request_ = true;
    parser_.reset();
  }
  co_await part();
}

// Reads until a head is complete or cannot become one; what is wrong with it stands in refused_
// then.
asio::awaitable<bool> Connection::read_head() {
  HeadScan scan;
  Steady::time_point head_deadline{};
  for (;;) {
    const auto found = scan.step(buffer_.bytes());
    refused_ = fault_of_length(found, scan);
    if (refused_) co_return true;
    if (found == HeadScan::Found::end) break;

    idle_ = buffer_.empty();
    if (idle_) {
      if (loop_.stopping() && had_request_) co_return false;
      buffer_.shrink();
      deadline_ = Steady::now() + limits_.idle_time;
    } else {
      if (head_deadline == Steady::time_point{})
        head_deadline = Steady::now() + limits_.header_time;
      deadline_ = head_deadline;
    }
    const Came came = co_await read_some(ReadBuffer::small);
    idle_ = false;
    if (came == Came::nothing || (came == Came::too_slow && buffer_.empty())) co_return false;
    if (came == Came::too_slow) {
      refused_ = 408;
      co_return true;
    }
  }
  refused_ = understand_head(scan);
  co_return true;
}

int Connection::fault_of_length(HeadScan::Found found, const HeadScan& scan) const {
  const std::size_t length = scan.end() - scan.begin();
  const bool ended = found == HeadScan::Found::end;
  if (found == HeadScan::Found::bad) return 400;
  if (found == HeadScan::Found::bad_version) return 505;
  if (!ended && scan.in_first_line() && length > limits_.target_bytes + 20) return 414;
  return length > limits_.header_bytes ? 431 : 0;
}

int Connection::understand_head(const HeadScan& scan) {
  Head& head = loop_.head();
  const auto bytes = buffer_.bytes().substr(scan.begin(), scan.end() - scan.begin());
  parser_.emplace();
  const int status = parser_->head(bytes, limits_.headers, head);
  buffer_.consume(scan.end());  // the bytes themselves stay until the next read
  if (status) return status;
  if (head.target.size() > limits_.target_bytes) return 414;
  goes_on_ = head.keep_alive && !loop_.stopping();
  is_1_1_ = head.is_1_1;
  has_body_ = head.has_body;
  expects_continue_ = head.expects_continue;
  secure_ = false;
  return 0;
}

// The key also says whether a part of the page was asked for; it is kept for plan_caching().
bool Connection::in_page_cache(Outgoing& out) {
  const Head& head = loop_.head();
  std::string& key = loop_.cache_key();
  key.clear();
  const bool reads = head.method == "GET" || head.method == "HEAD";
  const auto query = std::min(head.target.find('?'), head.target.size());
  if (!service_.hooks.public_version || !reads || has_body_ ||
      head.target.size() - query > cached_query)
    return false;
  key.append(wants_fragment(head) ? "part " : "page ").append(head.target);
  auto found = service_.cache.find(key, service_.hooks.public_version());
  if (!found) return false;
  Wishes wishes;
  wishes.head_only = head.method == "HEAD";
  wishes.accept_encoding = head.header("accept-encoding");
  wishes.if_none_match = head.header("if-none-match");
  prepare_cached(std::move(found), wishes, out);
  service_.traffic.from_cache.add();
  return true;
}

asio::awaitable<bool> Connection::refuse_head() {
  goes_on_ = false;
  is_1_1_ = true;
  count(service_.traffic.no_route(), refused_);
  Outgoing out;
  const Response page = plain_page(refused_, {});
  out.own_head = head_of(page, page.body.size());
  out.own_body = page.body;
  out.head = out.own_head;
  out.body = out.own_body;
  co_return co_await send(out);
}

asio::awaitable<Connection::Came> Connection::read_some(std::size_t capacity) {
  buffer_.make_room(capacity);
  expired_ = false;
  const asio::mutable_buffer space(buffer_.free_space(), buffer_.free_size());
  const auto [error, count] = co_await socket_.async_read_some(space, quietly);
  deadline_ = Steady::time_point::max();
  buffer_.filled(count);
  if (count > 0) co_return Came::bytes;
  co_return expired_ ? Came::too_slow : Came::nothing;
}

void Connection::count(std::size_t route, int status) {
  const std::chrono::duration<double> took = Steady::now() - started_;
  service_.traffic.count(route, status, took.count());
}

}  // namespace http
