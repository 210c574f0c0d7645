// http — reads a request's parts by name and makes the usual answers.
#include "platform/http/http.h"

#include <algorithm>

#include "platform/http/decode.h"

namespace http {
namespace {

std::string_view first(const Pairs& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &Pairs::value_type::first);
  return found == pairs.end() ? std::string_view{} : std::string_view{found->second};
}

Response typed(std::string body, int status, std::string_view type) {
  Response response;
  response.status = status;
  response.headers.emplace_back("content-type", type);
  response.body = std::move(body);
  return response;
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return first(headers, name); }
std::string_view Request::param(std::string_view name) const { return first(path_params, name); }
std::string_view Request::q(std::string_view name) const { return first(query, name); }
std::string_view Request::field(std::string_view name) const { return first(form, name); }

std::vector<std::string_view> Request::fields(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : form)
    if (key == name) values.push_back(value);
  return values;
}

// "a=1; b=2": the first cookie of that name; quotes around the value are not part of it.
std::string_view Request::cookie(std::string_view name) const {
  for (std::string_view rest = header("cookie"); !rest.empty();) {
    const auto end = std::min(rest.find(';'), rest.size());
    std::string_view pair = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto equals = pair.find('=');
    if (equals == pair.npos || pair.substr(0, equals) != name) continue;
    pair.remove_prefix(equals + 1);
    if (pair.size() >= 2 && pair.front() == '"' && pair.back() == '"')
      pair = pair.substr(1, pair.size() - 2);
    return pair;
  }
  return {};
}

Response html(std::string body, int status) {
  return typed(std::move(body), status, "text/html; charset=utf-8");
}
Response json(std::string body, int status) {
  return typed(std::move(body), status, "application/json");
}
Response text(std::string body, int status) {
  return typed(std::move(body), status, "text/plain; charset=utf-8");
}

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  return response.with("location", percent_encode_non_ascii(location));
}

}  // namespace http
