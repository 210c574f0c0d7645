// form — the ruled boxes of an approval form: a label beside each value, boxes that grow with what
// they hold.
#include <algorithm>
#include <map>

#include "platform/pdf/galley.h"
#include "platform/pdf/ruled.h"

namespace pdf {
namespace {

// One character wide where the rows are high enough for the label, else two.
double group_width(const Form& form, double size) {
  const auto letters = std::size_t(g_utf8_strlen(form.group.data(), gssize(form.group.size())));
  return (letters <= form.rows.size() + 2 ? 1 : 2) * size + 2 * cell_padding;
}

// Rows with the same number of fields line up: the second and further labels are as wide as the
// widest among them.
using LabelWidths = std::map<std::pair<std::size_t, std::size_t>, double>;

LabelWidths measure_labels(Galley& galley, const Form& form, double size) {
  LabelWidths widths;
  for (const auto& row : form.rows)
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const double natural =
          galley.type.one_line(row.fields[i].label, {size}).width + 2 * cell_padding;
      double& width = widths[{row.fields.size(), i}];
      width = i == 0 ? label_width(size) : std::min(label_width(size), std::max(width, natural));
    }
  return widths;
}

std::vector<Line> set_value(Galley& galley, const Field& field, double width, double size) {
  const Align align = field.value.empty() ? Align::centre : Align::justified;
  return galley.type.set(field.value.empty() ? "／" : field.value,
                         {size, width - 2 * cell_padding, Face::body, align});
}

std::vector<Cell> cells_of(Galley& galley, const FormRow& row, const LabelWidths& labels, double x,
                           double size) {
  std::vector<double> shares;
  for (const auto& field : row.fields) shares.push_back(field.share);
  const auto widths = divide(core_width - x, shares);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    const Field& field = row.fields[i];
    const double width = widths[i];
    const double label = std::min(labels.at({row.fields.size(), i}), width / 2);
    cells.push_back({x, label, set_label(galley.type, field.label, label, size), {}, false});
    cells.push_back(
        {x + label, width - label, set_value(galley, field, width - label, size), {}, false});
    x += width;
  }
  return cells;
}

// The label of the whole group stands once, in the middle of all its rows.
void add_group_label(std::vector<Strip>& rows, const std::vector<Line>& lines, double size) {
  const double pitch = ruled_pitch(size);
  double height = 0;
  for (auto& strip : rows) {
    strip.rules.push_back({0, 0, 0, strip.height});
    height += strip.height;
  }
  double y = std::max(row_padding, (height - pitch * double(lines.size())) / 2);
  double top = 0;
  auto strip = rows.begin();
  for (const auto& line : lines) {
    while (std::next(strip) != rows.end() && y >= top + strip->height) top += strip++->height;
    strip->words.push_back({line, cell_padding + line.x, y - top + baseline(pitch, size)});
    y += pitch;
  }
  rows.front().rules.push_back({0, 0, core_width, 0});
}

}  // namespace

void set(Galley& galley, const Form& form) {
  galley.begin_ruled();
  const double size = points(galley.ruled_size);
  const double x = form.group.empty() ? 0 : group_width(form, size);
  const auto labels = measure_labels(galley, form, size);
  const auto frame = std::make_shared<Frame>(Frame{0, core_width, {}});
  std::vector<Strip> rows;
  for (const auto& row : form.rows)
    for (auto& strip :
         ruled_row(cells_of(galley, row, labels, x, size), size, row.min_lines, frame)) {
      if (!form.group.empty() && !rows.empty()) strip.glued = true;
      rows.push_back(std::move(strip));
    }
  if (!form.group.empty() && !rows.empty())
    add_group_label(rows, set_label(galley.type, form.group, x, size), size);
  galley.add(std::move(rows));
}

}  // namespace pdf
