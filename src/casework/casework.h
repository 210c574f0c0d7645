// casework — one case from lead to closure: what may be done in it now, and doing it.
#pragma once
#include <boost/json.hpp>
#include <stdexcept>

#include "casework/gates.h"
#include "disclosure/disclosure.h"
#include "ledger/verify.h"
#include "recording/recording.h"

namespace casework {

using registry::By;

std::vector<sql::Migration> schema();
ledger::Coverage coverage();

// Thrown out of a transaction so that a refused act leaves nothing behind, however far it had come.
struct Refused : std::runtime_error {
  explicit Refused(law::Refusals r)
      : std::runtime_error(r.empty() ? "refused" : r.front().reason), refusals(std::move(r)) {}
  law::Refusals refusals;
};

struct Opening {  // a new case: on which published matter, against whom
  std::int64_t matter_id = 0, party_id = 0;
  std::string title;
};

struct CaseLine {  // a case in a list
  std::int64_t id = 0;
  std::string title, number, party, stage;
  std::vector<std::int64_t> handlers;
  std::optional<Date> due_on;
};

struct CaseFilter {
  std::string text, stage;
  std::int64_t handler = 0;
  bool open = false;
  std::int64_t before = 0;  // id of the last one shown: newest first
  int limit = 50;
};

struct Offer {  // an act that a person could do now, with all that still stands in the way
  const ActKind* act;
  law::Refusals missing;
};

// The rooms that casework asks; all must outlive it.
struct Rooms {
  const law::Pack& law;
  const Procedure& procedure;
  const registry::Registry& registry;
  recording::Records& records;
  disclosure::Disclosure& disclosure;
  timing::Ids& ids;
};

class Casework {
 public:
  explicit Casework(Rooms rooms) : rooms_(rooms) {}
  const Rooms& rooms() const { return rooms_; }

  // Gate 1: only on a published matter of the own agency.
  law::Outcome<std::int64_t> open(sql::Database&, const Opening&, const By&) const;
  std::optional<Case> find(sql::Tx&, std::int64_t id) const;
  std::vector<CaseLine> list(sql::Tx&, std::int64_t agency, const CaseFilter&) const;

  // What the law asks about: before anything is filled in (for the page), or with what was filled
  // in (for the act).
  Situation situation(sql::Tx&, const Case&, const ActKind&, const By&,
                      const boost::json::object* input = nullptr) const;
  // The next act on the way to closure; null when the case is closed or was declined.
  const ActKind* next_act(sql::Tx&, const Case&, Instant now) const;
  std::vector<Offer> offers(sql::Tx&, const Case&,
                            const By&) const;  // those the person's roles allow

  // The one way to change a case: asks the same questions as the page and refuses with the same
  // words.
  law::Outcome<Act> act(sql::Database&, std::int64_t case_id, std::string_view act,
                        const boost::json::object& input, const By&) const;
  Act act(sql::Tx&, std::int64_t case_id, std::string_view act, const boost::json::object& input,
          const By&) const;

  // What the forms can refer to: party.…, case.…, matter.…, decision.…
  boost::json::object about(sql::Tx&, const Case&) const;
  // The decision as it would be made now.
  recording::Draft decision_draft(sql::Tx&, const Case&, const Proposal&) const;
  std::string decision_text(sql::Tx&, const Case&, const Proposal&, Date on) const;
  // Every clock that runs on the case now, earliest first.
  std::vector<law::Clock> clocks(const Case&) const;

 private:
  void check_required(const ActKind&, const boost::json::object& input) const;
  void save(sql::Tx&, const Case& before, const Act&, const By&) const;

  Rooms rooms_;
};

}  // namespace casework
