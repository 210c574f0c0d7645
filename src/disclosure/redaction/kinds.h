// kinds — what stands in the place of what is hidden, and why?
#pragma once
#include <string>
#include <string_view>

#include "disclosure/redaction/reading.h"

namespace disclosure::redaction {

struct MaskKind {
  std::string id, title, replacement, why, basis;  // a row of lawpack/redaction/kinds.csv
};

const MaskKind& kind_of(What what);

}  // namespace disclosure::redaction
