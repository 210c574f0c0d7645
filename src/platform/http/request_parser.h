// request_parser — what a request's head says, strictly read, and the bytes of its body out of
// their chunks.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// Views into the bytes that were parsed.
struct Head {
  std::string_view method, target;
  bool is_1_1 = false;
  bool keep_alive = false;
  bool expects_continue = false;
  bool has_body = false;
  std::optional<std::uint64_t> length;  // of the body; none when it comes in chunks
  std::vector<std::pair<std::string_view, std::string_view>> headers;  // names as sent

  std::string_view header(std::string_view lower_case_name) const;
};

class RequestParser {
 public:
  RequestParser();
  ~RequestParser();
  RequestParser(RequestParser&&) noexcept;
  RequestParser& operator=(RequestParser&&) noexcept;

  // Takes exactly one head, the empty line included. 0, or the status to refuse it with.
  int head(std::string_view bytes, std::size_t max_headers, Head& out);

  struct Fed {
    std::size_t used = 0;  // of the bytes given
    int refused = 0;       // the status to refuse the body with
  };
  // Appends what `bytes` hold of the body to `out`; 413 beyond the limit, which is none until it is
  // given.
  Fed body(std::string_view bytes, std::string& out);
  void limit_body(std::uint64_t bytes);
  bool done() const;

 private:
  struct Beast;
  std::unique_ptr<Beast> beast_;
};

}  // namespace http
