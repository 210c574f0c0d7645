// identity_verdict — the finding on the normalised value, and what the way it was typed adds to it.
#pragma once
#include <string>

#include "registry/identity.h"
#include "registry/identity_text.h"

namespace registry {

struct Finding {
  bool valid;
  std::string code, reason;
};

IdentityVerdict verdict_of(const TypedText& text, const Finding& finding);

// By region, birth year and check character: 18 characters that can hardly be anything else.
bool is_resident_id(std::string_view value);

}  // namespace registry
