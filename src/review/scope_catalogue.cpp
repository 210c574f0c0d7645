// scope_catalogue — what stands in 《重大执法决定法制审核目录清单》?
#include <algorithm>

#include "law/money.h"
#include "review/scope.h"
#include "review/scope_rules.h"

namespace review {
namespace {

std::string amounts(std::int64_t unit_fen, std::int64_t person_fen, bool sole_trader_as_unit) {
  return "单位" + law::wan_yuan(unit_fen) + "以上，个人" +
         (sole_trader_as_unit ? "" : "（含个体工商户）") + law::wan_yuan(person_fen) + "以上";
}

std::string threshold_text(const ScopeRule& rule, const Thresholds& of) {
  if (rule.large_fine) return amounts(of.unit_fen, of.person_fen, of.sole_trader_as_unit);
  if (!rule.large_confiscation) return "—";
  return amounts(of.confiscated_unit_fen ? of.confiscated_unit_fen : of.unit_fen,
                 of.confiscated_person_fen ? of.confiscated_person_fen : of.person_fen,
                 of.sole_trader_as_unit);
}

std::string joined(const std::vector<std::string>& articles) {
  std::string text;
  for (const auto& article : articles) text += (text.empty() ? "" : "、") + article;
  return text;
}

const CatalogueText& text_of(const ScopeRules& rules, const std::string& category) {
  return *std::ranges::find(rules.categories, category, &CatalogueText::category);
}

}  // namespace

std::vector<CatalogueRow> catalogue(const Thresholds& thresholds) {
  const auto& rules = scope_rules();
  std::vector<CatalogueRow> rows;
  for (const auto& rule : rules.rules) {
    const auto& text = text_of(rules, rule.category);
    rows.push_back({static_cast<int>(rows.size()) + 1, rule.category, rule.item, text.materials,
                    text.points, rule.id, threshold_text(rule, thresholds),
                    joined(rule.law) + "、" + rules.plan, rules.time_limit,
                    "自" + rules.valid_from + "起"});
  }
  return rows;
}

}  // namespace review
