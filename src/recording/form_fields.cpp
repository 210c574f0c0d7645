#include "recording/form_fields.h"

#include <algorithm>

#include "law/money.h"
#include "recording/words.h"
#include "registry/page_parts.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string plain(const json::value& v) {
  return v.is_string() ? std::string(v.get_string()) : json::serialize(v);
}

std::string_view member(const json::value& row, std::string_view key) {
  const auto* object = row.if_object();
  const auto* text = object ? object->if_contains(key) : nullptr;
  return text && text->is_string() ? std::string_view(text->get_string()) : "";
}

std::string typed_questions(const json::array& asked) {
  std::string out;
  for (const auto& each : asked)
    out +=
        "问：" + std::string(member(each, "q")) + "\n答：" + std::string(member(each, "a")) + "\n";
  return out;
}

std::string typed_rows(const FormField& field, const json::array& rows) {
  std::string out;
  for (const auto& row : rows) {
    for (const auto& column : field.columns)
      out += (&column == &field.columns[0] ? "" : "|") + std::string(member(row, column.key));
    out += "\n";
  }
  return out;
}

// As it stood in the field when it was typed.
std::string typed(const FormField& field, const json::value* v) {
  if (!v || v->is_null()) return {};
  if (const auto* list = v->if_array()) {
    if (field.type == FieldType::questions) return typed_questions(*list);
    if (field.type == FieldType::rows) return typed_rows(field, *list);
    std::string out;
    for (const auto& each : *list) out += (out.empty() ? "" : "\n") + plain(each);
    return out;
  }
  return plain(*v);
}

bool holds(const json::value* v, std::string_view one) {
  if (!v) return false;
  if (const auto* list = v->if_array())
    return std::ranges::any_of(*list, [&](const auto& each) { return plain(each) == one; });
  return plain(*v) == one;
}

std::string option_id(const FormField& field, std::size_t index) {
  return field.key + "-" + std::to_string(index + 1);
}

json::array options_of(const FormField& field, const json::value* v) {
  json::array options;
  if (field.type == FieldType::select)
    options.push_back({{"value", ""}, {"text", "请选择"}, {"checked", false}});
  for (std::size_t i = 0; i < field.options.size(); ++i)
    options.push_back({{"id", option_id(field, i)},
                       {"value", field.options[i]},
                       {"text", field.options[i]},
                       {"checked", holds(v, field.options[i])},
                       {"note", nullptr},
                       {"barred", nullptr},
                       {"bar_basis", nullptr}});
  return options;
}

json::array officers_of(const FormField& field, const json::value* v,
                        const std::vector<Choice>& officers) {
  json::array options;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    const auto& who = officers[i];
    const auto person = std::to_string(who.person);
    options.push_back({{"id", option_id(field, i)},
                       {"value", person},
                       {"text", who.name},
                       {"checked", holds(v, person)},
                       {"note", who.note},
                       {"barred", who.barred},
                       {"bar_basis", nullptr}});
  }
  return options;
}

bool is_long(FieldType type) {
  return type == FieldType::textarea || type == FieldType::questions || type == FieldType::rows;
}

std::string hint_of(const FormField& field) {
  if (field.type == FieldType::questions && field.hint.empty())
    return "一问一答各占一行，以“问：”“答：”开头";
  if (field.type != FieldType::rows) return field.hint;
  std::string heads;
  for (const auto& column : field.columns) heads += (heads.empty() ? "" : "|") + column.head;
  return "每行一项，各栏用“|”隔开：" + heads + (field.hint.empty() ? "" : "。" + field.hint);
}

std::string error_at(const FormField& field, const law::Refusals& refusals) {
  const auto found = std::ranges::find(refusals, field.key, &law::Refusal::mend);
  return found == refusals.end() ? "" : found->reason;
}

json::object model_of(const FormField& field, const json::value* v, const law::Pack& law,
                      const std::vector<Choice>& officers) {
  const bool lines = is_long(field.type);
  return {{"name", field.key},
          {"label", field.label},
          {"type", lines ? "textarea" : name_of(field.type)},
          {"hint", hint_of(field)},
          {"value", typed(field, v)},
          {"given", nullptr},
          {"optional", !field.required},
          {"unit", field.type == FieldType::money ? "元" : ""},
          {"lines", lines ? 6 : 0},
          {"checked", holds(v, "true")},
          {"asks", field.basis.empty() ? json::value() : registry::chip(law, field.basis)},
          {"options", field.type == FieldType::officers ? officers_of(field, v, officers)
                                                        : options_of(field, v)}};
}

}  // namespace

json::object prefilled(const Form& form, const json::object& about) {
  json::object fields;
  for (const auto& field : form.fields)
    if (const auto* known = field.from.empty() ? nullptr : at_path(about, field.from))
      fields[field.key] = *known;
  return fields;
}

json::array form_fields(const Form& form, const json::object& fields, const law::Pack& law,
                        const std::vector<Choice>& officers, const law::Refusals& refusals) {
  json::array models;
  for (const auto& field : form.fields) {
    auto model = model_of(field, fields.if_contains(field.key), law, officers);
    model["error"] = error_at(field, refusals);
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace recording
