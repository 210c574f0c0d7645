// effects — filing, service, payment, outcomes and closure.
#include <algorithm>
#include <set>

#include "casework/acts/work.h"

namespace json = boost::json;

namespace casework::effects {
namespace {

// The later fields win.
json::object merged(json::object under, const json::object& over) {
  for (const auto& [key, value] : over) under[key] = value;
  return under;
}

std::string names_of(const std::vector<Actor>& officers) {
  std::string out;
  for (const Actor& officer : officers) out += (out.empty() ? "" : "、") + officer.person.name;
  return out;
}

// 文书送达回执 for what was just served.
void seal_proof_of_service(Work& w, const std::string& title, const std::string& number) {
  const Input in = w.in();
  w.seal("proof_of_service",
         {{"rows", json::array{json::object{{"document", title},
                                            {"number", number.empty() ? "／" : number},
                                            {"method", in.text("method")},
                                            {"place", in.text("place")},
                                            {"served_at", timing::iso(w.situation.on)},
                                            {"receiver", in.text("receiver")},
                                            {"deliverer", names_of(w.situation.officers)},
                                            {"note", in.text("note")}}}}});
}

}  // namespace

void approve_filing(Work& w) {
  auto fields = merged(w.the_case.last("submit_filing")->input, w.situation.input);
  if (w.in().text("approve") == "不同意")
    fields["approver_opinion"] = "不同意立案。" + w.in().text("approver_opinion");
  w.seal("filing_form", std::move(fields));
}

void serve_notice(Work& w) {
  const auto proposal = proposal_of(w.situation.input);
  const bool hearing = hearing_is_due(w.situation, proposal);
  const auto notice =
      w.seal(hearing ? "hearing_right_notice" : "penalty_notice", fields_of(proposal));
  seal_proof_of_service(w, notice.title, notice.number);
  w.result["hearing_offered"] = hearing;
  w.result["notice"] = notice.id;
}

void serve_decision(Work& w) {
  seal_proof_of_service(w, "行政处罚决定书", w.the_case.decision_number);
  w.insist(w.rooms().disclosure.mark_served(w.tx, w.the_case.subject(), w.situation.on, w.by));
}

void pay(Work& w) { w.result["fen"] = w.in().fen("yuan"); }

void enter_outcome(Work& w) {
  static const std::set<std::string, std::less<>> overturning = {"变更", "撤销", "确认违法",
                                                                 "确认无效"};
  const bool overturned = overturning.contains(w.in().text("result"));
  w.result["overturned"] = overturned;
  if (overturned)
    w.insist(w.rooms().disclosure.overturned(w.tx, w.the_case.subject(), w.situation.on, w.by));
}

void close_case(Work& w) {
  w.seal("closure_form", merged(w.the_case.last("request_closure")->input, w.situation.input));
}

}  // namespace casework::effects
