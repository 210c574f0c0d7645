// numbering — what is a document's number called, and which one comes next?
#pragma once
#include "recording/recording.h"

namespace recording {

// （江岸区）应急罚〔2026〕3号
std::string number_text(const registry::Agency&, std::string_view prefix, int year, int serial);

// Not yet written; `document` and `id` are left open.
Number next_number(sql::Tx&, const registry::Agency&, const Form&, timing::Instant at);

}  // namespace recording
