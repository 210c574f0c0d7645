// field_lines — labels followed by underlined values, as at the beginning of a record.
#include <algorithm>

#include "platform/pdf/galley.h"
#include "platform/pdf/ruled.h"

namespace pdf {
namespace {

constexpr double line_below = 4.5;  // from the baseline to the line that is written on

struct Slot {
  double x, value_x, right;
  std::vector<Line> label, value;
};

double natural_label_width(Galley& galley, const Field& field) {
  return galley.type.one_line(field.label + "：", {points(galley.size)}).width;
}

// Each label takes what it needs; the values share the rest. Labels that leave too little are
// broken.
std::vector<double> label_widths(Galley& galley, const std::vector<Field>& row) {
  std::vector<double> widths;
  double all = 0;
  for (const auto& field : row) all += widths.emplace_back(natural_label_width(galley, field));
  const double most = core_width * 0.75;
  if (all > most)
    for (auto& width : widths) width *= most / all;
  return widths;
}

Slot set_slot(Galley& galley, const Field& field, double x, double label, double room) {
  const double size = points(galley.size);
  const bool blank = field.value.empty();
  Slot slot{x, x + label, x + label + room, {}, {}};
  slot.label = galley.type.set(field.label + "：", {size, label});
  slot.value = galley.type.set(blank ? "／" : field.value,
                               {size, room, Face::body, blank ? Align::centre : Align::left});
  return slot;
}

std::vector<Slot> set_slots(Galley& galley, const std::vector<Field>& row) {
  const double gap = points(galley.size) / 2;
  const auto labels = label_widths(galley, row);
  double rest = core_width - gap * double(row.size() - 1), x = 0;
  std::vector<double> shares;
  for (std::size_t i = 0; i < row.size(); ++i) {
    rest -= labels[i];
    shares.push_back(row[i].share);
  }
  const auto values = divide(rest, shares);
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < row.size(); ++i) {
    slots.push_back(set_slot(galley, row[i], x, labels[i], values[i]));
    x = slots.back().right + gap;
  }
  return slots;
}

void place(Strip& strip, const Slot& slot, std::size_t index, double size) {
  const double y = baseline(strip.height, size);
  if (index < slot.label.size()) strip.words.push_back({slot.label[index], slot.x, y});
  if (index >= slot.value.size()) return;
  const Line& value = slot.value[index];
  strip.words.push_back({value, slot.value_x + value.x, y});
  strip.rules.push_back({slot.value_x, y + line_below, slot.right, y + line_below, 0.5});
}

}  // namespace

void set(Galley& galley, const FieldLines& fields) {
  galley.begin_unruled();
  for (const auto& row : fields.rows) {
    const auto slots = set_slots(galley, row);
    std::size_t lines = 0;
    for (const auto& slot : slots) lines = std::max({lines, slot.label.size(), slot.value.size()});
    for (std::size_t i = 0; i < lines; ++i) {
      Strip strip;
      strip.height = pitch(galley.size);
      strip.glued = i == 1 || (i > 0 && i + 1 == lines);
      for (const auto& slot : slots) place(strip, slot, i, points(galley.size));
      galley.add(std::move(strip));
    }
  }
}

}  // namespace pdf
