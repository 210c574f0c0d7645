// request_parser — what a request's head says, strictly read, and the bytes of its body out of
// their chunks.
//
// Beast reads the grammar; the rules here refuse what it tolerates: lists and repeats of framing
// fields, a second Host, codings other than chunked.
#include "platform/http/request_parser.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>

#include "platform/http/decode.h"

namespace http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;

constexpr std::array<std::string_view, 7> served{"GET",   "HEAD",   "POST",   "PUT",
                                                 "PATCH", "DELETE", "OPTIONS"};

// reg-name or IPv4 with a port, or an IPv6 address in brackets: nothing that could end up as markup
// or a path.
bool is_host(std::string_view host) {
  const auto colon = host.rfind(':');
  std::string_view name = host;
  if (colon != host.npos && host.find(']', colon) == host.npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) return false;
    name = host.substr(0, colon);
  }
  if (name.starts_with('[') && name.ends_with(']'))
    return name.substr(1, name.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") ==
           name.npos;
  return !name.empty() &&
         name.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == name.npos;
}

bool is_target(std::string_view target) {
  return target.starts_with('/') || target.starts_with("http://") || target.starts_with("https://");
}

// Fields that may stand once only, and what was seen of them.
struct Once {
  int host = 0, length = 0, coding = 0, expect = 0;
};

}  // namespace

std::string_view Head::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers)
    if (same_word(name, lower_case_name)) return value;
  return {};
}

struct RequestParser::Beast : beast::http::basic_parser<true> {
  Beast() {
    eager(true);
    header_limit(std::numeric_limits<std::uint32_t>::max());  // measured before it comes here
    body_limit(boost::none);
  }

  Head* head = nullptr;
  std::size_t max_headers = 0;
  Once once;
  int refused = 0;
  std::string* out = nullptr;
  std::uint64_t room = std::numeric_limits<std::uint64_t>::max();

  void refuse(int status, error_code& ec) {
    refused = status;
    ec = beast::http::error::bad_value;
  }

  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int version, error_code& ec) override {
    head->method = {method.data(), method.size()};
    head->target = {target.data(), target.size()};
    head->is_1_1 = version == 11;
    if (std::ranges::find(served, head->method) == served.end()) return refuse(501, ec);
    if (!is_target(head->target)) refuse(400, ec);
  }

  void on_field_impl(field name, beast::string_view name_text, beast::string_view value_text,
                     error_code& ec) override {
    if (is_header_done()) return;  // a trailer: never mistaken for a header
    if (head->headers.size() == max_headers) return refuse(431, ec);
    const std::string_view value(value_text.data(), value_text.size());
    head->headers.emplace_back(std::string_view(name_text.data(), name_text.size()), value);
    if (name == field::host && (++once.host > 1 || !is_host(value))) refuse(400, ec);
    if (name == field::content_length && !is_length(value)) refuse(400, ec);
    if (name == field::transfer_encoding && !is_coding(value))
      refuse(value.empty() || same_word(value, "chunked") ? 400 : 501, ec);
    if (name == field::expect && (++once.expect > 1 || !same_word(value, "100-continue")))
      refuse(417, ec);
  }

  bool is_length(std::string_view value) {
    return ++once.length == 1 && !value.empty() &&
           value.find_first_not_of("0123456789") == value.npos;
  }
  bool is_coding(std::string_view value) {
    return ++once.coding == 1 && head->is_1_1 && same_word(value, "chunked");
  }

  void on_header_impl(error_code& ec) override {
    if (once.length && once.coding) return refuse(400, ec);
    if (head->is_1_1 && !once.host) return refuse(400, ec);
    head->has_body = content_length().value_or(0) > 0 || once.coding > 0;
    if (content_length()) head->length = *content_length();
    head->keep_alive = keep_alive();
    head->expects_continue = once.expect > 0 && head->is_1_1;
  }

  std::size_t take(beast::string_view bytes, error_code& ec) {
    if (bytes.size() > room) {
      refuse(413, ec);
      return 0;
    }
    room -= bytes.size();
    out->append(bytes.data(), bytes.size());
    return bytes.size();
  }
  std::size_t on_body_impl(beast::string_view bytes, error_code& ec) override {
    return take(bytes, ec);
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code& ec) override {
    return take(bytes, ec);
  }
  void on_chunk_header_impl(std::uint64_t size, beast::string_view, error_code& ec) override {
    if (size > room) refuse(413, ec);
  }

  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  void on_finish_impl(error_code&) override {}

  int status_of(error_code ec) const {
    if (!ec || ec == beast::http::error::need_more) return 0;
    return refused ? refused : 400;
  }
};

RequestParser::RequestParser() : beast_(std::make_unique<Beast>()) {}
RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser& RequestParser::operator=(RequestParser&&) noexcept = default;

int RequestParser::head(std::string_view bytes, std::size_t max_headers, Head& out) {
  out.headers.clear();  // keeps the room the last head took
  out.length.reset();
  beast_->head = &out;
  beast_->max_headers = max_headers;
  beast_->eager(false);
  error_code ec;
  const auto used = beast_->put({bytes.data(), bytes.size()}, ec);
  if (const int status = beast_->status_of(ec)) return status;
  beast_->eager(true);
  return used == bytes.size() && beast_->is_header_done() ? 0 : 400;
}

void RequestParser::limit_body(std::uint64_t bytes) { beast_->room = bytes; }

RequestParser::Fed RequestParser::body(std::string_view bytes, std::string& out) {
  Fed fed;
  if (done() || bytes.empty()) return fed;
  beast_->out = &out;
  error_code ec;
  fed.used = beast_->put({bytes.data(), bytes.size()}, ec);
  fed.refused = beast_->status_of(ec);
  return fed;
}

bool RequestParser::done() const { return beast_->is_done(); }

}  // namespace http
