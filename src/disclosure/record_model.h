// record_model — how a public record reads on a page, in JSON and in a feed.
#pragma once
#include <boost/json.hpp>

#include "disclosure/desk.h"

namespace disclosure {

std::string address_of(const Record&);  // /decisions/12
std::string sentence_of(const Disclosure&, const Record&);
boost::json::value lamp_of(const Record&);  // null when nobody can say
boost::json::object json_of(const Disclosure&, const Record&);
// 公示与存证; null when the checkpoint at hand does not reach the record.
boost::json::value proof_model(const Desk&, sql::Tx&, const Record&);

}  // namespace disclosure
