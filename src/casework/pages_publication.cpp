// pages_publication — the second hand: the original beside what will be public, every mask with its
// reason.
#include <map>

#include "casework/pages_act.h"

namespace json = boost::json;

namespace casework {
namespace {

using disclosure::PublicField;

json::object piece(std::string_view text, json::value why) {
  return {{"piece", text}, {"why", std::move(why)}};
}

// The text with its masks lit up; `shown` puts the replacements in their place.
json::array pieces_of(const PublicField& field, bool shown) {
  json::array out;
  std::size_t at = 0;
  const std::string_view text = field.original;
  for (const auto& mask : field.masks) {
    if (mask.begin > at) out.push_back(piece(text.substr(at, mask.begin - at), nullptr));
    out.push_back(piece(
        shown ? mask.replacement : std::string(text.substr(mask.begin, mask.end - mask.begin)),
        json::value(mask.why)));
    at = mask.end;
  }
  if (at < text.size()) out.push_back(piece(text.substr(at), nullptr));
  return out;
}

// What was derived without masks stands as it is, also where nothing of it is in the original.
json::array public_pieces(const PublicField& field) {
  if (field.masks.empty()) return {piece(field.value, nullptr)};
  return pieces_of(field, true);
}

json::array passages_of(const disclosure::Prepared& prepared) {
  json::array out;
  for (const auto& field : prepared.fields)
    if (!field.value.empty() || !field.original.empty())
      out.push_back({{"passage", field.label},
                     {"original", field.original.empty() ? json::array{piece(field.value, nullptr)}
                                                         : pieces_of(field, false)},
                     {"shown", public_pieces(field)}});
  return out;
}

json::array reasons_of(const law::Pack& law, const disclosure::Prepared& prepared) {
  struct Reason {
    std::string basis;
    int times = 0;
  };
  std::map<std::string, Reason> all;
  for (const auto& field : prepared.fields)
    for (const auto& mask : field.masks) {
      all[mask.why].basis = mask.basis;
      ++all[mask.why].times;
    }
  json::array out;
  for (const auto& [why, reason] : all)
    out.push_back({{"what", "隐去"},
                   {"why", why},
                   {"times", reason.times},
                   {"basis", law::chip(law, reason.basis)}});
  return out;
}

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
  const auto& disclosure = desk.casework.rooms().disclosure;
  const auto prepared = disclosure.prepared(tx, c.prepared).value();
  json::object model{
      {"number", c.decision_number},
      {"sentence", sentence_of(c)},
      {"decision_url", "/office/documents/" + std::to_string(c.decision_document)},
      {"clock", clock_of(desk.law(), disclosure.obligation(tx, c.obligation), desk.today())},
      {"drafted_by", desk.name_of(tx, prepared.by)},
      {"drafted_at", timing::minute_in_china(prepared.at)},
      {"passages", passages_of(prepared)},
      {"reasons", reasons_of(desk.law(), prepared)},
      {"suspects", json::array()}};
  add_form(model, tx, asked);
  auto missing = missing_before(desk.casework.situation(tx, c, act, asked.by()));
  for (auto& refusal : disclosure.missing_before_confirming(tx, prepared, asked.by()))
    missing.push_back(std::move(refusal));
  law::add_missing(model, desk.law(), missing, act.title, mends(desk, c, act));
  return {.body = "disclosure/confirm.html", .title = "公示复核", .model = std::move(model)};
}

}  // namespace casework
