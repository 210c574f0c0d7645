// chain — a name and those enumerated with it: 王芳（女）、李伟和张敏.
#pragma once
#include "disclosure/redaction/name_shape.h"
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {

// Takes the names from `at` on, if one stands there; `role` is the kind of word before it.
void follow_chain(Reading& r, std::size_t at, Certainty certainty, Kinds role, Names& names);

// Takes the name from `shape` and, backwards, those enumerated before it.
void take_backwards(Reading& r, const Shape& shape, What what, Names& names);

void take(Reading& r, const Shape& shape, What what, Names& names);

// The place behind an enumerating 、 or 和 at i; i when there is none.
std::size_t behind_separator(const Reading& r, std::size_t i, bool also_comma);

bool is_circled_number(char32_t c);  // ①

}  // namespace disclosure::redaction
