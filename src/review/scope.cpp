// scope — must this decision pass legal review before it is made, and under which clause?
#include "review/scope.h"

#include <algorithm>

#include "review/scope_rules.h"

namespace review {
namespace {

using Words = std::vector<std::string>;

bool holds(const Words& wanted, const std::string& given) {
  return wanted.empty() || std::ranges::find(wanted, given) != wanted.end();
}

bool holds(const Words& wanted, const Words& given) {
  return wanted.empty() ||
         std::ranges::any_of(given, [&](const auto& word) { return holds(wanted, word); });
}

// Who is not named is judged like a natural person: the lower threshold, so the earlier review.
bool is_unit(const Facts& facts, const Thresholds& thresholds) {
  return facts.party == "单位" || (facts.party == "个体工商户" && thresholds.sole_trader_as_unit);
}

std::int64_t large_fine(const Facts& facts, const Thresholds& thresholds) {
  return is_unit(facts, thresholds) ? thresholds.unit_fen : thresholds.person_fen;
}

std::int64_t large_confiscation(const Facts& facts, const Thresholds& thresholds) {
  const auto own = is_unit(facts, thresholds) ? thresholds.confiscated_unit_fen
                                              : thresholds.confiscated_person_fen;
  return own != 0 ? own : large_fine(facts, thresholds);
}

bool meets(const ScopeRule& rule, const Facts& facts, const Thresholds& thresholds) {
  return holds(rule.act, facts.act) && holds(rule.via, facts.via) &&
         holds(rule.licence_act, facts.licence_act) &&
         holds(rule.penalty_kinds, facts.penalty_kinds) &&
         holds(rule.coercion_act, facts.coercion_act) &&
         holds(rule.requisition_of, facts.requisition_of) &&
         holds(rule.transfer_to, facts.transfer_to) &&
         (!rule.large_fine || facts.fine_fen >= large_fine(facts, thresholds)) &&
         (!rule.large_confiscation ||
          facts.confiscated_fen >= large_confiscation(facts, thresholds)) &&
         (!rule.hearing_held || facts.hearing_held) &&
         (!rule.complex_facts || facts.complex_facts) &&
         (!rule.collective_discussion || facts.collective_discussion) &&
         (!rule.major_public_interest || facts.major_public_interest);
}

// A licence decided after a hearing was decided by way of a hearing, however it was entered.
Facts completed(Facts facts) {
  if (facts.act == "行政许可" && facts.hearing_held && facts.via.empty()) facts.via = "听证";
  return facts;
}

std::vector<Ground> grounds_of(const Facts& facts, const Thresholds& thresholds) {
  const auto& rules = scope_rules();
  if (facts.act == rules.exempt_act && facts.procedure == rules.exempt_procedure) return {};
  std::vector<Ground> grounds;
  for (const auto& rule : rules.rules)
    if (meets(rule, facts, thresholds))
      grounds.push_back({rule.id, rule.clause, rule.why, rule.law});
  return grounds;
}

// One entry a letter, its reasons joined; the rest (f) only where no named group applies.
std::vector<Clause> clauses_of(const std::vector<Ground>& grounds) {
  const bool named = std::ranges::any_of(grounds, [](const auto& g) { return g.clause != "f"; });
  std::vector<Clause> clauses;
  for (const auto& ground : grounds) {
    if (named && ground.clause == "f") continue;
    if (!clauses.empty() && clauses.back().clause == ground.clause)
      clauses.back().why += "；" + ground.why;
    else
      clauses.push_back({ground.clause, ground.why});
  }
  return clauses;
}

Words law_of(const std::vector<Ground>& grounds) {
  Words law;
  const auto add = [&](const std::string& article) {
    if (std::ranges::find(law, article) == law.end()) law.push_back(article);
  };
  for (const auto& ground : grounds) std::ranges::for_each(ground.law, add);
  if (!grounds.empty()) add(scope_rules().plan);
  return law;
}

}  // namespace

Scope scope(const Facts& given, const Thresholds& thresholds) {
  Scope result;
  result.grounds = grounds_of(completed(given), thresholds);
  result.must_review = !result.grounds.empty();
  result.clauses = clauses_of(result.grounds);
  result.law = law_of(result.grounds);
  return result;
}

}  // namespace review
