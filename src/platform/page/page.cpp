#include "platform/page/page.h"

#include <algorithm>
#include <charconv>

namespace page {

void guard(boost::json::object& form, const http::Request& request, std::string idempotency_key) {
  form["csrf"] = request.csrf;
  form["idempotency"] = std::move(idempotency_key);
}

std::string typed(const http::Request& request, std::string_view field,
                  std::string_view otherwise) {
  const bool sent =
      std::ranges::any_of(request.form, [&](const auto& p) { return p.first == field; });
  return std::string(sent ? request.field(field) : otherwise);
}

std::int64_t id_in(std::string_view text) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc{} && end == text.data() + text.size() && id > 0 ? id : 0;
}

}  // namespace page
