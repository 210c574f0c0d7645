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

Page not_found(const http::Request& request, const std::string& detail) {
  return {.body = "site/error.html",
          .title = "没有找到",
          .model = {{"status", "404"},
                    {"detail", detail},
                    {"request", request.id},
                    {"back_url", nullptr},
                    {"retry", nullptr},
                    {"limit", nullptr},
                    {"basis", nullptr},
                    {"home_url", request.person ? "/office" : "/"}},
          .status = 404,
          .portal = request.person == 0};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<std::string> filled_lines_of(std::string_view text) {
  auto lines = lines_of(text);
  std::erase(lines, "");
  return lines;
}

std::int64_t id_in(std::string_view text) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc{} && end == text.data() + text.size() && id > 0 ? id : 0;
}

}  // namespace page
