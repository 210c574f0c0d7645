// pages_paper — what would the document of this act say?
#pragma once
#include "casework/pages_answers.h"

namespace casework {

// Models for layout/paper.html; null: there is nothing to show yet.
boost::json::value paper_of(sql::Tx&, const Desk&, const Case&, const ActKind&, const Answers&,
                            const By&);
// From the text of a form: agency, title, then its lines.
boost::json::object paper(const std::string& text, const std::string& number, bool flat);

}  // namespace casework
