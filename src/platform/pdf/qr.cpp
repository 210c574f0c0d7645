// qr — a QR code as black squares.
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "platform/pdf/furniture.h"

namespace pdf {

void draw_qr(const Cairo::RefPtr<Cairo::Context>& pen, const std::string& text, double x, double y,
             double side) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(int(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      QRcode_free);
  if (!code) throw std::length_error("the text of a QR code is empty or too long");
  const double module = side / code->width;
  const auto black = [&](int row, int column) {
    return code->data[row * code->width + column] & 1;
  };
  pen->begin_new_path();
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width; ++column) {
      if (!black(row, column)) continue;
      const int first = column;
      while (column + 1 < code->width && black(row, column + 1)) ++column;
      pen->rectangle(x + first * module, y + row * module, (column - first + 1) * module, module);
    }
  pen->fill();
}

}  // namespace pdf
