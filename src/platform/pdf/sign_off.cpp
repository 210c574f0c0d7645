// sign_off — the issuer, the date beneath, and the seal that rides on both.
#include <algorithm>

#include "platform/pdf/galley.h"

namespace pdf {
namespace {

constexpr double line_height =
    core_height / lines_per_page;     // whatever the size: the seal needs it
constexpr int white_lines_above = 2;  // the top of the seal comes to within a line of the text

Strip glued(Strip strip) {
  strip.glued = true;
  return strip;
}

Strip white(int lines) {
  Strip strip;
  strip.height = lines * line_height;
  return glued(std::move(strip));
}

double width_of(const std::vector<Line>& lines) {
  double width = 0;
  for (const auto& line : lines) width = std::max(width, line.width);
  return width;
}

// From the top of the issuer's line. A seal with words beneath the star stands lower, so that
// these clear the date.
double seal_middle(const Seal& seal) { return line_height * (seal.centre.empty() ? 0.65 : 0.95); }

}  // namespace

// 成文日期右空四字，署名居中于日期之上，印章端正、居中下压署名和成文日期 (GB/T 9704-2012, 7.3.5).
void set(Galley& galley, const SignOff& sign_off) {
  const double size = points(galley.size);
  const Setting setting{size, core_width, Face::body, Align::left, 0, true};
  const auto issuer = galley.type.set(sign_off.issuer, setting);
  const auto date =
      galley.type.set(sign_off.date.empty() ? "　　年　　月　　日" : sign_off.date, setting);
  const double right = core_width - 4 * size;
  const double middle = std::min(right - width_of(date) / 2, core_width - width_of(issuer) / 2);

  galley.add(white(white_lines_above));
  for (const auto* lines : {&issuer, &date})
    for (const auto& line : *lines) {
      Strip strip = strip_of(line, line_height, size, std::max(0.0, middle - line.width / 2));
      if (sign_off.seal && &line == &issuer.back())
        strip.stamp = Stamp{*sign_off.seal, middle, seal_middle(*sign_off.seal)};
      galley.add(glued(std::move(strip)));
    }
  galley.add(white(1));
}

}  // namespace pdf
