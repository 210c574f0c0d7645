// scope_rules — the rows of lawpack/review_scope.toml: what makes a decision major?
#include "review/scope_rules.h"

#include <stdexcept>

#include "law/date.h"
#include "law/pack.h"
#include "law/rows.h"

namespace review {
namespace {

const std::string file = "review_scope.toml";
constexpr std::int64_t fen_per_yuan = 100;

ScopeRule rule_from(law::RowReader& row) {
  ScopeRule rule;
  rule.id = row.text("id");
  rule.clause = row.text("clause");
  rule.category = row.text("category");
  rule.item = row.text("item");
  rule.why = row.text("why");
  rule.law = row.texts("law");
  rule.act = row.texts("act");
  rule.via = row.texts_or_none("via");
  rule.licence_act = row.texts_or_none("licence_act");
  rule.penalty_kinds = row.texts_or_none("penalty_kinds");
  rule.coercion_act = row.texts_or_none("coercion_act");
  rule.requisition_of = row.texts_or_none("requisition_of");
  rule.transfer_to = row.texts_or_none("transfer_to");
  rule.large_fine = row.text_or("fine") == "large";
  rule.large_confiscation = row.text_or("confiscated") == "large";
  rule.hearing_held = row.flag("hearing_held", false);
  rule.complex_facts = row.flag("complex_facts", false);
  rule.collective_discussion = row.flag("collective_discussion", false);
  rule.major_public_interest = row.flag("major_public_interest", false);
  return rule;
}

// The figures stand among the parameters of the law, where an agency or a province may replace
// them.
Thresholds current_thresholds(bool sole_trader_as_unit) {
  const auto& law = law::embedded_pack();
  const auto fen = [&](const char* id) {
    return law.parameter(id, law::Date::max()).value * fen_per_yuan;
  };
  return {fen("review.threshold.unit_yuan"), fen("review.threshold.individual_yuan"),
          sole_trader_as_unit, fen("hearing.threshold.confiscation_unit_yuan"),
          fen("hearing.threshold.confiscation_individual_yuan")};
}

void read_general(law::RowReader& row, ScopeRules& rules) {
  rules.plan = row.text("plan");
  rules.valid_from = law::iso(row.date("valid_from"));
  rules.time_limit = row.text("time_limit");
  rules.exempt_act = row.text("exempt_act");
  rules.exempt_procedure = row.text("exempt_procedure");
  rules.thresholds = current_thresholds(row.flag("sole_trader_as_unit", false));
}

void read_row(const law::Row& row, ScopeRules& rules, law::Faults& faults) {
  law::RowReader reader(file, row, faults);
  if (row.table == "rule") {
    rules.rules.push_back(rule_from(reader));
  } else if (row.table == "category") {
    rules.categories.push_back(
        {reader.text("name"), reader.text("materials"), reader.text("points")});
  } else if (row.table == "scope") {
    read_general(reader, rules);
  }
  reader.finish();
}

ScopeRules read() {
  ScopeRules rules;
  law::Faults faults;
  for (const auto& row : law::toml_rows(file, law::embedded_pack().file(file), faults))
    read_row(row, rules, faults);
  if (!faults.empty())
    throw std::logic_error(file + ":" + std::to_string(faults[0].line) + " " + faults[0].text);
  return rules;
}

}  // namespace

const ScopeRules& scope_rules() {
  static const ScopeRules rules = read();
  return rules;
}

const Thresholds& default_thresholds() { return scope_rules().thresholds; }

}  // namespace review
