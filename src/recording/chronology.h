// chronology — does a document stand where its date and the legal order of the case allow?
#pragma once
#include "recording/elements.h"

namespace recording {

// `documents` are those the matter has already; `draft.corrects` is left out of the comparison.
law::Refusals out_of_order(const Form&, const Draft&, const Elements&,
                           const std::vector<Document>& documents, timing::Instant now,
                           const Forms&, const law::Pack&);

// The rows of a proof of service name documents that must have been made before they were served.
law::Refusals served_too_early(const Draft&, const std::vector<Document>& documents, const Forms&,
                               const law::Pack&);

}  // namespace recording
