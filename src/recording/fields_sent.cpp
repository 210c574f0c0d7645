// fields_sent — what did a person answer to the fields of a form?
#include <algorithm>

#include "platform/page/page.h"
#include "recording/form_fields.h"

namespace recording {

namespace json = boost::json;

namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

// Browsers end the lines of a textarea with \r\n.
std::string clean(std::string_view text) {
  std::string out(text);
  std::erase(out, '\r');
  return trimmed(out);
}

std::vector<std::string> trimmed_lines_of(const std::string& text) {
  auto lines = page::lines_of(text);
  for (auto& line : lines) line = trimmed(line);
  std::erase(lines, "");
  return lines;
}

bool take_prefix(std::string& line, std::string_view word) {
  for (const std::string_view colon : {"：", ":"})
    if (const auto prefix = std::string(word) + std::string(colon); line.starts_with(prefix)) {
      line = trimmed(std::string_view(line).substr(prefix.size()));
      return true;
    }
  return false;
}

void add_line(json::object& exchange, std::string_view key, const std::string& line) {
  auto& text = exchange[key];
  text = text.is_string() && !text.get_string().empty()
             ? std::string(text.get_string()) + "\n" + line
             : line;
}

// A line without 问： or 答： goes on where the one before it stopped.
json::array questions_in(const std::string& text) {
  json::array asked;
  const char* speaking = "q";
  for (auto line : trimmed_lines_of(text)) {
    const bool question = take_prefix(line, "问");
    if (question || asked.empty()) asked.push_back(json::object{{"q", ""}, {"a", ""}});
    if (question) speaking = "q";
    if (!question && take_prefix(line, "答")) speaking = "a";
    add_line(asked.back().get_object(), speaking, line);
  }
  return asked;
}

std::vector<std::string> cells_of(std::string line) {
  for (const std::string_view other : {"｜", "\t"})
    for (auto at = line.find(other); at != line.npos; at = line.find(other))
      line.replace(at, other.size(), "|");
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find('|', at), line.size());
    cells.push_back(trimmed(std::string_view(line).substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

json::array rows_in(const FormField& field, const std::string& text) {
  json::array rows;
  for (const auto& line : trimmed_lines_of(text)) {
    const auto cells = cells_of(line);
    json::object row;
    for (std::size_t i = 0; i < field.columns.size(); ++i)
      row[field.columns[i].key] = i < cells.size() ? cells[i] : "";
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array ids_in(const std::vector<std::string_view>& texts) {
  json::array ids;
  for (const auto text : texts)
    if (const auto id = page::id_in(text)) ids.push_back(id);
  return ids;
}

json::array texts_in(const std::vector<std::string_view>& texts) {
  json::array out;
  for (const auto text : texts) out.push_back(json::value(std::string(text)));
  return out;
}

json::value answer(const FormField& field, const http::Request& request) {
  const auto text = clean(request.field(field.key));
  switch (field.type) {
    case FieldType::officers:
    case FieldType::file:
      return ids_in(request.fields(field.key));
    case FieldType::checkboxes:
      return texts_in(request.fields(field.key));
    case FieldType::check:
      return text == "yes";
    case FieldType::questions:
      return questions_in(text);
    case FieldType::rows:
      return rows_in(field, text);
    default:
      return json::value(text);
  }
}

}  // namespace

json::object fields_sent(const Form& form, const http::Request& request) {
  json::object fields;
  for (const auto& field : form.fields)
    if (field.type != FieldType::fixed) fields[field.key] = answer(field, request);
  return fields;
}

}  // namespace recording
