// gates — the questions of law that stand before an act, each in a file of its own under gates/.
#pragma once
#include "casework/situation.h"

namespace casework {

using Gate = law::Refusals (*)(const Situation&);

Gate gate_named(std::string_view);  // null: there is none
// All that stands in the way: order, role, every gate of the act. The page lists what the server
// refuses with.
law::Refusals missing_before(const Situation&);

namespace gates {
law::Refusals published_matter(const Situation&);
law::Refusals two_officers(const Situation&);
law::Refusals certificates_shown(const Situation&);
law::Refusals within_limitation(const Situation&);
law::Refusals approved_by_head(const Situation&);
law::Refusals approver_is_no_handler(const Situation&);
law::Refusals hold_still_runs(const Situation&);
law::Refusals signature_or_note(const Situation&);
law::Refusals evidence_at_hand(const Situation&);
law::Refusals lawful_penalty(const Situation&);
law::Refusals within_statutory_range(const Situation&);
law::Refusals hearing_right_told(const Situation&);
law::Refusals hearing_asked_in_time(const Situation&);
law::Refusals hearing_notified_in_time(const Situation&);
law::Refusals chair_is_no_handler(const Situation&);
law::Refusals hearing_is_public(const Situation&);
law::Refusals hearing_finished(const Situation&);
law::Refusals party_heard(const Situation&);
law::Refusals not_above_notified(const Situation&);
law::Refusals review_passed(const Situation&);
law::Refusals resubmission_says_what_changed(const Situation&);
law::Refusals collectively_discussed(const Situation&);
law::Refusals within_handling_limit(const Situation&);
law::Refusals not_fined_before(const Situation&);
law::Refusals reviewer_does_not_decide(const Situation&);
law::Refusals lawful_service(const Situation&);
law::Refusals fine_goes_to_the_bank(const Situation&);
law::Refusals executed(const Situation&);
law::Refusals ground_to_withdraw(const Situation&);
law::Refusals not_in_the_future(const Situation&);
}  // namespace gates

}  // namespace casework
