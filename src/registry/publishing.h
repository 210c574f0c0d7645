// publishing — may this matter be put on the public list?
#pragma once
#include "law/pack.h"
#include "registry/things.h"

namespace registry {

// The names of the seven fields of 行政执法事项清单 that are still blank.
std::vector<std::string> blank_fields(const Matter& matter);

law::Refusals missing_before_publishing(const Matter& matter, const law::Pack& pack);

// 30个工作日（自受理之日起）, or what stands in its place.
std::string time_limit_of(const Matter& matter);
// 不收费, or the charge and what it rests on.
std::string fee_of(const Matter& matter);

}  // namespace registry
