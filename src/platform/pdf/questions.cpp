// questions — the body of a record of questioning: 问 and 答, each a paragraph.
#include "platform/pdf/galley.h"

namespace pdf {
namespace {

// Lines part anywhere: no white may remain at the foot of a signed page for somebody to fill.
void add(Galley& galley, const std::string& who, const std::string& words) {
  const double size = points(galley.size);
  const Setting setting{size, core_width, Face::body, Align::justified, 2 * size};
  for (const auto& line : galley.type.set(who + (words.empty() ? "／" : words), setting))
    galley.add(strip_of(line, pitch(galley.size), size));
}

}  // namespace

void set(Galley& galley, const QuestionAnswer& record) {
  galley.begin_unruled();
  for (const auto& exchange : record.exchanges) {
    add(galley, "问：", exchange.question);
    galley.strips.back().holds_next = true;
    add(galley, "答：", exchange.answer);
  }
}

}  // namespace pdf
