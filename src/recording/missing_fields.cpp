// missing_fields — what must still be filled in before a form is complete?
#include <algorithm>

#include "recording/paper.h"
#include "recording/words.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string_view verb_for(FieldType type) {
  switch (type) {
    case FieldType::select:
    case FieldType::radios:
    case FieldType::checkboxes:
    case FieldType::officers:
      return "请选择";
    case FieldType::check:
      return "请确认";
    case FieldType::file:
      return "请上传";
    default:
      return "请填写";
  }
}

bool is_blank(const json::value* v) {
  if (!v || v->is_null()) return true;
  if (v->is_string())
    return std::string_view(v->get_string()).find_first_not_of(" \n\r\t") == std::string::npos;
  if (v->is_array()) return v->get_array().empty();
  return v->is_bool() && !v->get_bool();
}

bool is_option(const FormField& field, const json::value& v) {
  const auto* text = v.if_string();
  return text && std::ranges::find(field.options, std::string_view(*text)) != field.options.end();
}

bool is_among_options(const FormField& field, const json::value& v) {
  if (const auto* chosen = v.if_array())
    return std::ranges::all_of(*chosen, [&](const auto& each) { return is_option(field, each); });
  return is_option(field, v);
}

bool is_moment(const json::value& v, bool with_time) {
  const auto* text = v.if_string();
  const auto event = text ? law::parse_event(std::string_view(*text).substr(0, 16)) : std::nullopt;
  return event && event->at.has_value() == with_time;
}

// What is wrong with a value that is there; empty: nothing.
std::string fault_of(const FormField& field, const json::value& v) {
  switch (field.type) {
    case FieldType::date:
      return is_moment(v, false) ? "" : "不是日期，请按“2026-03-02”的样子填写。";
    case FieldType::datetime:
      return is_moment(v, true) ? "" : "不是日期和时间，请填写到分钟。";
    case FieldType::money:
      return fen_of(v) ? "" : "不是金额，请填写数字，单位为元。";
    default:
      return field.options.empty() || is_among_options(field, v) ? "" : "不在可选的范围内。";
  }
}

bool is_required(const FormField& field, const json::object& fields) {
  if (field.required_when.empty()) return field.required;
  const auto asked = condition_of(field.required_when);
  return holds(fields.if_contains(asked.key), asked);
}

}  // namespace

law::Refusals missing_fields(const Form& form, const json::object& fields, const law::Pack& law) {
  law::Refusals refusals;
  for (const auto& field : form.fields) {
    const auto* value = fields.if_contains(field.key);
    const auto basis = law.basis(field.basis.empty() ? form.basis : field.basis);
    if (!is_blank(value)) {
      if (const auto fault = fault_of(field, *value); !fault.empty())
        refusals.push_back({"record.field", "“" + field.label + "”" + fault, basis, field.key});
    } else if (is_required(field, fields) && field.type != FieldType::fixed) {
      const auto verb = std::string(verb_for(field.type));
      refusals.push_back({"record.field", verb + "“" + field.label + "”。", basis, field.key});
    }
  }
  return refusals;
}

}  // namespace recording
