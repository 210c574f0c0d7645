// furniture — what stands around the text of a page: number, continuation head, watermark, QR code.
#pragma once
#include <cairomm/context.h>

#include "platform/pdf/document.h"
#include "platform/pdf/typesetter.h"

namespace pdf {

struct PageNumber {
  int of_document = 1, pages = 1;
  int of_volume = 0;  // 0: the document stands alone
};

void draw_behind(const Cairo::RefPtr<Cairo::Context>&, Typesetter&, const Document&);
void draw_above(const Cairo::RefPtr<Cairo::Context>&, Typesetter&, const Document&, PageNumber);
void draw_below(const Cairo::RefPtr<Cairo::Context>&, Typesetter&, const Document&, PageNumber);

// Throws std::length_error when the text does not fit into a code.
void draw_qr(const Cairo::RefPtr<Cairo::Context>&, const std::string& text, double x, double y,
             double side);

}  // namespace pdf
