// ruled — one row of a ruled form or table: cells side by side, as high as the highest needs.
#pragma once
#include <memory>
#include <vector>

#include "platform/pdf/strip.h"

namespace pdf {

struct Cell {
  double x = 0, width = 0;  // of its box
  std::vector<Line> lines;
  std::vector<Line> foot;  // stands at the bottom of the box
  bool from_top = false;   // otherwise in the middle of the height
};

constexpr double cell_padding = 5;  // left and right of the words
constexpr double row_padding = 4;   // above and below them
constexpr double ruled_pitch(double size) { return size * 1.5; }
constexpr double label_width(double size) {
  return 5 * size + 2 * cell_padding;
}  // of the first column

// The words of a label, in the middle of a box of this width.
std::vector<Line> set_label(Typesetter&, const std::string& label, double box_width, double size);

// The widths that fill `whole` in the proportion of the shares.
std::vector<double> divide(double whole, const std::vector<double>& shares);

// One strip a line, so that a high row can go on on the next page; a low one is glued together.
std::vector<Strip> ruled_row(const std::vector<Cell>&, double size, int min_lines,
                             const std::shared_ptr<const Frame>&);

}  // namespace pdf
