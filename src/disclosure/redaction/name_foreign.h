// name_foreign — names with a dot, in Latin letters, or whose surname is in no list.
#pragma once
#include "disclosure/redaction/name_shape.h"

namespace disclosure::redaction {

constexpr char32_t middle_dot = U'·';

// 买买提·吐尔逊; John Smith only beside a role.
Shape foreign_name_at(const Reading& r, std::size_t begin, Certainty certainty);
// 扎西多吉 beside a role; 㐂美玲 in a field of its own.
Shape unlisted_name_at(const Reading& r, std::size_t begin, Certainty certainty);

// Place behind the name with a dot that begins here; the place itself when there is none.
std::size_t end_of_dotted(const Reading& r, std::size_t begin);

}  // namespace disclosure::redaction
