#include "casework/input.h"

#include "law/money.h"
#include "platform/page/page.h"

namespace json = boost::json;

namespace casework {
namespace {

std::int64_t as_id(const json::value& value) {
  if (value.is_int64()) return value.get_int64();
  return value.is_string() ? page::id_in(value.get_string()) : 0;
}

}  // namespace

bool Input::has(std::string_view key) const {
  const auto* value = fields.if_contains(key);
  if (!value || value->is_null()) return false;
  if (value->is_string()) return !value->get_string().empty();
  if (value->is_array()) return !value->get_array().empty();
  return !value->is_bool() || value->get_bool();
}

std::string Input::text(std::string_view key) const {
  const auto* value = fields.if_contains(key);
  if (!value || value->is_null()) return {};
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

bool Input::flag(std::string_view key) const {
  const auto* value = fields.if_contains(key);
  return value && ((value->is_bool() && value->get_bool()) ||
                   (value->is_string() && !value->get_string().empty()));
}

std::int64_t Input::integer(std::string_view key) const {
  const auto* value = fields.if_contains(key);
  return value ? as_id(*value) : 0;
}

std::int64_t Input::fen(std::string_view key) const {
  const auto* value = fields.if_contains(key);
  if (!value) return 0;
  if (value->is_int64()) return value->get_int64() * 100;
  if (value->is_double()) return std::int64_t(value->get_double() * 100 + 0.5);
  return value->is_string() ? law::parse_yuan(value->get_string()).value_or(0) : 0;
}

std::optional<timing::Date> Input::date(std::string_view key) const {
  timing::Instant instant;
  if (const auto written = text(key); !written.empty() && timing::parse(written, instant))
    return timing::date_in_china(instant);
  return std::nullopt;
}

std::vector<std::string> Input::texts(std::string_view key) const {
  std::vector<std::string> out;
  const auto* value = fields.if_contains(key);
  if (value && value->is_array()) {
    for (const auto& one : value->get_array())
      if (one.is_string()) out.emplace_back(one.get_string());
  } else if (has(key)) {
    out.push_back(text(key));
  }
  return out;
}

std::vector<std::int64_t> Input::ids(std::string_view key) const {
  std::vector<std::int64_t> out;
  const auto* value = fields.if_contains(key);
  if (value && value->is_array())
    for (const auto& one : value->get_array()) out.push_back(as_id(one));
  else if (value)
    out.push_back(as_id(*value));
  return out;
}

}  // namespace casework
