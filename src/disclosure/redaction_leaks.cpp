// redaction_leaks — which private tokens survive in a text that is meant to be public?
#include "disclosure/redaction.h"
#include "disclosure/redaction/text.h"

namespace disclosure {
namespace {

// Without blanks, folded, letters in capitals, and without the marks that people put into numbers.
std::u32string bare(std::string_view text) {
  std::u32string result;
  for (const char32_t c : redaction::folded(text)) {
    if (c == '-' || c == U'·' || c == '_' || c == '.') continue;
    result += c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
  }
  return result;
}

}  // namespace

std::vector<std::string> leaks(std::string_view text, const std::vector<std::string>& must_not) {
  const auto public_text = bare(text);
  std::vector<std::string> found;
  for (const auto& token : must_not) {
    const auto word = bare(token);
    if (!word.empty() && public_text.find(word) != std::u32string::npos) found.push_back(token);
  }
  return found;
}

}  // namespace disclosure
