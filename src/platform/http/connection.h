// connection — one client: reads its requests one after another and sends each its answer.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <functional>
#include <memory>

#include "platform/http/answer.h"
#include "platform/http/head_scan.h"
#include "platform/http/loop.h"
#include "platform/http/pace.h"
#include "platform/http/read_buffer.h"

namespace http {

// g++ 12 miscompiles lambdas with captures and aggregate temporaries inside co_await expressions:
// they are named first, always. tools/check-coawait looks for it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, tcp::socket socket, Doorway::Pass pass);
  ~Connection();
  void start();

  // The loop calls these.
  Steady::time_point deadline() const { return deadline_; }
  void expire();     // the deadline has passed
  void wind_down();  // the server stops: this request is the last
  void cut();        // the server stops now

 private:
  template <class T>
  using Task = asio::awaitable<T>;
  using SharedExchange = std::shared_ptr<Exchange>;
  enum class Came { bytes, nothing, too_slow };

  static Task<void> live(std::shared_ptr<Connection> self);
  Task<void> serve();
  Task<bool> read_head();  // false: the client has gone; a refusal stands in refused_
  int fault_of_length(HeadScan::Found found, const HeadScan& scan) const;
  int understand_head(const HeadScan& scan);
  bool in_page_cache(Outgoing& out);
  Task<bool> refuse_head();

  Task<bool> exchange();  // false: the connection is over
  Task<bool> receive_and_answer(SharedExchange it);
  int fill(Exchange& it);  // 0, or the status to refuse it with
  void fill_peer(Request& request) const;
  void plan_caching(Exchange& it);
  Task<bool> refuse_with(SharedExchange it, int status);
  Task<bool> apologise(std::string number);

  Task<int> collect_body(Exchange& it);      // 0, a status to refuse with, or gone
  Task<int> stream_body(SharedExchange it);  // likewise
  Task<int> pump(SharedExchange it);
  Task<int> read_piece(Pace& pace, std::string& piece);
  Task<bool> invite_body();  // 100 Continue
  Task<Came> read_some(std::size_t capacity);

  // Runs it on a worker and comes back; false when too many wait for one or it took too long. What
  // goes on with work already begun is never turned away.
  enum class Errand { begins, goes_on };
  Task<bool> on_worker(std::function<void()> work, std::chrono::milliseconds at_most,
                       Errand errand = Errand::begins);

  Task<bool> send(const Outgoing& out);
  Task<bool> send_file(SharedExchange it);
  Task<bool> write_all(std::span<asio::const_buffer> parts);
  Task<void> part();  // says good-bye so that the last answer arrives
  void write_tail();
  void count(std::size_t route, int status);
  void conclude(const Exchange& it, int status);  // counts it and writes it into the log

  Loop& loop_;
  Service& service_;
  const Limits& limits_;
  tcp::socket socket_;
  const Doorway::Pass pass_;
  Steady::time_point deadline_ = Steady::time_point::max();
  bool expired_ = false, idle_ = false, had_request_ = false;

  ReadBuffer buffer_;
  std::string tail_;  // Date, Connection and the empty line of the answer going out
  std::optional<RequestParser> parser_;  // of the request being read
  Steady::time_point started_;           // when the head was there
  int refused_ = 0;
  bool goes_on_ = true;  // after this answer
  bool is_1_1_ = true, secure_ = false, has_body_ = false, expects_continue_ = false;
};

constexpr int gone = -1;

}  // namespace http
