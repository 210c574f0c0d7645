#include "platform/pdf/galley.h"

#include <iterator>
#include <utility>

namespace pdf {

void Galley::add(Strip strip) {
  if (!strips.empty() && strips.back().holds_next) strip.glued = true;
  strips.push_back(std::move(strip));
}

void Galley::add(std::vector<Strip> more) {
  for (auto& strip : more) add(std::move(strip));
}

void Galley::add_white(double height) {
  Strip white;
  white.height = height;
  white.white = true;
  white.holds_next = !strips.empty() && strips.back().holds_next;
  add(std::move(white));
}

void Galley::begin_ruled() {
  if (!strips.empty() && !strips.back().frame && !strips.back().white)
    add_white(pitch(ruled_size) / 2);
}

void Galley::begin_unruled() {
  if (!strips.empty() && strips.back().frame) add_white(pitch(ruled_size) / 2);
}

void Galley::add_lines(const std::vector<Line>& lines, double line_pitch, double points, double x) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Strip strip = strip_of(lines[i], line_pitch, points, x);
    strip.glued = i == 1 || (i > 0 && i + 1 == lines.size());
    add(std::move(strip));
  }
}

Strip strip_of(const Line& line, double height, double size, double x) {
  Strip strip;
  strip.height = height;
  strip.words.push_back({line, x + line.x, baseline(height, size)});
  return strip;
}

void set(Galley& galley, const PageBreak&) {
  Strip page_break;
  page_break.white = page_break.on_new_page = true;
  galley.add(std::move(page_break));
}

void set_footer_note(Galley& galley, const std::string& note) {
  if (note.empty()) return;
  const double size = points(Size::five);
  const auto lines = galley.type.set(note, {size, core_width, Face::body, Align::justified});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Strip strip = strip_of(lines[i], pitch(Size::five), size);
    strip.glued = strip.at_foot = true;
    if (i == 0) strip.rules.push_back({0, -3, core_width, -3, 0.5});
    galley.add(std::move(strip));
  }
}

std::vector<Strip> set(Typesetter& type, const Document& document) {
  Galley galley(type, document);
  set_head(galley, document);
  for (const auto& block : document.blocks)
    std::visit([&](const auto& b) { set(galley, b); }, block);
  set_footer_note(galley, document.footer_note);
  return std::move(galley.strips);
}

}  // namespace pdf
