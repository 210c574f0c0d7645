// pages_answers — what do the fields of an act hold: what the case knows already, what was typed
// and kept, what was sent?
#pragma once
#include <map>

#include "casework/office_pages.h"

namespace casework {

struct Answers {
  boost::json::object fields;
  std::map<std::string, std::string> given;  // key → where a value comes from that nobody typed
  std::string saved_at;                      // 09:18, of the draft; empty: there is none
  bool typed = false;                        // somebody filled in something
};

// What a person fills in: the form of the document, then what the procedure asks besides.
std::vector<const recording::Form*> forms_asked(const Desk&, const ActKind&);

// 立案审批表 and 结案审批表: the handlers fill in their part, the head completes it.
struct Completed {
  std::string form;
  boost::json::object begun;  // the handlers' fields
};
std::optional<Completed> completed_by(const Case&, const ActKind&);

boost::json::object answers_sent(const Desk&, const ActKind&, const http::Request&);
Answers answers_at_hand(sql::Tx&, const Desk&, const Case&, const ActKind&,
                        const registry::Person&);

std::string draft_name(const Case&, const ActKind&);  // the form of registry::draft
// A form sent by POST, and back.
boost::json::object kept(const http::Pairs& form);
http::Pairs sent_again(const boost::json::object& draft);

}  // namespace casework
