// enforcing — may this person enforce the law on this day?
#pragma once
#include <optional>

#include "law/pack.h"
#include "registry/things.h"

namespace registry {

// Empty: yes. `certificate` is the one held that day, if any.
law::Refusals missing_before_enforcing(const Person& person,
                                       const std::optional<Certificate>& certificate, law::Date on,
                                       const law::Pack& pack);

}  // namespace registry
