// head — how a document begins: letterhead or plain title, and its number.
#include <algorithm>

#include "platform/pdf/galley.h"

namespace pdf {
namespace {

constexpr double title_of_letter = 22, title_of_form = 18;  // 二号, 小二
constexpr double letterhead = 44;                           // at most; long names are set smaller

void hold_together(Galley& galley, std::size_t from) {
  for (auto i = from; i < galley.strips.size(); ++i) galley.strips[i].holds_next = true;
}

void add_centred(Galley& galley, const std::string& words, double size, Face face) {
  const Setting setting{size, core_width, face, Align::centre, 0, face == Face::title};
  for (const auto& line : galley.type.set(words, setting))
    galley.add(strip_of(line, size * 1.5, size));
}

void set_letterhead(Galley& galley, const std::string& issuer) {
  Setting setting{letterhead, 0, Face::title, Align::left};
  const double natural = galley.type.one_line(issuer, setting).width;
  if (natural > core_width) setting.size *= core_width / natural;
  const Line line = galley.type.one_line(issuer, setting);
  Strip strip = strip_of(line, letterhead * 1.4, setting.size, (core_width - line.width) / 2);
  strip.words.front().red = true;
  galley.add(std::move(strip));
}

void add_red_rule(Galley& galley) {
  Strip strip;
  strip.height = 8 * mm;
  strip.rules.push_back({0, 4 * mm, core_width, 4 * mm, 1.4, true});
  galley.add(std::move(strip));
}

void set_number(Galley& galley, const std::string& number) {
  if (!number.empty()) add_centred(galley, number, points(galley.size), Face::body);
}

}  // namespace

void set_head(Galley& galley, const Document& document) {
  const bool letter = document.size == Size::three;
  const double size = letter ? title_of_letter : title_of_form;
  auto line = document.title.begin();
  if (document.red_head && line != document.title.end()) {
    set_letterhead(galley, *line++);
    galley.add_white(pitch(galley.size));
    set_number(galley, document.number);
    add_red_rule(galley);
  }
  for (; line != document.title.end(); ++line) add_centred(galley, *line, size, Face::title);
  if (!document.red_head) {
    if (!document.number.empty()) galley.add_white(size / 3);
    set_number(galley, document.number);
  }
  if (!galley.strips.empty()) galley.add_white(letter ? pitch(galley.size) / 2 : size / 3);
  hold_together(galley, 0);
}

}  // namespace pdf
