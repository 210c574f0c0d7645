// seal — the round stamp of an agency: ring, star and the name along the ring.
#pragma once
#include <cairomm/context.h>

#include "platform/pdf/document.h"
#include "platform/pdf/geometry.h"
#include "platform/pdf/typesetter.h"

namespace pdf {

constexpr double seal_radius = 21 * mm;

struct Colour {
  double red, green, blue;
};
constexpr Colour seal_red{0.702, 0.149, 0.118};

// Around the point 0,0. Drawn as shapes, so that the text of the document does not contain it
// twice.
void draw_seal(const Cairo::RefPtr<Cairo::Context>&, Typesetter&, const Seal&);

}  // namespace pdf
