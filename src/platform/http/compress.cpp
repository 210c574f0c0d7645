// compress — gzip and brotli, and which of them a browser takes.
#include "platform/http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "platform/http/decode.h"

namespace http {
namespace {

constexpr int gzip_window = 15 + 16;  // the largest window, in gzip's own wrapping

// "gzip;q=0", "br; q=0.0": named only to be refused.
bool is_refused(std::string_view parameters) {
  const auto q = parameters.find("q=");
  return q != parameters.npos && parameters.find_first_of("123456789", q) == parameters.npos;
}

}  // namespace

std::string gzip(std::string_view text, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("gzip: no memory");
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = uInt(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = uInt(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("gzip: did not finish");
  return out;
}

std::string brotli(std::string_view text, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                             reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                             reinterpret_cast<std::uint8_t*>(out.data())))
    throw std::runtime_error("brotli: did not finish");
  out.resize(size);
  return out;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  for (std::string_view rest = accept_encoding; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    const std::string_view item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    if (same_word(trim(item.substr(0, semicolon)), coding))
      return !is_refused(item.substr(semicolon));
  }
  return false;
}

}  // namespace http
