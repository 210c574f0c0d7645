// justify — how a line of Chinese text comes to end where the lines above it end.
#pragma once
#include <pango/pango.h>

#include <string_view>

namespace pdf {

int width_of(const PangoLayoutLine*);  // in Pango units, as its glyphs now stand

// Spreads what is missing to `width` evenly between the characters, but never inside a number or a
// Latin word (Pango's own way stretches only the spaces when there are any). A line that lacks more
// than `most` is left alone.
void justify(PangoLayoutLine*, std::string_view text, int width, int most);

}  // namespace pdf
