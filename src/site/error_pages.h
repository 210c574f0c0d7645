// error_pages — what a person sees when something could not be done: what happened, what to do,
// which number to quote.
#pragma once
#include <string>
#include <string_view>

#include "platform/page/page.h"

namespace site {

page::Page error_page(int status, const http::Request&, std::string detail = {});
std::string encoded(std::string_view text);  // for a value in a query

}  // namespace site
