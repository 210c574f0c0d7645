// content — the public fields of a record as one canonical text.
#include "disclosure/content.h"

#include <algorithm>
#include <boost/json.hpp>

namespace disclosure {
namespace {

// Fills the placeholders up to `end` ("]" or the end of the pattern); false when one was empty.
bool fill(std::string_view& pattern, const Fields& fields, std::string& out) {
  bool complete = true;
  while (!pattern.empty() && pattern.front() != ']') {
    if (pattern.front() == '[') {
      pattern.remove_prefix(1);
      std::string part;
      if (fill(pattern, fields, part)) out += part;
      if (!pattern.empty()) pattern.remove_prefix(1);
    } else if (pattern.front() == '{') {
      const auto end = std::min(pattern.find('}'), pattern.size());
      const auto value = value_in(fields, pattern.substr(1, end - 1));
      complete = complete && !value.empty();
      out += value;
      pattern.remove_prefix(std::min(end + 1, pattern.size()));
    } else {
      const auto end = std::min(pattern.find_first_of("[]{"), pattern.size());
      out += pattern.substr(0, end);
      pattern.remove_prefix(end);
    }
  }
  return complete;
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        out += '\\';
        out += c;
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[c >> 4];
          out += hex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

std::string content_of(const Fields& fields) {
  std::vector<const Fields::value_type*> sorted;
  for (const auto& field : fields)
    if (!field.second.empty()) sorted.push_back(&field);
  std::ranges::sort(sorted, {}, [](const auto* field) { return std::string_view(field->first); });
  std::string out = "{";
  for (const auto* field : sorted) {
    if (out.size() > 1) out += ',';
    append_json_text(out, field->first);
    out += ':';
    append_json_text(out, field->second);
  }
  return out + '}';
}

Fields fields_of(std::string_view content, const PublicationSchema* schema) {
  auto object = boost::json::parse(boost::json::string_view(content)).as_object();
  Fields out;
  const auto take = [&](const boost::json::key_value_pair& pair) {
    out.emplace_back(std::string(pair.key()), std::string(pair.value().as_string()));
  };
  if (schema)
    for (const auto& field : schema->fields)
      if (const auto found = object.find(field.label); found != object.end()) {
        take(*found);
        object.erase(found);
      }
  for (const auto& pair : object) take(pair);
  return out;
}

std::string value_in(const Fields& fields, std::string_view label) {
  const auto found = std::ranges::find(fields, label, &Fields::value_type::first);
  return found == fields.end() ? "" : found->second;
}

std::string sentence_of(std::string_view pattern, const Fields& fields) {
  std::string out;
  fill(pattern, fields, out);
  return out;
}

}  // namespace disclosure
