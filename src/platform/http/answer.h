// answer — what a request that was read gets for an answer; runs on a worker and knows no sockets.
#pragma once
#include <memory>
#include <string>

#include "platform/http/response.h"
#include "platform/http/service.h"

namespace http {

// One request on its way through the house. Outlives its connection while a handler still works on
// it.
struct Exchange {
  Request request;
  Match match;
  std::size_t route = 0;            // its row in the table of routes and of the traffic
  std::string cache_key;            // empty: not for the page cache
  std::uint64_t cache_version = 0;  // when the request came
  std::unique_ptr<BodySink> sink;   // where the body goes, unless it is collected in request.body
  Outgoing out;
};

// None of these throws; all but open_body and write_body leave the answer in exchange.out.
void answer(const Service&, PageCache&, Exchange&);  // the whole request is there
bool open_body(const Service&,
               Exchange&);  // makes exchange.sink; false: the answer is there instead
bool write_body(const Service&, Exchange&, std::span<const char>);  // false: no more, finish_body
void finish_body(const Service&, Exchange&);
void abandon(Exchange&);                             // the rest of the body will not come
void refuse(const Service&, Exchange&, int status);  // with the site's page for it

// Does the body go into a sink while it comes in?
bool is_streamed(const Exchange&);
std::int64_t max_body(const Limits&, const Exchange&);

}  // namespace http
