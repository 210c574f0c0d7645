// work — what an act does beside being written down: documents sealed, other rooms told.
#pragma once
#include "casework/casework.h"

namespace casework {

struct Work {
  sql::Tx& tx;
  const Casework& casework;
  const Case& the_case;
  const ActKind& act;
  const Situation& situation;
  const By& by;

  const Rooms& rooms() const { return casework.rooms(); }
  Input in() const { return Input{situation.input}; }
  std::vector<std::int64_t> officers() const;
  // Seals a document of this case and adds it to the result; refusals are thrown.
  recording::Document seal(std::string_view form, boost::json::object fields);
  void insist(const law::Refusals&) const;  // throws unless empty
  template <class T>
  T must(law::Outcome<T> outcome) const {
    if (!outcome) throw Refused(outcome.refusals());
    return std::move(*outcome);
  }

  boost::json::object result;  // becomes the act's
};

using Effect = void (*)(Work&);
Effect effect_of(const ActKind&);  // by its id; else the document of its form is sealed

namespace effects {
void approve_filing(Work&);
void serve_notice(Work&);
void review_submission(Work&);
void review_opinion(Work&);
void decide(Work&);
void serve_decision(Work&);
void prepare_publication(Work&);
void publish(Work&);
void withdraw_publication(Work&);
void pay(Work&);
void enter_outcome(Work&);
void close_case(Work&);
}  // namespace effects

}  // namespace casework
