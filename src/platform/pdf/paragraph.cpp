// paragraph — running text, headings and small print.
#include "platform/pdf/galley.h"

namespace pdf {
namespace {

// Small print is one size smaller than the text.
Size size_of(const Galley& galley, Style style) {
  if (style != Style::small) return galley.size;
  return galley.size == Size::three ? Size::four : Size::five;
}

bool blank(const Paragraph& paragraph) {
  for (const auto& run : paragraph.runs)
    if (!run.text.empty() || run.underlined) return false;
  return true;
}

}  // namespace

void set(Galley& galley, const Paragraph& paragraph) {
  galley.begin_unruled();
  const Size size = size_of(galley, paragraph.style);
  if (blank(paragraph)) return galley.add_white(pitch(size));

  const bool heading = paragraph.style == Style::heading;
  const bool runs_on = paragraph.align == Align::justified || paragraph.align == Align::left;
  const Setting setting{points(size), core_width, heading ? Face::heading : Face::body,
                        paragraph.align, runs_on ? paragraph.indent * points(size) : 0};
  galley.add_lines(galley.type.set(paragraph.runs, setting), pitch(size), points(size));
  if (heading) galley.strips.back().holds_next = true;
}

}  // namespace pdf
