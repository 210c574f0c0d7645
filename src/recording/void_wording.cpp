// void_wording — which sentences of the old forms must not be printed any more?
#include <algorithm>

#include "recording/form_read.h"

namespace recording {

namespace {

bool is_digit_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  return (text[at - 1] >= '0' && text[at - 1] <= '9') || text.substr(0, at).ends_with("十");
}

// 13日内 does not contain 3日内.
bool says(std::string_view sentence, std::string_view word) {
  for (auto at = sentence.find(word); at != sentence.npos; at = sentence.find(word, at + 1))
    if (!is_digit_before(sentence, at)) return true;
  return false;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  while (!text.empty()) {
    std::size_t end = text.size(), length = 0;
    for (const std::string_view mark : {"。", "；", "\n"})
      if (const auto at = text.find(mark); at < end) end = at, length = mark.size();
    sentences.push_back(text.substr(0, end));
    text.remove_prefix(end + length);
  }
  return sentences;
}

}  // namespace

std::string void_wording_in(std::string_view text, const std::vector<VoidWording>& wordings) {
  for (const auto sentence : sentences_of(text))
    for (const auto& each : wordings)
      if (std::ranges::all_of(each.words, [&](const auto& word) { return says(sentence, word); }))
        return "“" + std::string(sentence) + "”：" + each.why;
  return {};
}

std::vector<VoidWording> void_wordings(const law::Pack& law, law::Faults& faults) {
  const std::string file = "forms/void.toml";
  std::vector<VoidWording> out;
  for (const auto& row : law::toml_rows(file, law.file(file), faults)) {
    law::RowReader in(file, row, faults);
    out.push_back({in.text("id"), in.text("why"), in.texts("words")});
    in.finish();
  }
  return out;
}

}  // namespace recording
