// head_scan — where the head of a request ends in the bytes so far, refusing at once what cannot
// become one.
#pragma once
#include <cstddef>
#include <string_view>

namespace http {

class HeadScan {
 public:
  enum class Found { more, end, bad, bad_version };

  // `bytes` are all bytes of the request so far; looks at each only once. After `end`, the head is
  // bytes.substr(begin(), end() - begin()).
  Found step(std::string_view bytes);
  std::size_t begin() const { return begin_; }  // after empty lines that some senders leave behind
  std::size_t end() const { return at_; }
  bool in_first_line() const { return in_first_line_; }

 private:
  Found end_of_line(std::string_view bytes);
  bool may_stand(unsigned char c) const;

  std::size_t begin_ = 0, line_ = 0, at_ = 0;
  bool in_first_line_ = true;
};

}  // namespace http
