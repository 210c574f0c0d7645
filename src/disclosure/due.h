// due — by when must a decision be public, and an overturned one gone?
#pragma once
#include "disclosure/disclosure.h"

namespace disclosure {

// Several clocks may run on one decision (7 and 20 working days); the earliest governs, all are
// shown.
std::vector<law::Clock> publication_clocks(const law::Pack&, const PublicationSchema&,
                                           law::Date decided_on);
// 变更、撤销、确认违法或者确认无效的，三日内撤回并公开说明理由。
std::vector<law::Clock> withdrawal_clocks(const law::Pack&, law::Date overturned_on);
std::optional<law::Date> earliest(const std::vector<law::Clock>&);

}  // namespace disclosure
