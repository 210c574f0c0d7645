// http — what a page sees of a request and gives as an answer; nothing here knows Beast or
// coroutines.
#pragma once
#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Pairs = std::vector<std::pair<std::string, std::string>>;  // decoded, in order of appearance

struct Upload {       // one file of a multipart/form-data body, streamed to disk while it came in
  std::string field;  // name of the form field
  std::string file_name;   // as the sender called it: never a path on this machine
  std::string media_type;  // as the sender said
  std::string path;        // temporary file; gone when the request is, unless renamed away
  std::int64_t size = 0;
};

struct Request {
  std::string id;      // request id, in the log and on error pages
  std::string method;  // "GET", "POST", …
  std::string path;    // decoded, normalised: no "..", no NUL
  std::string target;  // as sent, for links back
  std::string peer;    // address of the client
  Pairs headers;       // names in lower case
  Pairs query;         // ?a=b
  Pairs form;          // POST body: urlencoded or the text fields of multipart
  Pairs path_params;   // {name} parts of the route
  std::vector<Upload> uploads;
  std::string body;     // other content types, within the limit
  bool secure = false;  // came over TLS (through a trusted proxy)
  std::any visitor;     // who is asking, as the site's access check found; only the site reads it

  // Filled in by the site's access check before the handler runs.
  std::int64_t person = 0;  // who is signed in
  std::string csrf;         // goes into every form

  // All return the first value, or an empty text.
  std::string_view header(std::string_view name) const;
  std::string_view param(std::string_view name) const;  // path parameter
  std::string_view q(std::string_view name) const;      // query
  std::string_view field(std::string_view name) const;  // form
  std::vector<std::string_view> fields(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
  // htmx asks for a part of the page; on a boosted link or a restored history it wants the whole.
  bool wants_fragment() const {
    return header("hx-request") == "true" && header("hx-boosted") != "true" &&
           header("hx-history-restore-request") != "true";
  }
};

struct CachedBody;  // page_cache.h

struct Response {
  int status = 200;
  Pairs headers;
  std::string body;
  std::string file;  // when set: stream this file (with Range support) instead of body
  // A body shared with the page cache, with its ready-made encodings; wins over `body`.
  std::shared_ptr<const CachedBody> cached;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response see_other(std::string location);  // 303 after a POST

// Where the body of a streaming route goes while it comes in. All calls come from worker threads,
// one after another; the connection is read only as fast as write() takes the bytes.
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual bool write(std::span<const char> bytes) = 0;  // false: no more, finish() says why
  virtual Response finish() = 0;  // the body is complete, or write() refused it
  virtual void aborted() {
  }  // the sender went away or broke a limit; what was written stays written
};

using Handler = std::function<Response(const Request&)>;
// Sees the head only (no form, no body) and gives the sink; without one, `refusal` is the answer.
using StreamHandler =
    std::function<std::unique_ptr<BodySink>(const Request& head, Response& refusal)>;

// Access is a name that the site's rule table explains ("public", "signed_in", "role:reviewer", …);
// a route without one does not compile, since the constructor of Route asks for it.
struct Route {
  Route(std::string method_, std::string pattern_, std::string access_, Handler handler_)
      : method(std::move(method_)),
        pattern(std::move(pattern_)),
        access(std::move(access_)),
        handler(std::move(handler_)) {}
  Route(std::string method_, std::string pattern_, std::string access_, StreamHandler stream_)
      : method(std::move(method_)),
        pattern(std::move(pattern_)),
        access(std::move(access_)),
        stream(std::move(stream_)) {}

  std::string method;
  std::string pattern;  // "/office/cases/{case}/acts/{act}", "/assets/{rest...}"
  std::string access;
  Handler handler;
  StreamHandler stream;  // instead of a handler: POST, PUT or PATCH whose body is taken as it comes
  bool cacheable = false;  // kept in the page cache until something is published; public pages only
  bool uploads = false;    // takes multipart bodies up to Limits::upload_bytes
  std::int64_t max_body = 0;  // bytes of body; 0: as Limits says for this kind of route

  // A cacheable page depends on path, query and wants_fragment() alone: it is shown no header,
  // cookie or visitor.
  Route cached() const {
    Route copy = *this;
    copy.cacheable = true;
    return copy;
  }
  Route with_uploads(std::int64_t at_most_bytes = 0) const {
    Route copy = *this;
    copy.uploads = true;
    copy.max_body = at_most_bytes;
    return copy;
  }
};

}  // namespace http
