#include "platform/pdf/typesetter.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

#include "platform/pdf/justify.h"

namespace pdf {
namespace {

template <class T>
std::shared_ptr<T> owned(T* object) {
  return std::shared_ptr<T>(object, [](T* o) { g_object_unref(o); });
}

int units(double points) { return int(std::lround(points * PANGO_SCALE)); }
double points(int units) { return double(units) / PANGO_SCALE; }

// Pango's C interface, because Glib::init() of pangomm replaces the locale of the whole process. A
// font map belongs to one thread; keeping it saves 50 ms a document.
std::shared_ptr<PangoContext> context_of_this_thread() {
  thread_local const std::shared_ptr<PangoFontMap> fonts = owned(pango_cairo_font_map_new());
  thread_local const std::shared_ptr<PangoContext> context = [] {
    auto made = owned(pango_font_map_create_context(fonts.get()));
    pango_cairo_context_set_resolution(made.get(), 72);
    pango_context_set_language(made.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(made.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(made.get(), FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(made.get(), options);
    cairo_font_options_destroy(options);
    return made;
  }();
  return context;
}

int characters(std::string_view text) {
  return int(g_utf8_strlen(text.data(), gssize(text.size())));
}

std::string words_of(const Run& run) {
  std::string words = printable(run.text);
  if (!run.underlined) return words;
  if (words.empty()) words = "／";
  const int padding = std::max(0, run.min_chars - characters(words));
  std::string padded;
  for (int i = 0; i < padding / 2; ++i) padded += "　";
  padded += words;
  for (int i = padding / 2; i < padding; ++i) padded += "　";
  return padded;
}

void mark(PangoAttrList* marks, PangoAttribute* mark, std::size_t from, std::size_t to) {
  mark->start_index = guint(from);
  mark->end_index = guint(to);
  pango_attr_list_insert(marks, mark);
}

bool ends_paragraph(const PangoLayoutLine* line, std::string_view text) {
  const auto end = std::size_t(line->start_index + line->length);
  return end >= text.size() || text[end] == '\n';
}

// Narrows the text to lines of about equal length, unless the caller has set the line ends himself.
void balance(PangoLayout* layout, const Setting& setting) {
  const int lines = pango_layout_get_line_count(layout);
  const std::string_view text = pango_layout_get_text(layout);
  if (lines < 2 || text.find('\n') != text.npos) return;
  int natural = 0;
  pango_layout_set_width(layout, -1);
  pango_layout_get_size(layout, &natural, nullptr);
  const double even = std::ceil(points(natural) / lines / setting.size - 0.01) * setting.size;
  pango_layout_set_width(layout, units(std::min(setting.width, even) + 0.2));
}

// Sets what is a little too long for one line a little smaller, down to `least` of its size.
void shrink(PangoLayout* layout, const Setting& setting) {
  constexpr double least = 0.8;
  if (pango_layout_get_line_count(layout) != 2) return;
  int natural = 0, height = 0, line_height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  pango_layout_set_width(layout, -1);
  pango_layout_get_size(layout, &natural, &line_height);
  pango_layout_set_width(layout, units(setting.width + 0.2));
  const double factor = setting.width / points(natural);
  if (line_height >= height || factor < least) return;
  PangoFontDescription* font =
      pango_font_description_copy(pango_layout_get_font_description(layout));
  pango_font_description_set_absolute_size(font, setting.size * factor * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

double shift(Align align, double slack) {
  if (align == Align::centre) return slack / 2;
  return align == Align::right ? slack : 0;
}

}  // namespace

Typesetter::Typesetter(const Fonts& fonts)
    : context_(context_of_this_thread()),
      body_(installed(fonts.body)),
      heading_(installed(fonts.heading)),
      title_(installed(fonts.title)) {}

Typesetter::Font Typesetter::installed(const std::vector<std::string>& wishes) const {
  const auto free = [](PangoFontDescription* f) { pango_font_description_free(f); };
  for (const auto& wish : wishes) {
    Font font(pango_font_description_from_string(wish.c_str()), free);
    const char* family = pango_font_description_get_family(font.get());
    if (!family || !pango_font_map_get_family(pango_context_get_font_map(context_.get()), family))
      continue;
    pango_font_description_set_family(font.get(),
                                      (std::string(family) + ",Noto Serif CJK SC").c_str());
    return font;
  }
  return Font(pango_font_description_from_string("serif"), free);
}

const Typesetter::Font& Typesetter::font(Face face) const {
  if (face == Face::heading) return heading_;
  return face == Face::title ? title_ : body_;
}

std::shared_ptr<PangoLayout> Typesetter::lay_out(const std::vector<Run>& runs,
                                                 const Setting& setting) {
  auto layout = owned(pango_layout_new(context_.get()));
  std::string text;
  PangoAttrList* marks = pango_attr_list_new();
  pango_attr_list_insert(marks, pango_attr_insert_hyphens_new(FALSE));
  for (const auto& run : runs) {
    const auto from = text.size();
    text += words_of(run);
    if (run.underlined)
      mark(marks, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, text.size());
    if (!run.bold) continue;
    const char* bold = pango_font_description_get_family(heading_.get());
    mark(marks, pango_attr_family_new(bold), from, text.size());
    mark(marks, pango_attr_weight_new(pango_font_description_get_weight(heading_.get())), from,
         text.size());
  }
  std::unique_ptr<PangoFontDescription, void (*)(PangoFontDescription*)> font_of_size(
      pango_font_description_copy_static(font(setting.face).get()), pango_font_description_free);
  pango_font_description_set_absolute_size(font_of_size.get(), setting.size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font_of_size.get());
  pango_layout_set_attributes(layout.get(), marks);
  pango_attr_list_unref(marks);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout.get(), units(setting.indent));
  // A hair more than the width, so that 28 characters of a 28th each are not one too many.
  if (setting.width > 0) pango_layout_set_width(layout.get(), units(setting.width + 0.2));
  pango_layout_set_text(layout.get(), text.data(), int(text.size()));
  return layout;
}

std::vector<Line> Typesetter::set(const std::vector<Run>& runs, const Setting& setting) {
  auto layout = lay_out(runs, setting);
  if (setting.shrinks) shrink(layout.get(), setting);
  if (setting.balanced) balance(layout.get(), setting);
  missing_glyphs_ += pango_layout_get_unknown_glyphs_count(layout.get());
  const std::string_view text = pango_layout_get_text(layout.get());

  std::vector<Line> lines;
  for (GSList* at = pango_layout_get_lines(layout.get()); at; at = at->next) {
    auto* line = static_cast<PangoLayoutLine*>(at->data);
    const double indent = line->is_paragraph_start ? setting.indent : 0;
    const double room = setting.width - indent;
    if (setting.align == Align::justified && !ends_paragraph(line, text))
      justify(line, text, units(room), units(4 * setting.size));
    const double width = points(width_of(line));
    const double slack = setting.width > 0 ? room - width : 0;
    lines.push_back({layout, line, indent + shift(setting.align, slack), width, lines_set_++});
  }
  return lines;
}

Line Typesetter::one_line(std::string_view text, const Setting& setting) {
  return set(text, setting).front();
}

}  // namespace pdf
