// number_labels — what does the word before a number say that it is, and whose is it?
#pragma once
#include "disclosure/redaction/reading.h"

namespace disclosure::redaction {

struct Label {
  Kinds kinds = 0;        // 0: none near
  std::size_t begin = 0;  // of the label
  bool adjacent = false;  // nothing but ：为是号码 between label and number
};

Label label_before(const Reading& r, std::size_t i);

// The agency is spoken of last before i, not a person or a company: its own telephone.
bool is_agencys(const Reading& r, std::size_t i);

// An account into which fines are paid.
bool is_for_payment(const Reading& r, std::size_t i);

}  // namespace disclosure::redaction
