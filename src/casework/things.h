// things — a case, what was done in it, and what is proposed.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/timing/timing.h"
#include "registry/things.h"

namespace casework {

using timing::Date, timing::Instant;

struct Proposal {  // 拟处罚, and what was made of it: notified, drafted, decided
  std::string facts = {}, evidence_list = {}, violated = {}, basis = {}, reason = {}, tier = {};
  std::vector<std::string> kinds = {};  // names of 处罚法第九条
  std::int64_t fine_fen = 0;
  std::int64_t confiscated_fen = 0;
  bool has_kind(std::string_view kind) const;
  std::string content() const;  // 罚款50,000元；没收违法所得
};
// Between a proposal and the fields of the forms that print it.
Proposal proposal_of(const boost::json::object& fields);
boost::json::object fields_of(const Proposal&);

struct Act {  // something that was done in a case; never changed
  std::int64_t id = 0;
  int seq = 0;
  std::string kind;  // id of the procedure's act
  Instant at{};      // when it was entered
  Date on{};         // when it happened in law: served on, filed on …
  std::int64_t by = 0;
  boost::json::object input;   // as it was filled in
  boost::json::object result;  // documents made, numbers given
};

struct EvidenceHold {  // 先行登记保存
  Date started_on{};
  bool handled = false;
};

struct Case {  // 案件
  std::int64_t id = 0, agency_id = 0;
  std::string procedure = {}, law_version = {}, title = {}, number = {};
  std::int64_t matter_id = 0, party_id = 0, opened_by = 0;
  Instant opened_at{};
  registry::Party party = {};  // as it was when the case was opened
  std::vector<Act> acts = {};

  // Folded from the acts.
  std::string violation = {};
  std::string source = {};
  std::vector<std::int64_t> handlers = {};  // 承办人
  std::optional<Date> found_on = {}, act_ended_on = {}, filed_on = {}, decide_by_extension = {};
  std::optional<Proposal> proposed = {}, notified = {}, draft = {}, decided = {};
  std::optional<Date> notified_on = {}, decided_on = {}, served_on = {};
  bool hearing_offered = false, defence_recorded = false;
  std::string defence = {};
  std::optional<Date> hearing_requested_on = {}, hearing_set_for = {};
  std::string hearing_chair = {};
  std::vector<EvidenceHold> holds = {};
  std::string decision_number = {};
  std::int64_t decision_document = 0, decided_by = 0;
  std::int64_t obligation = 0, prepared = 0, prepared_by = 0, record = 0;
  std::int64_t paid_fen = 0;
  std::optional<Date> overturned_on = {};
  bool filing_declined = false, withdrawn = false, closed = false;

  std::string subject() const { return "case:" + std::to_string(id); }
  bool did(std::string_view act) const;
  const Act* last(std::string_view act) const;
  bool handled_by(std::int64_t person) const;
  // What the decision is written from: the draft as amended, else what was notified or proposed.
  const Proposal* current() const;
};

// Takes one more act into account; acts must be folded in their order.
void fold(Case&, Act);

}  // namespace casework
