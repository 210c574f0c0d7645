// record — a document as the index keeps it.
#include "platform/search/record.h"

#include "platform/search/fold.h"

namespace search {
namespace {

constexpr char before_word = '\x1D';  // folding leaves no control character in a text

}  // namespace

Record record_of(const Document& document) {
  Record record{document.id, day_of(document.date), {}};
  for (const auto text : document.texts) {
    if (!record.body.empty()) record.body += '\n';
    fold(text, record.body);
  }
  for (const auto word : document.words) {
    record.body += before_word;
    record.body += word;
  }
  return record;
}

std::string_view text_of_body(std::string_view body) {
  return body.substr(0, body.find(before_word));
}

void append_terms_of_body(std::string_view body, std::vector<Term>& out) {
  const auto text = text_of_body(body);
  append_terms(text, out);
  body.remove_prefix(text.size());
  while (!body.empty()) {
    body.remove_prefix(1);
    const auto word = body.substr(0, body.find(before_word));
    out.push_back(whole_word(word));
    body.remove_prefix(word.size());
  }
}

}  // namespace search
