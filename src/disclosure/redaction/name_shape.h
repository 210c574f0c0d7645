// name_shape — could a person's name stand here, and how far does it reach?
#pragma once
#include "disclosure/redaction/reading.h"

namespace disclosure::redaction {

// How sure it is from what stands beside that a name must stand here.
enum class Certainty { running_text, role, label };

struct Shape {
  std::size_t begin = 0, end = 0;  // equal: no name
  int boundary = 0;                // how clearly it ends (or, read backwards, begins): 0…4
  bool usual = false;              // a usual surname and usual given names
  bool masked_already = false;
  bool titled = false;  // 李科长: a surname and a title, no more
  explicit operator bool() const { return begin != end; }
};

Shape name_at(const Reading& r, std::size_t begin, Certainty certainty);
Shape name_before(const Reading& r, std::size_t end, Certainty certainty);

// How clearly a name ends before i: 4 at a stop, 3 before a verb, 2 and 1 before a character that
// seldom, that often belongs to a name, 0 otherwise.
int end_boundary(const Reading& r, std::size_t i);
int begin_boundary(const Reading& r, std::size_t i);

// Length of the surname at i, 2 before 1; 0 when there is none.
std::size_t surname_length(const Reading& r, std::size_t i, bool rare_too);

}  // namespace disclosure::redaction
