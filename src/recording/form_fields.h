// form_fields — how a page asks for what a form needs, and what was answered.
#pragma once
#include <boost/json.hpp>

#include "platform/http/http.h"
#include "recording/form.h"

namespace recording {

// One person who may be chosen in a field of officers; `barred` says why not.
struct Choice {
  std::int64_t person = 0;
  std::string name, note, barred;
};

// What the fields hold before anybody typed: each `from` looked up in `about`.
boost::json::object prefilled(const Form&, const boost::json::object& about);

// Models for layout/field.html, in the order of the form; refusals whose `mend` is a field's key
// stand at that field.
boost::json::array form_fields(const Form&, const boost::json::object& fields, const law::Pack&,
                               const std::vector<Choice>& officers = {},
                               const law::Refusals& refusals = {});

// What was sent for the fields of this form; anything else is ignored.
boost::json::object fields_sent(const Form&, const http::Request&);

}  // namespace recording
