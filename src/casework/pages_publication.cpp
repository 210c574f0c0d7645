// pages_publication — the second hand: the original beside what will be public.
#include "casework/pages_act.h"
#include "disclosure/comparison.h"

namespace json = boost::json;

namespace casework {
namespace {

json::value clock_of(const law::Pack& law, const std::optional<disclosure::Obligation>& owed,
                     Date today) {
  if (!owed || owed->clocks.empty()) return nullptr;
  return law::clock_line(law, owed->clocks.front(), today);
}

std::string sentence_of(const Case& c) {
  return c.party.name + "因" + c.violation + "，被处" + c.decided->content();
}

}  // namespace

page::Page publication_page(sql::Tx& tx, const Asked& asked) {
  const auto& [desk, request, c, act, who, answers, refusals] = asked;
  const auto& publishing = desk.casework.rooms().disclosure;
  const auto prepared = publishing.prepared(tx, c.prepared).value();
  json::object model{
      {"number", c.decision_number},
      {"sentence", sentence_of(c)},
      {"decision_url", "/office/documents/" + std::to_string(c.decision_document)},
      {"clock", clock_of(desk.law(), publishing.obligation(tx, c.obligation), desk.today())},
      {"drafted_by", desk.name_of(tx, prepared.by)},
      {"drafted_at", timing::minute_in_china(prepared.at)},
      {"suspects", json::array()}};
  disclosure::add_comparison(model, prepared);
  add_form(model, tx, asked);
  auto missing = missing_before(desk.casework.situation(tx, c, act, asked.by()));
  for (auto& refusal : publishing.missing_before_confirming(tx, prepared, asked.by()))
    missing.push_back(std::move(refusal));
  law::add_missing(model, desk.law(), missing, act.title, mends(desk, c, act));
  return {.body = "disclosure/confirm.html", .title = "公示复核", .model = std::move(model)};
}

}  // namespace casework
