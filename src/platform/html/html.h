// html — pages from templates (ctemplate, automatic escaping) and a JSON model.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>

namespace html {

// Adds a template under its name ("casework/case.html"); refuses one that does not start with the AUTOESCAPE line.
void add_template(std::string_view name, std::string_view text);

// Fills a template. A text, number or bool of the model is {{KEY}}; an object is {{#KEY}}…{{/KEY}} shown once, an array is that section
// repeated; `true`, a non-empty text and a non-zero number also show the section {{#KEY}}, so that a page can ask whether
// it is there, and every absent, false or empty one shows {{#NO_KEY}}. Keys of outer objects are seen inside. Includes: {{>KEY}} where
// the model's KEY is {"template": "name.html", ...} or {{>name}} registered by a page layout.
std::string render(std::string_view name, const boost::json::object& model);

std::string escape(std::string_view text);  // for the few places that build markup by hand (SVG)
std::string qr_svg(std::string_view text);  // an inline-able SVG of a QR code

}  // namespace html
