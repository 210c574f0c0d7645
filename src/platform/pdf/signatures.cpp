// signatures — who signs, on what line, on which day; and what is written where somebody refuses.
#include <algorithm>

#include "platform/pdf/galley.h"

namespace pdf {
namespace {

constexpr double signing_height = 30;  // at least: a hand needs room
constexpr double line_below = 4.5;     // from the baseline to the line that is written on

struct Slot {
  std::vector<Line> label, name, date;
  double left = 0, right = 0;  // of the line for the name
};

Slot set_slot(Galley& galley, const Signature& signature) {
  const double size = points(galley.size), dated = 9.2 * size;
  Slot slot;
  slot.label = galley.type.set(signature.label + "：", {size, core_width / 2});
  for (const auto& line : slot.label) slot.left = std::max(slot.left, line.width + 2);
  slot.right = core_width - dated - size / 2;
  const std::string name = signature.refusal.empty() ? signature.name : "拒签";
  const std::string date = signature.date.empty() ? "　　年　　月　　日" : signature.date;
  slot.name = galley.type.set(name, {size, slot.right - slot.left, Face::body, Align::centre});
  slot.date = galley.type.set(date, {size, dated, Face::body, Align::right});
  return slot;
}

Strip strip_of(const Slot& slot, std::size_t index, double height, double size) {
  Strip strip;
  strip.height = height;
  strip.glued = true;
  const double y = baseline(height, size);
  const auto put = [&](const std::vector<Line>& lines, double x) {
    if (index < lines.size()) strip.words.push_back({lines[index], x + lines[index].x, y});
  };
  put(slot.label, 0);
  put(slot.name, slot.left);
  put(slot.date, slot.right + size / 2);
  if (index < slot.name.size())
    strip.rules.push_back({slot.left, y + line_below, slot.right, y + line_below, 0.5});
  return strip;
}

void add_slot(Galley& galley, const Slot& slot) {
  const double height = std::max(pitch(galley.size), signing_height);
  const auto lines = std::max({slot.label.size(), slot.name.size(), slot.date.size()});
  for (std::size_t i = 0; i < lines; ++i)
    galley.add(strip_of(slot, i, height, points(galley.size)));
}

void add_refusal(Galley& galley, const std::string& refusal) {
  const double size = points(galley.size);
  const Setting setting{size, core_width, Face::body, Align::justified, 2 * size};
  for (const auto& line : galley.type.set("（拒签情况：" + refusal + "）", setting)) {
    Strip strip = strip_of(line, pitch(galley.size), size);
    strip.glued = true;
    galley.add(std::move(strip));
  }
}

}  // namespace

// All slots stay together, and with the end of the text that is signed.
void set(Galley& galley, const Signatures& signatures) {
  galley.add_white(pitch(galley.size) / 2);
  galley.strips.back().glued = true;
  for (const auto& signature : signatures.slots) {
    add_slot(galley, set_slot(galley, signature));
    if (!signature.refusal.empty()) add_refusal(galley, signature.refusal);
  }
}

}  // namespace pdf
