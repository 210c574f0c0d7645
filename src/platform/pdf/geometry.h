// geometry — where things stand on the sheet: the page of GB/T 9704-2012 in points.
#pragma once
#include "platform/pdf/document.h"

namespace pdf {

constexpr double mm = 72 / 25.4;

constexpr double sheet_width = 210 * mm, sheet_height = 297 * mm;
constexpr double margin_top = 37 * mm, margin_left = 28 * mm;
constexpr double core_width = 156 * mm, core_height = 225 * mm;  // 版心
constexpr double core_bottom = margin_top + core_height;

// 22 lines of 28 characters: 三号 is nominally 16 points, and fills the line exactly at a 28th of
// it.
constexpr int lines_per_page = 22, characters_per_line = 28;

constexpr double points(Size size) {
  switch (size) {
    case Size::three:
      return core_width / characters_per_line;
    case Size::four:
      return 14;
    case Size::small_four:
      return 12;
    case Size::five:
      return 10.5;
  }
  return 0;
}

// From line to line in running text; each divides the height of the page.
constexpr double pitch(Size size) {
  switch (size) {
    case Size::three:
      return core_height / lines_per_page;
    case Size::four:
      return core_height / 26;
    case Size::small_four:
      return core_height / 32;
    case Size::five:
      return core_height / 38;
  }
  return 0;
}

// Where the baseline lies so that Chinese characters stand in the middle of a line of this height.
constexpr double baseline(double line_height, double size) { return line_height / 2 + 0.38 * size; }

}  // namespace pdf
