// decision — the act of deciding: no number without a permit, and no permit but a passed review of
// this very text.
#include <variant>

#include "casework/acts/work.h"
#include "registry/registry.h"

namespace json = boost::json;

namespace casework::effects {
namespace {

// Either a review of this draft passed, or the rules of scope say that none is needed. There is no
// third way to get one.
using Permit = std::variant<review::PassedReview, review::NotRequired>;

Permit permit_for(Work& w, const std::string& draft_hash) {
  if (auto passed = review::passed(w.tx, w.the_case.subject(), draft_hash)) return *passed;
  if (auto free = review::not_required(w.situation.scope)) return *free;
  throw Refused(gates::review_passed(w.situation));
}

recording::Document issue(Work& w, const Proposal& proposal, const Permit& permit,
                          const std::string& draft_hash) {
  auto document = w.seal("penalty_decision", fields_of(proposal));
  if (document.text_sha256 != draft_hash)
    throw std::logic_error("the sealed decision is not the draft that was permitted");
  if (const auto* passed = std::get_if<review::PassedReview>(&permit))
    w.result["review_opinion"] = passed->opinion();
  return document;
}

disclosure::Decision publishable(Work& w, const Proposal& p, const recording::Document& document) {
  const Case& c = w.the_case;
  disclosure::Decision d{.agency_id = c.agency_id,
                         .subject = c.subject(),
                         .kind = "行政处罚",
                         .document_number = document.number,
                         .decided_on = w.situation.on,
                         .party = c.party,
                         .violation_type = c.violation.empty() ? c.title : c.violation,
                         .facts = p.facts,
                         .basis = p.basis,
                         .penalty_kinds = p.kinds,
                         .content = p.content(),
                         .document_name = "行政处罚决定书"};
  if (p.has_kind("罚款")) d.fine_fen = p.fine_fen;
  if (p.confiscated_fen) d.confiscated_fen = p.confiscated_fen;
  const auto agency = w.rooms().registry.agency(w.tx, c.agency_id);
  const auto within = [&](const char* term) {
    return w.rooms().law.term(term, w.situation.on).value;
  };
  d.remedies =
      "不服本决定的，可以自收到决定书之日起" + std::to_string(within("remedy.reconsideration")) +
      "日内向" + agency->reconsideration_body + "申请行政复议，或者在" +
      std::to_string(within("remedy.litigation")) + "个月内向" + agency->court + "提起行政诉讼。";
  d.region = agency->region_code;
  if (w.situation.matter) d.matter_code = w.situation.matter->code;
  if (!c.party.legal_representative.empty())
    d.persons.push_back({c.party.legal_representative, disclosure::Role::party});
  if (!c.party.operator_name.empty())
    d.persons.push_back({c.party.operator_name, disclosure::Role::party});
  if (c.party.kind == registry::PartyKind::individual)
    d.persons.push_back({c.party.name, disclosure::Role::party});
  for (const Act& act : c.acts)
    if (act.kind == "record_interview")
      d.persons.push_back({Input{act.input}.text("interviewee"), disclosure::Role::witness});
  for (const Actor& officer : w.situation.officers) {
    d.persons.push_back({officer.person.name, disclosure::Role::officer});
    d.officers.push_back(officer.person.name);
  }
  return d;
}

}  // namespace

void decide(Work& w) {
  const Proposal proposal = *w.situation.proposal();
  const auto hash = review::hash_of_draft(
      w.casework.decision_text(w.tx, w.the_case, proposal, w.situation.today));
  const auto document = issue(w, proposal, permit_for(w, hash), hash);
  w.result["decided"] = fields_of(proposal);
  w.result["obligation"] =
      w.must(w.rooms().disclosure.owe(w.tx, publishable(w, proposal, document), w.by));
}

}  // namespace casework::effects
