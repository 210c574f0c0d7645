// galley — the document as one long column of strips, before it is cut into pages.
#pragma once
#include <utility>
#include <vector>

#include "platform/pdf/document.h"
#include "platform/pdf/geometry.h"
#include "platform/pdf/strip.h"
#include "platform/pdf/typesetter.h"

namespace pdf {

class Galley {
 public:
  Galley(Typesetter& t, const Document& d) : type(t), size(d.size), ruled_size(d.ruled_size) {}

  Typesetter& type;
  const Size size, ruled_size;

  void add(Strip strip);
  void add(std::vector<Strip> strips);
  void add_white(double height);
  // White between a ruled block and what is not ruled; none between two ruled blocks.
  void begin_ruled();
  void begin_unruled();
  // One strip a line, with no lonely first or last line.
  void add_lines(const std::vector<Line>&, double pitch, double size, double x = 0);

  std::vector<Strip> strips;
};

Strip strip_of(const Line&, double height, double size, double x = 0);

// Each block in a file of its own.
void set(Galley&, const Paragraph&);
void set(Galley&, const FieldLines&);
void set(Galley&, const Form&);
void set(Galley&, const Opinions&);
void set(Galley&, const Table&);
void set(Galley&, const QuestionAnswer&);
void set(Galley&, const Signatures&);
void set(Galley&, const SignOff&);
void set(Galley&, const PageBreak&);
void set_head(Galley&, const Document&);
void set_footer_note(Galley&, const std::string&);

std::vector<Strip> set(Typesetter&, const Document&);  // all of it

}  // namespace pdf
