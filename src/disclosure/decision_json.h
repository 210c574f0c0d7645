// decision_json — a decision and what was derived from it, as the database keeps them.
#pragma once
#include "disclosure/disclosure.h"

namespace disclosure {

std::string json_of(const Decision&);
Decision decision_from(std::string_view json);
std::string json_of(const std::vector<PublicField>&);
std::vector<PublicField> public_fields_from(std::string_view json);

}  // namespace disclosure
