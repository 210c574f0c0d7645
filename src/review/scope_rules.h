// scope_rules — the rows of lawpack/review_scope.toml: what makes a decision major?
#pragma once
#include <string>
#include <vector>

#include "review/scope.h"

namespace review {

struct ScopeRule {
  std::string id, clause, category, item, why;
  std::vector<std::string> law;
  // Conditions: an empty list and false ask for nothing.
  std::vector<std::string> act, via, licence_act, penalty_kinds, coercion_act, requisition_of,
      transfer_to;
  bool large_fine = false, large_confiscation = false;
  bool hearing_held = false, complex_facts = false, collective_discussion = false,
       major_public_interest = false;
};

struct CatalogueText {  // of one category of the catalogue
  std::string category, materials, points;
};

struct ScopeRules {
  std::vector<ScopeRule> rules;
  std::vector<CatalogueText> categories;
  Thresholds thresholds;
  std::string plan, valid_from, time_limit, exempt_act, exempt_procedure;
};

const ScopeRules& scope_rules();  // throws std::logic_error when the compiled-in rows are faulty

}  // namespace review
