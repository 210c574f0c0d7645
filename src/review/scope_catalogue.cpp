// scope_catalogue — what stands in 《重大执法决定法制审核目录清单》?
#include <algorithm>

#include "law/money.h"
#include "review/scope.h"
#include "review/scope_rules.h"

namespace review {
namespace {

std::string threshold_text(const ScopeRule& rule, const Thresholds& thresholds) {
  if (!rule.large_fine && !rule.large_confiscation) return "—";
  return "单位" + law::wan_yuan(thresholds.unit_fen) + "以上，个人" +
         (thresholds.sole_trader_as_unit ? "" : "（含个体工商户）") +
         law::wan_yuan(thresholds.person_fen) + "以上";
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
