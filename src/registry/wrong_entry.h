// wrong_entry — what is wrong with what was typed about one thing, field by field?
#pragma once
#include "law/outcome.h"
#include "registry/things.h"

namespace registry {

// `mend` of each refusal names the field. Values only: whether a number is taken is asked of the
// store.
law::Refusals wrong_in(const Agency&);
law::Refusals wrong_in(const Office&);
law::Refusals wrong_in(const Person&);
law::Refusals wrong_in(const Certificate&);
law::Refusals wrong_in(const Matter&);
law::Refusals wrong_in(const Party&, timing::Date today);

// Blanks at the ends gone; credit code and identity number in the form in which they are stored.
Party tidied(Party, timing::Date today);

constexpr std::string_view resident_id = "居民身份证";

}  // namespace registry
