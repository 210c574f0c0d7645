#include "registry/form.h"

#include <algorithm>
#include <charconv>

#include "platform/page/page.h"
#include "registry/page_parts.h"

namespace json = boost::json;

namespace registry {

Form& Form::group(const std::string& legend) {
  groups_.push_back({legend, {}});
  return *this;
}

// In a filter the address says what was asked; in a form what was sent.
std::string Form::typed(const std::string& name, const std::string& value) const {
  return page::typed(request_, name, value);
}

Form& Form::add(const char* type, const std::string& name, const std::string& label,
                json::value value, Extra extra) {
  json::object field{{"name", name},     {"label", label},   {"type", type},    {"hint", nullptr},
                     {"error", nullptr}, {"value", nullptr}, {"unit", nullptr}, {"asks", nullptr}};
  field["value"] = std::move(value);
  const auto wrong = std::ranges::find(refusals_, name, &law::Refusal::mend);
  if (wrong != refusals_.end()) field["error"] = wrong->reason;
  for (auto& [key, more] : extra) field[key] = std::move(more);
  if (groups_.empty()) group("");
  groups_.back().fields.push_back(std::move(field));
  return *this;
}

Form& Form::text(const std::string& name, const std::string& label, const std::string& value,
                 Extra extra) {
  return add("text", name, label, or_nothing(typed(name, value)), std::move(extra));
}

Form& Form::area(const std::string& name, const std::string& label, const std::string& value,
                 Extra extra) {
  return add("textarea", name, label, or_nothing(typed(name, value)), std::move(extra));
}

Form& Form::number(const std::string& name, const std::string& label,
                   const std::optional<std::int64_t>& value, Extra extra) {
  extra["short"] = true;
  const auto text = typed(name, value ? std::to_string(*value) : "");
  return add("number", name, label, or_nothing(text), std::move(extra));
}

Form& Form::date(const std::string& name, const std::string& label,
                 const std::optional<timing::Date>& value, Extra extra) {
  extra["short"] = true;
  const auto text = typed(name, value ? timing::iso(*value) : "");
  return add("date", name, label, or_nothing(text), std::move(extra));
}

Form& Form::select(const std::string& name, const std::string& label, const Options& options,
                   const std::string& value, Extra extra) {
  const auto chosen = typed(name, value);
  json::array list;
  for (const auto& [id, text] : options)
    list.push_back({{"value", id}, {"text", text}, {"checked", id == chosen}, {"barred", nullptr}});
  extra["options"] = std::move(list);
  return add("select", name, label, nullptr, std::move(extra));
}

Form& Form::checkboxes(const std::string& name, const std::string& label, const Options& options,
                       const std::vector<std::string>& checked, Extra extra) {
  const auto sent = request_.fields(name);
  json::array list;
  for (const auto& [id, text] : options) {
    const bool on = request_.form.empty() ? std::ranges::find(checked, id) != checked.end()
                                          : std::ranges::find(sent, id) != sent.end();
    list.push_back({{"value", id},
                    {"text", text},
                    {"checked", on},
                    {"note", nullptr},
                    {"barred", nullptr},
                    {"bar_basis", nullptr}});
  }
  extra["options"] = std::move(list);
  return add("checkboxes", name, label, nullptr, std::move(extra));
}

Form& Form::check(const std::string& name, const std::string& label, Extra extra) {
  extra["checked"] = request_.field(name) == "yes";
  return add("check", name, label, nullptr, std::move(extra));
}

Form& Form::password(const std::string& name, const std::string& label, Extra extra) {
  extra["short"] = true;
  return add("password", name, label, nullptr, std::move(extra));  // never sent back
}

Form& Form::file(const std::string& name, const std::string& label, Extra extra) {
  multipart_ = true;
  return add("file", name, label, nullptr, std::move(extra));
}

void Form::into(json::object& model, const std::string& action, const std::string& submit_text,
                const std::string& idempotency) const {
  json::array groups;
  for (const Group& group : groups_)
    groups.push_back(
        {{"legend", or_nothing(group.legend)}, {"intro", nullptr}, {"fields", group.fields}});
  model["groups"] = std::move(groups);
  model["errors"] = errors_in(refusals_);
  model["action"] = action;
  model["multipart"] = multipart_;
  model["submit_text"] = submit_text;
  for (const auto* key : {"submit_grave", "cancel_url", "cancel_text", "autosave_url"})
    if (!model.contains(key)) model[key] = nullptr;
  page::guard(model, request_, idempotency);
}

json::array Form::fields() const {
  json::array all;
  for (const Group& group : groups_)
    for (const auto& field : group.fields) all.push_back(field);
  return all;
}

std::string sent(const http::Request& request, std::string_view name) {
  const auto text = request.field(name);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<timing::Date> date_sent(const http::Request& request, std::string_view name,
                                      law::Refusals& refusals) {
  const auto text = sent(request, name);
  timing::Date date;
  if (text.empty()) return std::nullopt;
  if (timing::parse(text, date)) return date;
  refusals.push_back({"registry.form.date",
                      "“" + text + "”不是日期，格式应为 2024-05-06。",
                      {},
                      std::string(name)});
  return std::nullopt;
}

std::optional<std::int64_t> number_sent(const http::Request& request, std::string_view name,
                                        law::Refusals& refusals) {
  const auto text = sent(request, name);
  std::int64_t number = 0;
  if (text.empty()) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  refusals.push_back({"registry.form.number", "“" + text + "”不是整数。", {}, std::string(name)});
  return std::nullopt;
}

}  // namespace registry
