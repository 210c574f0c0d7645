// pages_precheck — what can the machine say about the ten items of a legal review?
#pragma once
#include "casework/office_pages.h"

namespace casework {

struct Finding {
  enum class Verdict { fine, doubtful, unknown } verdict = Verdict::unknown;
  std::string words;
  std::string url;  // what it rests on
};

// One for each of review::items(), in their order. Only a hint: the reviewer decides.
std::vector<Finding> precheck(sql::Tx&, const Desk&, const Case&, const By&);

}  // namespace casework
