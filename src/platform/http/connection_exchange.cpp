// connection_exchange — takes one request to its handler on a worker: its parts, its body, its
// answer.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cmath>

#include "platform/http/connection.h"
#include "platform/http/decode.h"
#include "platform/log/log.h"

namespace http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t read_ahead = 256 << 10;  // of a body: small reads cost thirteen times as much
constexpr auto as_long_as_it_takes = std::chrono::milliseconds::max();

// A visit to a worker; shared with it because it may come back after its connection has gone.
struct Visit {
  explicit Visit(asio::io_context& context) : home(context), over(context) {}
  asio::io_context& home;
  asio::steady_timer over;
  bool done = false;
};

void come_home(const std::shared_ptr<Visit>& visit) {
  asio::post(visit->home, [visit] {
    visit->done = true;
    visit->over.cancel();
  });
}

bool is_address(std::string_view text) {
  boost::system::error_code error;
  asio::ip::make_address(std::string(text), error);
  return !error;
}

}  // namespace

asio::awaitable<bool> Connection::on_worker(std::function<void()> work,
                                            std::chrono::milliseconds at_most, Errand errand) {
  const auto visit = std::make_shared<Visit>(loop_.context());
  if (at_most == as_long_as_it_takes) {
    visit->over.expires_at(Steady::time_point::max());
  } else {
    visit->over.expires_after(at_most);
  }
  // What the work holds is let go before it comes home, so that it ends on this thread.
  WorkerPool::Work trip = [visit, work = std::move(work)]() mutable {
    work();
    work = nullptr;
    come_home(visit);
  };
  if (errand == Errand::goes_on) {
    service_.workers.submit_must(std::move(trip));
  } else if (!service_.workers.submit(std::move(trip))) {
    co_return false;
  }
  co_await visit->over.async_wait(quietly);
  co_return visit->done;
}

asio::awaitable<bool> Connection::exchange() {
  const auto it = std::make_shared<Exchange>();
  int status = fill(*it);
  bool well = false;
  if (it->request.method == "OPTIONS" && !it->match.allowed.empty()) {
    Response options;
    options.status = 204;
    options.with("allow", it->match.allowed);
    goes_on_ = goes_on_ && !has_body_;
    prepare(std::move(options), Wishes(), it->out);
    well = co_await send(it->out);
  } else if (status) {
    goes_on_ = goes_on_ && !has_body_ && status != 400;
    well = co_await refuse_with(it, status);
  } else {
    well = co_await receive_and_answer(it);
  }
  co_return well;
}

// The body, then the handler, then the answer.
asio::awaitable<bool> Connection::receive_and_answer(SharedExchange it) {
  int status = 0;
  if (is_streamed(*it)) {
    status = co_await stream_body(it);
  } else {
    status = co_await collect_body(*it);
    if (status == 0) {
      std::function<void()> work = [&service = service_, it] {
        answer(service, service.cache, *it);
      };
      if (!co_await on_worker(std::move(work), limits_.handling_time)) status = 503;
    }
  }
  if (status == gone) co_return false;
  if (status == 503) co_return co_await apologise(it->request.id);
  if (status) {
    goes_on_ = false;
    co_return co_await refuse_with(it, status);
  }
  conclude(*it, it->out.status);
  if (it->out.file && it->out.length) co_return co_await send_file(it);
  co_return co_await send(it->out);
}

int Connection::fill(Exchange& it) {
  const Head& head = loop_.head();
  Request& request = it.request;
  it.route = service_.traffic.no_route();
  request.id = loop_.next_request_id();
  request.method = head.method;
  request.target = head.target;
  request.headers.reserve(head.headers.size());
  for (const auto& [name, value] : head.headers) request.headers.emplace_back(lower(name), value);
  fill_peer(request);
  secure_ = request.secure;

  auto target = parse_target(request.target);
  if (!target) return 400;
  auto query = parse_pairs(target->query, limits_.form_fields);
  if (!query) return 400;
  request.path = std::move(target->path);
  request.query = std::move(*query);

  // Beyond what any route takes: refused as such, whatever the path.
  if (head.length.value_or(0) > std::uint64_t(limits_.stream_bytes)) return 413;
  it.match = service_.router.match(request.method, target->segments);
  if (!it.match.route) return it.match.allowed.empty() ? 404 : 405;
  request.path_params = std::move(it.match.params);
  it.route = service_.router.index_of(*it.match.route);
  plan_caching(it);
  const auto most = std::uint64_t(max_body(limits_, it));
  parser_->limit_body(most);
  return head.length.value_or(0) > most ? 413 : 0;
}

// Only a proxy that we were told of may say for whom it asks.
void Connection::fill_peer(Request& request) const {
  request.peer = pass_.peer();
  const auto& trusted = service_.hooks.trusted_proxies;
  if (std::ranges::find(trusted, request.peer) == trusted.end()) return;
  const std::string_view chain = request.header("x-forwarded-for");
  const auto last = trim(chain.substr(chain.rfind(',') + 1));
  if (is_address(last)) request.peer = last;
  request.secure = request.header("x-forwarded-proto") == "https";
}

void Connection::plan_caching(Exchange& it) {
  if (!it.match.route->cacheable || loop_.cache_key().empty()) return;
  it.cache_key = loop_.cache_key();
  it.cache_version = service_.hooks.public_version();
}

asio::awaitable<bool> Connection::refuse_with(SharedExchange it, int status) {
  std::function<void()> work = [&service = service_, it, status] { refuse(service, *it, status); };
  const Errand errand = it->sink ? Errand::goes_on : Errand::begins;
  const bool done = co_await on_worker(std::move(work), limits_.handling_time, errand);
  if (!done) co_return co_await apologise(it->request.id);
  conclude(*it, status);
  co_return co_await send(it->out);
}

// The pattern of the route, not the path: a path or a query may name a person.
void Connection::conclude(const Exchange& it, int status) {
  count(it.route, status);
  const Route* route = it.match.route;
  const std::chrono::duration<double, std::milli> took = Steady::now() - started_;
  logging::info("http.request", {{"request", it.request.id},
                                 {"method", it.request.method},
                                 {"route", route ? route->pattern : std::string("(none)")},
                                 {"status", status},
                                 {"ms", std::round(took.count() * 1000) / 1000}});
}

// No worker is free, or the one at work takes too long: what it does may still come about.
asio::awaitable<bool> Connection::apologise(std::string number) {
  goes_on_ = false;
  Outgoing out;
  Response page = plain_page(503, number);
  page.with("retry-after", "5");
  prepare(std::move(page), Wishes(), out);
  count(service_.traffic.no_route(), 503);
  logging::warn("http.overloaded", {{"request", number}});
  co_return co_await send(out);
}

asio::awaitable<bool> Connection::invite_body() {
  if (!std::exchange(expects_continue_, false) || !buffer_.empty()) co_return true;
  static constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  std::array<asio::const_buffer, 1> parts{asio::buffer(invitation)};
  co_return co_await write_all(parts);
}

// What has come in of the body, at least a byte unless it is over.
asio::awaitable<int> Connection::read_piece(Pace& pace, std::string& piece) {
  for (;;) {
    const auto fed = parser_->body(buffer_.bytes(), piece);
    buffer_.consume(fed.used);
    if (fed.refused) co_return fed.refused;
    if (parser_->done() || !piece.empty()) co_return 0;
    if (buffer_.size() >= limits_.header_bytes) co_return 400;  // a chunk's head without an end
    if (!co_await invite_body()) co_return gone;
    deadline_ = pace.begin_wait();
    const auto before = buffer_.size();
    const Came came = co_await read_some(read_ahead);
    pace.end_wait(buffer_.size() - before);
    if (came == Came::nothing) co_return gone;
    if (came == Came::too_slow) co_return 408;
  }
}

asio::awaitable<int> Connection::collect_body(Exchange& it) {
  Pace pace(limits_);
  while (!parser_->done()) {
    std::string piece;
    const int status = co_await read_piece(pace, piece);
    if (status) co_return status;
    it.request.body.append(piece);
  }
  co_return 0;
}

asio::awaitable<int> Connection::stream_body(SharedExchange it) {
  const auto open = std::make_shared<bool>(false);
  std::function<void()> opening = [&service = service_, it, open] {
    *open = open_body(service, *it);
  };
  if (!co_await on_worker(std::move(opening), limits_.handling_time)) co_return 503;
  if (!*open) {
    goes_on_ = goes_on_ && !has_body_;
    co_return 0;
  }
  const int status = co_await pump(it);
  if (status == 0) {
    goes_on_ = goes_on_ && parser_->done();
    std::function<void()> finishing = [&service = service_, it] { finish_body(service, *it); };
    const bool done =
        co_await on_worker(std::move(finishing), limits_.handling_time, Errand::goes_on);
    co_return done ? 0 : 503;
  }
  if (status == gone || status == 503) service_.workers.submit_must([it] { abandon(*it); });
  co_return status;
}

// The body, piece by piece, into its sink; 0 when it is all there or the sink wants no more.
asio::awaitable<int> Connection::pump(SharedExchange it) {
  Pace pace(limits_);
  const auto piece = std::make_shared<std::string>();
  const auto more = std::make_shared<bool>(true);
  while (!parser_->done() && *more) {
    piece->clear();
    const int status = co_await read_piece(pace, *piece);
    if (status) co_return status;
    if (piece->empty()) continue;
    std::function<void()> writing = [&service = service_, it, piece, more] {
      *more = write_body(service, *it, *piece);
    };
    co_await on_worker(std::move(writing), as_long_as_it_takes, Errand::goes_on);
  }
  co_return 0;
}

}  // namespace http
