// officers — may these persons make this record?
#pragma once
#include "recording/elements.h"

namespace recording {

// Each person once, of this agency, and with a certificate that held on the day where the form asks
// for officers.
law::Refusals officers_barred(sql::Tx&, const registry::Registry&, const Form&, const Elements&,
                              std::int64_t agency, const Forms&, const law::Pack&);

}  // namespace recording
