// identity_verdict — the finding on the normalised value, and what the way it was typed adds to it.
#include "registry/identity_verdict.h"

namespace registry {

IdentityVerdict verdict_of(const TypedText& text, const Finding& finding) {
  const bool clean = !text.blanks && !text.full_width && !text.small_letters;
  IdentityVerdict verdict{finding.valid && clean, finding.valid, text.value, finding.code,
                          finding.reason};
  if (!finding.valid || clean) return verdict;
  if (text.blanks) {
    verdict.reason_code = "whitespace";
    verdict.reason = "含有空格，去掉空格后有效。";
  } else if (text.full_width) {
    verdict.reason_code = "fullwidth";
    verdict.reason = "含有全角字符，改为半角后有效。";
  } else {
    verdict.reason_code = "lowercase";
    verdict.reason = "字母应当大写，改为大写后有效。";
  }
  return verdict;
}

}  // namespace registry
