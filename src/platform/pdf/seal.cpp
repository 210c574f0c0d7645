#include "platform/pdf/seal.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pdf {
namespace {

using Pen = Cairo::RefPtr<Cairo::Context>;
using std::numbers::pi;

constexpr double ring = 1.2 * mm;
constexpr double star_radius = 7 * mm;
constexpr double letter_height = 6.4 * mm;
constexpr double letters_radius = seal_radius - ring - 1.2 * mm - letter_height / 2;
constexpr double widest_step = 32 * pi / 180, whole_arc = 250 * pi / 180;

void draw_ring(const Pen& pen) {
  pen->begin_new_path();
  pen->set_line_width(ring);
  pen->arc(0, 0, seal_radius - ring / 2, 0, 2 * pi);
  pen->stroke();
}

void draw_star(const Pen& pen) {
  const double inner = star_radius * std::sin(pi / 10) / std::sin(7 * pi / 10);
  pen->begin_new_path();
  for (int corner = 0; corner < 10; ++corner) {
    const double angle = -pi / 2 + corner * pi / 5, radius = corner % 2 ? inner : star_radius;
    pen->line_to(radius * std::cos(angle), radius * std::sin(angle));
  }
  pen->close_path();
  pen->fill();
}

// Centred on 0,0, and pressed together to `width` where it would be wider.
void fill_words(const Pen& pen, Typesetter& type, const std::string& words, double size,
                double width) {
  const Line line = type.one_line(words, {size, 0, Face::title});
  pen->save();
  if (line.width > width) pen->scale(width / line.width, 1);
  pen->begin_new_path();
  pen->move_to(-line.width / 2, 0.38 * size);
  pango_cairo_layout_line_path(pen->cobj(), line.line);
  pen->fill();
  pen->restore();
}

std::vector<std::string> letters_of(const std::string& words) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t bytes = std::size_t(g_utf8_skip[guchar(words[at])]);
    letters.push_back(words.substr(at, bytes));
    at += bytes;
  }
  return letters;
}

void draw_name(const Pen& pen, Typesetter& type, const std::string& name) {
  const auto letters = letters_of(printable(name));
  if (letters.empty()) return;
  const double gaps = double(letters.size()) - 1;
  const double step = gaps > 0 ? std::min(widest_step, whole_arc / gaps) : 0;
  const double width =
      gaps > 0 ? std::min(letter_height, step * letters_radius * 0.95) : letter_height;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    pen->save();
    pen->rotate(step * (double(i) - gaps / 2));
    pen->translate(0, -letters_radius);
    fill_words(pen, type, letters[i], letter_height, width);
    pen->restore();
  }
}

}  // namespace

void draw_seal(const Pen& pen, Typesetter& type, const Seal& seal) {
  pen->save();
  pen->set_source_rgb(seal_red.red, seal_red.green, seal_red.blue);
  draw_ring(pen);
  draw_star(pen);
  draw_name(pen, type, seal.around);
  if (!seal.centre.empty()) {
    pen->translate(0, 12 * mm);
    fill_words(pen, type, seal.centre, 4.4 * mm, 24 * mm);
  }
  pen->restore();
}

}  // namespace pdf
