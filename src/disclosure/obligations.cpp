// obligations — what is owed to the public, since when, and what ends it without publication.
#include <algorithm>

#include "disclosure/decision_json.h"
#include "disclosure/derive.h"
#include "disclosure/due.h"
#include "disclosure/store.h"

namespace disclosure {
namespace {

constexpr auto plan = "three-systems-plan:2-1-3";

law::Refusal nothing_there(std::string_view what) {
  return {"disclosure.nothing_there", "没有找到这个" + std::string(what) + "。", {}, ""};
}

law::Refusals missing_before_owing(sql::Tx& tx, const PublicationSchema* schema, const Decision& d,
                                   const law::Pack& law) {
  law::Refusals missing;
  const auto refuse = [&](std::string rule, std::string reason) {
    missing.push_back({"disclosure." + std::move(rule), std::move(reason), law.basis(plan), ""});
  };
  if (!schema) refuse("kind", "没有“" + d.kind + "”这一类执法决定的公示内容规定。");
  if (d.document_number.empty()) refuse("document_number", "决定书没有文号，不能公示。");
  if (d.party.name.empty()) refuse("party", "决定没有写明当事人。");
  for (const auto& other : find_obligations(tx, d.subject))
    if (other.kind == d.kind) refuse("owed_once", "这个案件的" + d.kind + "决定已经列入公示。");
  return missing;
}

}  // namespace

Disclosure::Disclosure(const PublicationSchemas& schemas, const law::Pack& law,
                       const registry::Registry& registry, timing::Ids& ids)
    : schemas_(schemas), law_(law), registry_(registry), ids_(ids) {}

law::Outcome<std::int64_t> Disclosure::owe(sql::Tx& tx, const Decision& decision, const By& by) {
  const auto* schema = schemas_.of_kind(decision.kind);
  if (auto missing = missing_before_owing(tx, schema, decision, law_); !missing.empty())
    return missing;
  Obligation o;
  o.id = ids_.next();
  o.agency_id = decision.agency_id;
  o.subject = decision.subject;
  o.kind = decision.kind;
  o.document_number = decision.document_number;
  o.party_name = decision.party.name;
  o.decided_on = decision.decided_on;
  o.due_on = earliest(publication_clocks(law_, *schema, decision.decided_on));
  if (against_minor(decision)) {
    o.state = State::exempt;
    o.exempt_ground = "minor";
  }
  insert(tx, o, json_of(decision));
  boost::json::object facts{{"kind", o.kind}};
  if (o.due_on) facts["due_on"] = timing::iso(*o.due_on);
  if (!o.exempt_ground.empty()) facts["ground"] = o.exempt_ground;
  note(tx, o.agency_id, "disclosure.owed", o.subject, by, {{"disclosure_obligation", o.id}},
       std::move(facts));
  return o.id;
}

law::Refusals Disclosure::mark_served(sql::Tx& tx, std::string_view subject, timing::Date on,
                                      const By& by) {
  for (auto& o : find_obligations(tx, subject)) {
    if (o.served_on) continue;
    o.served_on = on;
    update(tx, o);
    note(tx, o.agency_id, "disclosure.served", o.subject, by, {{"disclosure_obligation", o.id}},
         {{"served_on", timing::iso(on)}});
  }
  return {};
}

law::Refusals Disclosure::exempt(sql::Tx& tx, std::int64_t id, std::string_view ground,
                                 const By& by) {
  auto o = find_obligation(tx, id);
  if (!o) return {nothing_there("公示义务")};
  const auto* known = schemas_.ground(ground);
  if (!known)
    return {{"disclosure.ground", "请选择法定的不予公开理由。", law_.basis(plan), "ground"}};
  if (o->state != State::owed && o->state != State::prepared)
    return {
        {"disclosure.state",
         "这项决定" + std::string(chinese(o->state)) + "，不能再定为不予公开。已经公示的应当撤回。",
         known->basis, ""}};
  o->state = State::exempt;
  o->exempt_ground = known->id;
  update(tx, *o);
  note(tx, o->agency_id, "disclosure.exempted", o->subject, by, {{"disclosure_obligation", o->id}},
       {{"ground", known->id}});
  return {};
}

law::Refusals Disclosure::overturned(sql::Tx& tx, std::string_view subject, timing::Date on,
                                     const By& by) {
  for (auto& o : find_obligations(tx, subject)) {
    if (o.state == State::withdrawn || o.overturned_on) continue;
    o.overturned_on = on;
    o.withdraw_by = earliest(withdrawal_clocks(law_, on));
    update(tx, o);
    note(tx, o.agency_id, "disclosure.overturned", o.subject, by, {{"disclosure_obligation", o.id}},
         {{"overturned_on", timing::iso(on)}});
  }
  return {};
}

std::optional<Obligation> Disclosure::obligation(sql::Tx& tx, std::int64_t id) const {
  auto o = find_obligation(tx, id);
  if (o) add_clocks(*o);
  return o;
}

std::vector<Obligation> Disclosure::obligations_of(sql::Tx& tx, std::string_view subject) const {
  auto found = find_obligations(tx, subject);
  for (auto& o : found) add_clocks(o);
  return found;
}

std::vector<Obligation> Disclosure::obligations(sql::Tx& tx, std::int64_t agency,
                                                const ObligationFilter& filter) const {
  auto found = find_obligations(tx, agency, filter);
  for (auto& o : found) add_clocks(o);
  return found;
}

void Disclosure::add_clocks(Obligation& o) const {
  if (const auto* schema = schemas_.of_kind(o.kind))
    o.clocks = publication_clocks(law_, *schema, o.decided_on);
  if (!o.overturned_on) return;
  for (auto& clock : withdrawal_clocks(law_, *o.overturned_on))
    o.clocks.push_back(std::move(clock));
}

Decision Disclosure::decision_of(sql::Tx& tx, std::int64_t obligation) const {
  return decision_from(decision_json_of(tx, obligation));
}

}  // namespace disclosure
