// pack_data — what a Pack holds inside; made by load() and never changed afterwards.
#pragma once
#include "law/pack.h"

namespace law {

struct PackData {
  std::string version;
  Calendar calendar;
  std::vector<Instrument> instruments;
  std::vector<Provision> provisions;
  std::vector<DayRule> day_rules;
  std::vector<Trigger> triggers;
  std::vector<Parameter> parameters;  // the versions of one id stand in the order of their validity
  std::vector<Term> terms;
  Files files;
};

}  // namespace law
