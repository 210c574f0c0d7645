#include "platform/pdf/ruled.h"

#include <algorithm>
#include <cmath>

#include "platform/pdf/geometry.h"

namespace pdf {
namespace {

constexpr int never_cut = 6;  // rows of up to so many lines stay whole
constexpr int centred_up_to =
    16;  // in a higher row, which may well be cut, the words begin at the top

int height_in_lines(const Cell& cell) { return int(cell.lines.size() + cell.foot.size()); }

int rows_needed(const std::vector<Cell>& cells, int min_lines) {
  int most = std::max(1, min_lines);
  for (const auto& cell : cells) most = std::max(most, height_in_lines(cell));
  return most;
}

double first_line(const Cell& cell, int rows) {
  if (cell.from_top || rows > centred_up_to) return 0;
  const double above = (rows - height_in_lines(cell)) / 2.0;
  return rows > never_cut ? std::floor(above) : above;
}

void place(std::vector<Strip>& row, const Cell& cell, const std::vector<Line>& lines, double at,
           double size) {
  const double pitch = ruled_pitch(size);
  for (const auto& line : lines) {
    const auto index = std::size_t(at);
    const double padding = index == 0 ? row_padding : 0;
    const double y = padding + (at - double(index)) * pitch + baseline(pitch, size);
    row[index].words.push_back({line, cell.x + cell_padding + line.x, y});
    at += 1;
  }
}

void rule_sides(std::vector<Strip>& row, const std::vector<Cell>& cells, double right) {
  for (auto& strip : row) {
    for (const auto& cell : cells) strip.rules.push_back({cell.x, 0, cell.x, strip.height});
    strip.rules.push_back({right, 0, right, strip.height});
  }
}

}  // namespace

std::vector<Line> set_label(Typesetter& type, const std::string& label, double box_width,
                            double size) {
  return type.set(label,
                  {size, box_width - 2 * cell_padding, Face::body, Align::centre, 0, true, true});
}

std::vector<double> divide(double whole, const std::vector<double>& shares) {
  constexpr double least = 0.01;  // a forgotten share makes a narrow column, not a division by zero
  double sum = 0;
  for (const double share : shares) sum += std::max(share, least);
  std::vector<double> widths;
  for (const double share : shares) widths.push_back(whole * std::max(share, least) / sum);
  return widths;
}

std::vector<Strip> ruled_row(const std::vector<Cell>& cells, double size, int min_lines,
                             const std::shared_ptr<const Frame>& frame) {
  const int rows = rows_needed(cells, min_lines);
  std::vector<Strip> row{std::size_t(rows)};
  for (int i = 0; i < rows; ++i) {
    Strip& strip = row[std::size_t(i)];
    strip.height =
        ruled_pitch(size) + (i == 0 ? row_padding : 0) + (i + 1 == rows ? row_padding : 0);
    strip.glued = i > 0 && (rows <= never_cut || i == 1 || i + 1 == rows);
    strip.frame = frame;
  }
  const double left = cells.empty() ? frame->left : cells.front().x;
  row.front().rules.push_back({left, 0, frame->right, 0});
  rule_sides(row, cells, frame->right);
  for (const auto& cell : cells) {
    place(row, cell, cell.lines, first_line(cell, rows), size);
    place(row, cell, cell.foot, rows - double(cell.foot.size()), size);
  }
  return row;
}

}  // namespace pdf
