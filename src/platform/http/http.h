// http — what a page sees of a request and gives as an answer; nothing here knows Beast or coroutines.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Pairs = std::vector<std::pair<std::string, std::string>>;  // decoded, in order of appearance

struct Upload {            // one file of a multipart/form-data body, streamed to disk while it came in
  std::string field;       // name of the form field
  std::string file_name;   // as the sender called it: never a path on this machine
  std::string media_type;  // as the sender said
  std::string path;        // temporary file; gone when the request is, unless renamed away
  std::int64_t size = 0;
};

struct Request {
  std::string id;         // request id, in the log and on error pages
  std::string method;     // "GET", "POST", …
  std::string path;       // decoded, normalised: no "..", no NUL
  std::string target;     // as sent, for links back
  std::string peer;       // address of the client
  Pairs headers;          // names in lower case
  Pairs query;            // ?a=b
  Pairs form;             // POST body: urlencoded or the text fields of multipart
  Pairs path_params;      // {name} parts of the route
  std::vector<Upload> uploads;
  std::string body;       // other content types, within the limit
  bool secure = false;    // came over TLS (through a trusted proxy)

  // All return the first value, or an empty text.
  std::string_view header(std::string_view name) const;
  std::string_view param(std::string_view name) const;  // path parameter
  std::string_view q(std::string_view name) const;      // query
  std::string_view field(std::string_view name) const;  // form
  std::vector<std::string_view> fields(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
  bool wants_fragment() const { return header("hx-request") == "true"; }
};

struct Response {
  int status = 200;
  Pairs headers;
  std::string body;
  std::string file;  // when set: stream this file (with Range support) instead of body
  // A body shared with the page cache, with its ready-made encodings; wins over `body`.
  std::shared_ptr<const struct CachedBody> cached;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response see_other(std::string location);  // 303 after a POST

// Access is a name that the site's rule table explains ("public", "signed_in", "role:reviewer", …); a route without one does
// not compile, since the constructor of Route asks for it.
struct Route {
  std::string method;
  std::string pattern;  // "/office/cases/{case}/acts/{act}"
  std::string access;
  std::function<Response(const Request&)> handler;
};

}  // namespace http
