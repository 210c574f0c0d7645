#include "platform/pdf/render.h"

#include <cairo-pdf.h>
#include <cairomm/context.h>
#include <cairomm/surface.h>
#include <pango/pangocairo.h>

#include <cstdio>
#include <span>

#include "platform/pdf/furniture.h"
#include "platform/pdf/galley.h"
#include "platform/pdf/page.h"
#include "platform/pdf/seal.h"

#ifdef __SANITIZE_ADDRESS__
// Cairo 1.16 itself loses 768 bytes for each CFF font that it embeds, fontconfig 288 bytes a
// process.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
#endif

namespace pdf {
namespace {

using Pen = Cairo::RefPtr<Cairo::Context>;
using Surface = Cairo::RefPtr<Cairo::PdfSurface>;

std::string utc(std::chrono::sys_time<std::chrono::milliseconds> at) {
  using namespace std::chrono;
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(at - day)};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
                unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                int(time.minutes().count()), int(time.seconds().count()));
  return text;
}

void describe(const Surface& surface, const Metadata& metadata) {
  cairo_surface_t* pdf = surface->cobj();
  const std::string title = printable(metadata.title), author = printable(metadata.author);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, author.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "sanzhi");
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE,
                                 utc(metadata.created).c_str());
}

void use(const Pen& pen, bool red) {
  if (red)
    pen->set_source_rgb(seal_red.red, seal_red.green, seal_red.blue);
  else
    pen->set_source_rgb(0, 0, 0);
}

void draw(const Pen& pen, const Rule& rule) {
  use(pen, rule.red);
  pen->begin_new_path();
  pen->set_line_width(rule.thickness);
  pen->set_line_cap(Cairo::Context::LineCap::SQUARE);
  pen->move_to(rule.x1, rule.y1);
  pen->line_to(rule.x2, rule.y2);
  pen->stroke();
}

// The seal lies under the words, so that they stay legible.
void draw(const Pen& pen, Typesetter& type, const Page& page) {
  pen->save();
  pen->translate(margin_left, margin_top);
  for (const auto& stamp : page.stamps) {
    pen->save();
    pen->translate(stamp.x, stamp.y);
    draw_seal(pen, type, stamp.seal);
    pen->restore();
  }
  for (const auto& rule : page.rules) draw(pen, rule);
  for (const auto& words : page.words) {
    use(pen, words.red);
    pen->move_to(words.x, words.y);
    pango_cairo_show_layout_line(pen->cobj(), words.line.line);
  }
  pen->restore();
}

void draw_document(const Pen& pen, Typesetter& type, const Document& document,
                   const std::vector<Page>& pages, int pages_before, bool in_volume) {
  PageNumber number{0, int(pages.size()), 0};
  for (const auto& page : pages) {
    ++number.of_document;
    if (in_volume) number.of_volume = pages_before + number.of_document;
    draw_behind(pen, type, document);
    use(pen, false);
    draw_above(pen, type, document, number);
    draw(pen, type, page);
    use(pen, false);
    draw_below(pen, type, document, number);
    pen->show_page();
  }
}

void add_bookmark(const Surface& surface, const Document& document, int page) {
  const std::string name = document.title.empty() ? document.metadata.title : document.title.back();
  const std::string place = "page=" + std::to_string(page);
  cairo_pdf_surface_add_outline(surface->cobj(), CAIRO_PDF_OUTLINE_ROOT, printable(name).c_str(),
                                place.c_str(), cairo_pdf_outline_flags_t(0));
}

Rendered render(std::span<const Document> documents, const Metadata& metadata, const Fonts& fonts,
                bool as_volume) {
  Rendered out;
  const auto write = [&](const unsigned char* data, unsigned length) {
    out.bytes.append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  const auto surface = Cairo::PdfSurface::create_for_stream(write, sheet_width, sheet_height);
  describe(surface, metadata);
  const auto pen = Cairo::Context::create(surface);
  Typesetter type(fonts);
  for (const auto& document : documents) {
    const auto pages = paginate(set(type, document));
    if (as_volume) add_bookmark(surface, document, out.pages + 1);
    draw_document(pen, type, document, pages, out.pages, as_volume);
    out.pages += int(pages.size());
  }
  surface->finish();
  out.missing_glyphs = type.missing_glyphs();
  return out;
}

}  // namespace

std::string render(const Document& document) { return render(document, Fonts{}).bytes; }

Rendered render(const Document& document, const Fonts& fonts) {
  return render({&document, 1}, document.metadata, fonts, false);
}

Rendered render_volume(const std::vector<Document>& documents, const Metadata& metadata,
                       const Fonts& fonts) {
  return render(documents, metadata, fonts, true);
}

}  // namespace pdf
