// comparison — the original beside what will be public, every mask with its reason.
#pragma once
#include <boost/json.hpp>

#include "disclosure/disclosure.h"

namespace disclosure {

// Keys passages and reasons of disclosure/confirm.html.
void add_comparison(boost::json::object& model, const Prepared&);

}  // namespace disclosure
