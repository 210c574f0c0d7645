// qr — what does a QR code of this text look like as an SVG.
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "platform/html/html.h"

namespace html {
namespace {

constexpr int quiet_zone = 4;  // modules of white that a reader needs on each side

std::string modules(const QRcode& code) {
  std::string path;
  for (int y = 0; y < code.width; ++y)
    for (int x = 0; x < code.width; ++x)
      if (code.data[y * code.width + x] & 1)
        path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) +
                "h1v1h-1z";
  return path;
}

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      group = group << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 63];
  }
  return text;
}

}  // namespace

std::string qr_svg(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      &QRcode_free);
  if (!code) throw std::invalid_argument("too much text for a QR code, or none");
  const auto side = std::to_string(code->width + 2 * quiet_zone);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
         "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
         "h-" + side + "z\"/><path d=\"" + modules(*code) + "\"/></svg>";
}

std::string qr_image(std::string_view text) { return base64(qr_svg(text)); }

}  // namespace html
