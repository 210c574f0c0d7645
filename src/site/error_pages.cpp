#include "site/error_pages.h"

#include <boost/url.hpp>

namespace site {
namespace {

std::string title_of(int status) {
  switch (status) {
    case 403:
      return "没有权限";
    case 404:
      return "没有这个页面";
    case 409:
      return "已经办理过";
    case 500:
      return "系统出了故障";
    case 503:
      return "暂时不能办理";
    default:
      return "没有办成";
  }
}

// The page knows words for these.
int known(int status) {
  for (const int one : {400, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503})
    if (one == status) return status;
  return status >= 500 ? 500 : 400;
}

}  // namespace

page::Page error_page(int status, const http::Request& request, std::string detail) {
  const bool office = request.path.starts_with("/office");
  boost::json::object model{{"status", std::to_string(known(status))},
                            {"request", request.id},
                            {"back_url", nullptr},
                            {"retry", nullptr},
                            {"limit", nullptr},
                            {"basis", nullptr},
                            {"home_url", office ? "/office" : "/"}};
  model["detail"] = detail.empty() ? boost::json::value() : boost::json::value(detail);
  return {.body = "site/error.html",
          .title = title_of(status),
          .model = std::move(model),
          .status = status,
          .portal = !office};
}

std::string encoded(std::string_view text) {
  return boost::urls::encode(text, boost::urls::unreserved_chars);
}

}  // namespace site
