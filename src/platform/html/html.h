// html — pages from templates (ctemplate, automatic escaping) and a JSON model.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>

namespace html {

// Adds a template under its name ("casework/case.html"). Throws std::invalid_argument when the text
// does not start with the AUTOESCAPE line, does not parse, or the name is taken. All templates are
// added before the first render.
void add_template(std::string_view name, std::string_view text);

// Fills a template; throws std::runtime_error when it or one it includes was never added.
//   {{key}}                a text, number or bool
//   {{#key}}…{{/key}}      shown once for an object, once per element for an array ({{ITEM}} when
//   the elements are plain
//                          values; {{#key_separator}} between them), once for `true`, a non-empty
//                          text, a number but zero
//   {{#HAS_key}}           shown once when {{#key}} is shown at all: the <ul> around the elements
//   {{#NO_key}}            shown when {{#key}} is not: absent, null, false, zero or empty
//   {{#key_word}}          shown when the text of `key` is `word`: {{#state_late}}
//   {{>key}}               the template that the model names, {"key": {"template":
//   "casework/case.html", …}};
//                          without such a key the part "layout/key.html"
// Keys of outer objects are seen inside; a null hides them.
std::string render(std::string_view name, const boost::json::object& model);

std::string escape(std::string_view text);  // for the few places that build markup by hand (SVG)
std::string qr_svg(
    std::string_view text);  // a QR code, one unit a module with the quiet zone of four
std::string qr_image(
    std::string_view text);  // the same for <img src="data:image/svg+xml;base64,{{qr}}">

}  // namespace html
