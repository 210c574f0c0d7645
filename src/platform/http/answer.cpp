// answer — what a request that was read gets for an answer; runs on a worker and knows no sockets.
#include "platform/http/answer.h"

#include <exception>

#include "platform/http/decode.h"
#include "platform/http/multipart.h"
#include "platform/log/log.h"

namespace http {
namespace {

void log_failure(const Exchange& exchange, std::string_view what) {
  logging::error("http.failure",
                 {{"route", exchange.match.route ? exchange.match.route->pattern : std::string()},
                  {"what", what}});
}

Response page_for(const Service& service, const Request& request, int status) {
  const auto& page = service.router.fallbacks().page;
  if (!page) return plain_page(status, request.id);
  try {
    return page(status, request);
  } catch (const std::exception& failure) {
    logging::error("http.fallback_failure", {{"what", failure.what()}});
  } catch (...) {
    logging::error("http.fallback_failure");
  }
  return plain_page(status, request.id);
}

void send(Exchange& exchange, Response response) {
  const Wishes wishes = wishes_of(exchange.request);
  response.with("x-request-id", exchange.request.id);
  prepare(std::move(response), wishes, exchange.out);
}

void send_plainly(Exchange& exchange, int status) {
  Response page = plain_page(status, exchange.request.id);
  exchange.out.status = status;
  exchange.out.own_head = head_of(page, page.body.size());
  exchange.out.own_body = std::move(page.body);
  exchange.out.head = exchange.out.own_head;
  exchange.out.body = exchange.out.own_body;
}

// Runs one step; whatever is thrown in it is logged in full and answered with an apology and the
// number.
template <class Step>
void guarded(const Service& service, Exchange& exchange, Step step) {
  const logging::Request scope(exchange.request.id);
  try {
    try {
      return step();
    } catch (const std::exception& failure) {
      log_failure(exchange, failure.what());
    } catch (...) {
      log_failure(exchange, "unknown exception");
    }
    send(exchange, page_for(service, exchange.request, 500));
  } catch (const std::exception& failure) {
    log_failure(exchange, failure.what());
    send_plainly(exchange, 500);
  }
}

bool is_urlencoded(const Request& request) {
  const std::string_view type = request.header("content-type");
  return same_word(trim(type.substr(0, type.find(';'))), "application/x-www-form-urlencoded");
}

// 0, or the status to refuse with. The raw text goes: what is left is what it means.
int read_form(const Limits& limits, Request& request) {
  if (!is_urlencoded(request)) return 0;
  auto form = parse_pairs(request.body, limits.form_fields);
  if (!form) return 400;
  request.form = std::move(*form);
  request.body.clear();
  return 0;
}

// A page that is kept for everybody is made for nobody: its handler sees no header and no visitor.
Request for_everybody(const Request& request) {
  Request bare = request;
  bare.headers.clear();
  if (request.wants_fragment()) bare.headers.emplace_back("hx-request", "true");
  bare.visitor.reset();
  bare.peer.clear();
  bare.method = "GET";
  return bare;
}

Response cached_page(PageCache& cache, Exchange& exchange) {
  Response page = exchange.match.route->handler(for_everybody(exchange.request));
  if (!is_cacheable(page)) return page;
  Response kept;
  kept.cached = make_cached(std::move(page), exchange.route);
  cache.put(exchange.cache_key, exchange.cache_version, kept.cached);
  return kept;
}

// Access first, then the handler.
Response respond(const Service& service, PageCache* cache, Exchange& exchange) {
  const Route& route = *exchange.match.route;
  if (auto refusal = service.router.access()(route, exchange.request)) return std::move(*refusal);
  if (cache && !exchange.cache_key.empty()) return cached_page(*cache, exchange);
  return route.handler(exchange.request);
}

// A multipart form: once its body is in, the handler runs as for any other form.
class MultipartSink final : public BodySink {
 public:
  MultipartSink(const Service& service, Exchange& exchange, const std::string& boundary)
      : service_(service),
        exchange_(exchange),
        multipart_(boundary, {service.limits.form_fields, std::size_t(service.limits.form_bytes),
                              service.hooks.temporary_folder}) {}

  bool write(std::span<const char> bytes) override { return multipart_.write(bytes); }

  Response finish() override {
    if (!multipart_.finish()) return page_for(service_, exchange_.request, multipart_.status());
    exchange_.request.form = std::move(multipart_.form);
    exchange_.request.uploads = multipart_.uploads;
    return respond(service_, nullptr, exchange_);
  }

 private:
  const Service& service_;
  Exchange& exchange_;
  Multipart multipart_;
};

bool is_multipart(const Request& request) {
  return lower(request.header("content-type")).starts_with("multipart/form-data");
}

bool open_multipart(const Service& service, Exchange& exchange) {
  const auto boundary = boundary_of(exchange.request.header("content-type"));
  if (!boundary) {
    send(exchange, page_for(service, exchange.request, 400));
    return false;
  }
  exchange.sink = std::make_unique<MultipartSink>(service, exchange, *boundary);
  return true;
}

bool open_stream(const Service& service, Exchange& exchange) {
  const Route& route = *exchange.match.route;
  auto refusal = service.router.access()(route, exchange.request);
  if (!refusal) {
    refusal.emplace();
    exchange.sink = route.stream(exchange.request, *refusal);
  }
  if (!exchange.sink) send(exchange, std::move(*refusal));
  return exchange.sink != nullptr;
}

}  // namespace

void answer(const Service& service, PageCache& cache, Exchange& exchange) {
  guarded(service, exchange, [&] {
    if (const int status = read_form(service.limits, exchange.request))
      return send(exchange, page_for(service, exchange.request, status));
    send(exchange, respond(service, &cache, exchange));
  });
}

bool open_body(const Service& service, Exchange& exchange) {
  bool open = false;
  guarded(service, exchange, [&] {
    open = exchange.match.route->stream ? open_stream(service, exchange)
                                        : open_multipart(service, exchange);
  });
  return open;
}

bool write_body(const Service& service, Exchange& exchange, std::span<const char> bytes) {
  bool more = false;
  bool failed = true;
  guarded(service, exchange, [&] {
    more = exchange.sink->write(bytes);
    failed = false;
  });
  if (failed) exchange.sink.reset();
  return more;
}

void finish_body(const Service& service, Exchange& exchange) {
  if (!exchange.sink) return;  // write_body has left an apology
  guarded(service, exchange, [&] { send(exchange, exchange.sink->finish()); });
}

void abandon(Exchange& exchange) {
  if (!exchange.sink) return;
  const logging::Request scope(exchange.request.id);
  try {
    exchange.sink->aborted();
  } catch (const std::exception& failure) {
    log_failure(exchange, failure.what());
  }
  exchange.sink.reset();
}

void refuse(const Service& service, Exchange& exchange, int status) {
  abandon(exchange);
  guarded(service, exchange, [&] {
    Response page = page_for(service, exchange.request, status);
    if (status == 405) page.with("allow", exchange.match.allowed);
    if (status == 503) page.with("retry-after", "5");
    send(exchange, std::move(page));
  });
}

bool is_streamed(const Exchange& exchange) {
  const Route* route = exchange.match.route;
  return route && (route->stream || is_multipart(exchange.request));
}

std::int64_t max_body(const Limits& limits, const Exchange& exchange) {
  const Route& route = *exchange.match.route;
  if (route.max_body) return route.max_body;
  if (route.stream) return limits.stream_bytes;
  return route.uploads ? limits.upload_bytes : limits.form_bytes;
}

}  // namespace http
