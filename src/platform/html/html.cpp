// html — keeps the templates of all pages and fills them.
#include "platform/html/html.h"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>

#include <set>
#include <stdexcept>

#include "platform/html/model.h"

namespace html {
namespace {

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;
constexpr std::string_view autoescape_line = "{{%AUTOESCAPE context=\"HTML\"}}";

struct Templates {
  ctemplate::TemplateCache cache;
  std::set<std::string, std::less<>> names;
};

Templates& templates() {
  static Templates all;
  return all;
}

}  // namespace

void add_template(std::string_view name, std::string_view text) {
  const std::string known_as(name);
  if (!text.starts_with(autoescape_line))
    throw std::invalid_argument(known_as + " does not start with " + std::string(autoescape_line));
  if (!templates().cache.StringToTemplateCache(known_as, text.data(), text.size(), strip))
    throw std::invalid_argument(known_as + " does not parse, or is added twice");
  templates().names.insert(known_as);
}

std::string render(std::string_view name, const boost::json::object& model) {
  const std::string known_as(name);
  const auto is_template = [](std::string_view asked) { return templates().names.contains(asked); };
  if (!is_template(name)) throw std::runtime_error("there is no template " + known_as);

  Rendering rendering{is_template, {}, {}};
  const Model filled(model, rendering);
  std::string page;
  const bool whole = templates().cache.ExpandWithData(known_as, strip, &filled, nullptr, &page);
  if (!rendering.missing.empty())
    throw std::runtime_error(known_as + " includes " + rendering.missing +
                             ", which was never added");
  if (!whole) throw std::runtime_error(known_as + " could not be filled");
  return page;
}

std::string escape(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  return safe;
}

}  // namespace html
