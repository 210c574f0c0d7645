// pages_difference — which lines of a text are new, gone or as they were?
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace casework {

struct Line {
  enum class Change { same, added, gone } change;
  std::string text;
};

// In reading order; what is gone stands before what took its place.
std::vector<Line> difference(std::string_view before, std::string_view after);

}  // namespace casework
