// reviewing — sending a draft to legal review, and writing down what the reviewer says.
#include <algorithm>

#include "casework/acts/work.h"

namespace json = boost::json;

namespace casework::effects {
namespace {

// Every document and piece of evidence, with its hash: the list is made, not typed.
json::array materials_of(Work& w) {
  json::array out;
  for (const auto& document : w.rooms().records.documents_of(w.tx, w.the_case.subject()))
    out.push_back(
        {{"name", document.title + (document.number.empty() ? "" : " " + document.number)},
         {"pages", "1"},
         {"hash", document.text_sha256.substr(0, 16)},
         {"url", "/office/documents/" + std::to_string(document.id)}});
  for (const auto& evidence : w.rooms().records.evidence_of(w.tx, w.the_case.subject()))
    out.push_back({{"name", evidence.kind + "：" + evidence.title},
                   {"pages", "／"},
                   {"hash", evidence.sha256.substr(0, 16)},
                   {"url", "/office/evidence/" + std::to_string(evidence.id)}});
  return out;
}

json::array grounds_of(const review::Scope& scope) {
  json::array out;
  for (const auto& ground : scope.grounds)
    out.push_back({{"rule", ground.rule}, {"why", ground.why}});
  return out;
}

std::string words_of(const review::Scope& scope) {
  std::string out;
  for (const auto& clause : scope.clauses) out += (out.empty() ? "" : "；") + clause.why;
  return out.empty() ? "承办机构认为需要审核" : out;
}

}  // namespace

void review_submission(Work& w) {
  const Proposal& proposal = *w.situation.proposal();
  review::Submission next{
      .subject = w.the_case.subject(),
      .draft_text = w.casework.decision_text(w.tx, w.the_case, proposal, w.situation.today)};
  next.draft_hash = review::hash_of_draft(next.draft_text);
  next.handlers = w.the_case.handlers;
  next.statement =
      "承办机构对送审材料的真实性、准确性、完整性，以及执法的事实、证据、法律适用、程序的合法性负责"
      "。";
  const auto materials = materials_of(w);
  next.bundle = {{"title", w.the_case.title},       {"party", w.the_case.party.name},
                 {"proposal", fields_of(proposal)}, {"content", proposal.content()},
                 {"materials", materials},          {"grounds", grounds_of(w.situation.scope)},
                 {"added", w.in().text("added")}};
  const auto submitted =
      w.must(review::submit(w.tx, w.rooms().ids, w.rooms().law, std::move(next), w.by));
  w.result["submission"] = submitted.id;
  w.result["draft"] = submitted.draft_hash;
  w.seal("review_submission", {{"proposal", proposal.content()},
                               {"grounds", words_of(w.situation.scope)},
                               {"materials", materials},
                               {"responsibility", true}});
}

void review_opinion(Work& w) {
  const auto submissions = review::submissions_of(w.tx, w.the_case.subject());
  review::Opinion opinion{.result = w.in().text("result"), .opinion = w.in().text("opinion")};
  json::array rows;
  for (int i = 1; i <= int(review::items().size()); ++i) {
    const auto n = std::to_string(i);
    opinion.items.push_back({i, w.in().text("item_" + n), w.in().text("note_" + n)});
    rows.push_back(
        {{"name", review::items()[std::size_t(i - 1)]},
         {"machine", "／"},
         {"verdict", opinion.items.back().verdict},
         {"note", opinion.items.back().note.empty() ? "／" : opinion.items.back().note}});
  }
  const auto concluded = w.must(review::conclude(
      w.tx, w.rooms().ids, w.rooms().law, submissions.back(), opinion, w.situation.doer, w.by));
  w.result["opinion"] = concluded.id;
  w.result["passes"] = concluded.passes;
  w.seal("review_opinion",
         {{"result", opinion.result},
          {"items", rows},
          {"opinion", opinion.opinion.empty() ? opinion.result : opinion.opinion}});
}

}  // namespace casework::effects
