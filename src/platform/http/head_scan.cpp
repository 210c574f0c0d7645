// head_scan — where the head of a request ends in the bytes so far, refusing at once what cannot
// become one.
//
// A bare CR or LF, a NUL and a folded line are what requests are smuggled with: two programs read
// them differently. They are refused before any parser interprets them.
#include "platform/http/head_scan.h"

#include <algorithm>

namespace http {

bool HeadScan::may_stand(unsigned char c) const {
  if (in_first_line_) return c >= 0x20 && c < 0x7F;
  return (c >= 0x20 && c != 0x7F) || c == '\t';
}

// at_ stands on the CR of a complete line.
HeadScan::Found HeadScan::end_of_line(std::string_view bytes) {
  const std::string_view line = bytes.substr(line_, at_ - line_);
  at_ += 2;
  line_ = at_;
  if (!in_first_line_) return line.empty() ? Found::end : Found::more;
  if (line.empty()) {
    begin_ = at_;
    return at_ > 8 ? Found::bad : Found::more;
  }
  in_first_line_ = false;
  if (std::ranges::count(line, ' ') != 2) return Found::bad;
  if (line.ends_with(" HTTP/1.1") || line.ends_with(" HTTP/1.0")) return Found::more;
  return line.find(" HTTP/") == line.npos ? Found::bad : Found::bad_version;
}

HeadScan::Found HeadScan::step(std::string_view bytes) {
  while (at_ < bytes.size()) {
    const auto c = static_cast<unsigned char>(bytes[at_]);
    if (c == '\r') {
      if (at_ + 1 == bytes.size()) return Found::more;
      if (bytes[at_ + 1] != '\n') return Found::bad;
      if (const Found found = end_of_line(bytes); found != Found::more) return found;
      continue;
    }
    if (!may_stand(c)) return Found::bad;
    if (at_ == line_ && (c == ' ' || c == '\t')) return Found::bad;  // a folded line
    ++at_;
  }
  return Found::more;
}

}  // namespace http
