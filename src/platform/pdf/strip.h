// strip — what a galley is made of: a horizontal strip of a page that is never cut, and what may be
// cut around it.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "platform/pdf/document.h"
#include "platform/pdf/typesetter.h"

namespace pdf {

// All positions are in points, from the left of the text area and from the top of the strip.
struct Words {
  Line line;
  double x, y;  // y of the baseline
  bool red = false;
};

struct Rule {
  double x1, y1, x2, y2;
  double thickness = 0.6;
  bool red = false;
};

struct Stamp {
  Seal seal;
  double x, y;  // of its centre
};

struct Strip;

// The border of a ruled block: closed where a page ends within it, opened again on the next under
// its head rows.
struct Frame {
  double left, right;
  std::vector<Strip> head;
};

struct Strip {
  double height = 0;
  bool glued = false;       // stays on the page of the strip before it
  bool holds_next = false;  // keeps the strip after it on its page
  bool white = false;       // left out at the top of a page
  bool on_new_page = false;
  bool at_foot = false;  // moves down to the foot of its page
  std::vector<Words> words;
  std::vector<Rule> rules;
  std::optional<Stamp> stamp;
  std::shared_ptr<const Frame> frame;
};

}  // namespace pdf
