// http_head — can a request's first bytes upset the scan, the parser or what reads the target?
#include "fuzz.h"
#include "platform/http/decode.h"
#include "platform/http/head_scan.h"
#include "platform/http/request_parser.h"

namespace {

using Found = http::HeadScan::Found;

// The scan must say the same wherever the network cuts.
Found byte_by_byte(std::string_view bytes, http::HeadScan& scan) {
  Found found = Found::more;
  for (std::size_t n = 1; n <= bytes.size() && found == Found::more; ++n)
    found = scan.step(bytes.substr(0, n));
  return found;
}

void read_body(http::RequestParser& parser, std::string_view rest) {
  constexpr std::size_t limit = 4'096;
  parser.limit_body(limit);
  std::string body;
  while (!rest.empty() && !parser.done()) {
    const auto fed = parser.body(rest, body);
    fuzz::must(fed.used <= rest.size() && body.size() <= limit);
    if (fed.refused || fed.used == 0) break;
    rest.remove_prefix(fed.used);
  }
}

}  // namespace

void fuzz::one(std::string_view bytes) {
  http::HeadScan scan, slow;
  const Found found = scan.step(bytes);
  must(byte_by_byte(bytes, slow) == found);
  if (found != Found::end) return;
  must(scan.begin() <= scan.end() && scan.end() <= bytes.size() && scan.end() == slow.end());
  http::RequestParser parser;
  http::Head head;
  if (parser.head(bytes.substr(scan.begin(), scan.end() - scan.begin()), 100, head) != 0) return;
  must(head.headers.size() <= 100);
  if (const auto target = http::parse_target(head.target)) http::parse_pairs(target->query, 100);
  read_body(parser, bytes.substr(scan.end()));
}
