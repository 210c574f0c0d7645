// page — which strips stand on which page, and where.
#pragma once
#include <vector>

#include "platform/pdf/strip.h"

namespace pdf {

// All positions are in points from the upper left of the text area.
struct Page {
  std::vector<Stamp> stamps;
  std::vector<Rule> rules;
  std::vector<Words> words;  // in the order in which they are read
};

std::vector<Page> paginate(const std::vector<Strip>&);  // at least one

}  // namespace pdf
