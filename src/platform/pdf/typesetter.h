// typesetter — which glyphs stand on which line: fonts, line breaking and justification.
#pragma once
#include <pango/pango.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/pdf/document.h"
#include "platform/pdf/render.h"

namespace pdf {

enum class Face { body, heading, title };

struct Setting {
  double size = 12;  // points
  double width = 0;  // points; 0: one line, however long
  Face face = Face::body;
  Align align = Align::left;
  double indent = 0;      // of the first line, in points
  bool balanced = false;  // lines of about equal length
  bool shrinks = false;   // a little smaller rather than a second line
};

struct Line {
  std::shared_ptr<PangoLayout> layout;  // owns what `line` points to
  PangoLayoutLine* line = nullptr;
  double x = 0;      // from the left of the setting's width
  double width = 0;  // of its glyphs
  int order = 0;     // in which it is read
};

// Valid UTF-8 without anything that hides or reorders text: control characters, bidirectional
// overrides, zero-width spaces. Line ends become \n.
std::string printable(std::string_view text);

class Typesetter {
 public:
  explicit Typesetter(const Fonts&);

  std::vector<Line> set(const std::vector<Run>&, const Setting&);
  std::vector<Line> set(std::string_view text, const Setting& setting) {
    return set(std::vector<Run>{{std::string(text)}}, setting);
  }
  Line one_line(std::string_view text,
                const Setting&);  // everything after the first line is dropped
  int missing_glyphs() const { return missing_glyphs_; }

 private:
  using Font = std::shared_ptr<PangoFontDescription>;
  Font installed(const std::vector<std::string>& wishes) const;
  const Font& font(Face) const;
  std::shared_ptr<PangoLayout> lay_out(const std::vector<Run>&, const Setting&);

  std::shared_ptr<PangoContext> context_;
  Font body_, heading_, title_;
  int lines_set_ = 0;
  int missing_glyphs_ = 0;
};

}  // namespace pdf
