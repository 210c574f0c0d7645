// situation — everything the law asks about when somebody wants to do something in a case; values
// only.
#pragma once
#include "casework/input.h"
#include "casework/procedure.h"
#include "casework/things.h"
#include "law/clocks.h"
#include "review/review.h"
#include "review/scope.h"

namespace casework {

struct Actor {
  registry::Person person;
  std::optional<registry::Certificate> certificate;
};

struct Situation {
  const law::Pack& law;
  const Procedure& procedure;
  const ActKind& act;
  const Case& the_case;
  Instant now{};
  Date today{};
  Date on{};  // when the act happens in law

  // Filled in by a person; before that only the state of the case is asked about.
  bool filled = false;
  boost::json::object input = {};

  registry::Person doer = {};
  std::vector<Actor> officers =
      {};  // who acts together: named in the form, else the case's handlers
  std::vector<registry::Person> heads = {};   // who may approve
  std::vector<registry::Person> chairs = {};  // who may preside over hearings
  std::optional<registry::Matter> matter = {};
  std::size_t evidence = 0;  // pieces uploaded

  review::Standing review = review::Standing::not_submitted;
  bool review_passed = false;  // of the very draft that would be decided now
  std::int64_t reviewer = 0;
  review::Scope scope = {};
  std::optional<Date> same_act_fined_on = {};

  Input in() const { return Input{input}; }
  const Proposal* proposal() const { return the_case.current(); }
  law::LegalBasis basis(std::string_view key) const { return law.basis(key); }
  std::int64_t parameter(std::string_view id) const { return law.parameter(id, today).value; }
};

// 较大数额: by the kind of the party; sole proprietors count as individuals.
std::int64_t threshold_fen(const Situation&,
                           std::string_view which);  // hearing, review, collective
bool hearing_is_due(const Situation&, const Proposal&);
bool collective_is_due(const Situation&, const Proposal&);
bool review_is_due(const Situation&);

}  // namespace casework
