#include "platform/pdf/justify.h"

#include <vector>

namespace pdf {
namespace {

struct Cluster {
  PangoGlyphInfo* last_glyph;
  gunichar character;
};

void append_clusters(PangoGlyphItem* run, std::string_view text, std::vector<Cluster>& out) {
  PangoGlyphString* glyphs = run->glyphs;
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    if (i > 0 && glyphs->log_clusters[i] == glyphs->log_clusters[i - 1]) {
      out.back().last_glyph = &glyphs->glyphs[i];
      continue;
    }
    const char* at = text.data() + run->item->offset + glyphs->log_clusters[i];
    out.push_back({&glyphs->glyphs[i], g_utf8_get_char(at)});
  }
}

// Belongs to the same word or number as its neighbours; scripts from Hangul and Han on do not.
bool part_of_a_word(gunichar c) {
  return c < 0x2E80 &&
         (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '.' || c == ',' || c == '%');
}

bool may_part(gunichar left, gunichar right) {
  const bool one_dash = left == right && (left == 0x2014 || left == 0x2026);
  return !one_dash && !(part_of_a_word(left) && part_of_a_word(right));
}

}  // namespace

int width_of(const PangoLayoutLine* line) {
  int width = 0;
  for (const GSList* at = line->runs; at; at = at->next)
    width += pango_glyph_string_get_width(static_cast<PangoGlyphItem*>(at->data)->glyphs);
  return width;
}

void justify(PangoLayoutLine* line, std::string_view text, int width, int most) {
  const int missing = width - width_of(line);
  if (missing <= 0 || missing > most) return;

  std::vector<Cluster> clusters;
  for (GSList* at = line->runs; at; at = at->next)
    append_clusters(static_cast<PangoGlyphItem*>(at->data), text, clusters);
  while (!clusters.empty() && clusters.back().character == ' ') clusters.pop_back();

  std::vector<PangoGlyphInfo*> gaps;
  for (std::size_t i = 1; i < clusters.size(); ++i)
    if (may_part(clusters[i - 1].character, clusters[i].character))
      gaps.push_back(clusters[i - 1].last_glyph);
  for (std::size_t i = 0; i < gaps.size(); ++i)
    gaps[i]->geometry.width +=
        int(missing * (i + 1) / gaps.size()) - int(missing * i / gaps.size());
}

}  // namespace pdf
