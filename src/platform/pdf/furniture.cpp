#include "platform/pdf/furniture.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>

#include "platform/pdf/geometry.h"

namespace pdf {
namespace {

using Pen = Cairo::RefPtr<Cairo::Context>;

constexpr double small = 10.5;  // 五号
constexpr double core_right = margin_left + core_width;
constexpr double qr_side = 20 * mm, qr_top = 11 * mm;

void draw(const Pen& pen, const Line& line, double x, double y) {
  pen->move_to(x, y);
  pango_cairo_show_layout_line(pen->cobj(), line.line);
}

void draw_line(const Pen& pen, double x1, double x2, double y) {
  pen->begin_new_path();
  pen->set_line_width(0.5);
  pen->move_to(x1, y);
  pen->line_to(x2, y);
  pen->stroke();
}

void draw_continuation_head(const Pen& pen, Typesetter& type, const Document& document) {
  const double y = margin_top - 7 * mm;
  const std::string name = document.title.empty() ? "" : document.title.back();
  const std::string number = document.number.empty() ? "续页" : document.number + "　续页";
  const Line right = type.one_line(number, {small, core_width / 2});
  const Line left = type.one_line(name, {small, core_width - right.width - small});
  draw(pen, left, margin_left, y);
  draw(pen, right, core_right - right.width, y);
  draw_line(pen, margin_left, core_right, y + 4);
}

void draw_qr_with_caption(const Pen& pen, Typesetter& type, const QrCode& qr) {
  const double x = core_right - qr_side, size = 7.5;
  draw_qr(pen, qr.text, x, qr_top, qr_side);
  double y = qr_top + qr_side + size * 1.1;
  for (const auto& line :
       type.set(qr.caption, {size, qr_side + 8 * mm, Face::body, Align::centre})) {
    draw(pen, line, x - 4 * mm + line.x, y);
    y += size * 1.2;
  }
}

// 页码: 版心下边缘之下七毫米，单页居右空一字，双页居左空一字 (GB/T 9704-2012, 7.5).
void draw_dashed_number(const Pen& pen, Typesetter& type, int number, double y) {
  const double size = points(Size::four);
  const Line line = type.one_line("— " + std::to_string(number) + " —", {size});
  draw(pen, line, number % 2 ? core_right - size - line.width : margin_left + size, y);
}

void draw_number_of_total(const Pen& pen, Typesetter& type, PageNumber number, double y) {
  const std::string words =
      "第" + std::to_string(number.of_document) + "页　共" + std::to_string(number.pages) + "页";
  const Line line = type.one_line(words, {small});
  draw(pen, line, (margin_left + core_right - line.width) / 2, y);
}

void draw_signature_line(const Pen& pen, Typesetter& type, const std::vector<std::string>& labels,
                         double y) {
  const double room = core_width / double(labels.size());
  double x = margin_left;
  for (const auto& label : labels) {
    const Line line = type.one_line(label + "：", {small, room * 0.7});
    draw(pen, line, x, y);
    draw_line(pen, x + line.width, x + room - small, y + 3);
    x += room;
  }
}

}  // namespace

void draw_behind(const Pen& pen, Typesetter& type, const Document& document) {
  if (document.watermark.empty()) return;
  const Line line = type.one_line(document.watermark, {100, 0, Face::title});
  pen->save();
  pen->set_source_rgb(0.88, 0.88, 0.88);
  pen->translate(sheet_width / 2, sheet_height / 2);
  pen->rotate(-std::numbers::pi / 5);
  const double fit = std::min(1.0, 190 * mm / std::max(1.0, line.width));
  pen->scale(fit, fit);
  pen->begin_new_path();
  pen->move_to(-line.width / 2, 38);
  pango_cairo_layout_line_path(pen->cobj(), line.line);
  pen->fill();
  pen->restore();
}

void draw_above(const Pen& pen, Typesetter& type, const Document& document, PageNumber number) {
  if (number.of_volume > 0) {
    const Line line = type.one_line(std::to_string(number.of_volume), {small});
    draw(pen, line, sheet_width - 12 * mm - line.width, 9 * mm);
  }
  if (number.of_document > 1) draw_continuation_head(pen, type, document);
  if (number.of_document == 1 && document.qr) draw_qr_with_caption(pen, type, *document.qr);
}

void draw_below(const Pen& pen, Typesetter& type, const Document& document, PageNumber number) {
  const auto& labels = document.signed_on_every_page;
  if (!labels.empty()) draw_signature_line(pen, type, labels, core_bottom + 8 * mm);
  const double y = core_bottom + (labels.empty() ? 7 * mm : 15 * mm) + points(Size::four) * 0.8;
  if (document.page_numbers == PageNumbers::dashes)
    draw_dashed_number(pen, type, number.of_document, y);
  else if (document.page_numbers == PageNumbers::of_total)
    draw_number_of_total(pen, type, number, y);
}

}  // namespace pdf
