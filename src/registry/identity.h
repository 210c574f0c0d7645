// identity — is this a well-formed credit code (GB 32100) or resident identity number (GB 11643)?
#pragma once
#include <string>
#include <string_view>

#include "law/date.h"

namespace registry {

struct IdentityVerdict {
  bool as_typed = false;    // valid just as it stands
  bool normalised = false;  // valid once blanks are removed, full-width folded, letters in capitals
  std::string value;        // the normalised value, what should be stored
  // ok; warn_…: valid, but show the reason; whitespace, fullwidth, lowercase: valid once
  // normalised; anything else: not valid.
  std::string reason_code;
  std::string reason;  // Chinese, shown as it stands
};

// 统一社会信用代码. The text as typed, untrimmed.
IdentityVerdict check_credit_code(std::string_view text);

// 居民身份证号码. A birth after `today` is no birth date.
IdentityVerdict check_resident_id(std::string_view text, law::Date today);

}  // namespace registry
