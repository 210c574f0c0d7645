// organisations — which words are the name of a company, a shop, a body or a law, and so stay?
#include "disclosure/redaction/rules.h"

namespace disclosure::redaction {
namespace {

constexpr std::size_t longest_name = 24;
constexpr std::size_t longest_inner_bracket = 8;  // 湖北（黄石）化工有限公司

// Where the bracket that closes before i opens, if it holds a few characters of a name.
std::size_t inner_bracket(const Reading& r, std::size_t i) {
  for (std::size_t k = 2; k <= longest_inner_bracket && k <= i; ++k) {
    if (is_open(r.at(i - k))) return i - k;
    if (!r.is(i - k, han)) return i;
  }
  return i;
}

// A phrase begins behind a verb, a preposition or a role; a name reaches back no further.
bool phrase_begins(const Reading& r, std::size_t i) {
  return r.text.gap[i] != none || (r.ends[i] & (before | any_role)) != 0 ||
         r.longest_ending(i, follow).kinds != 0;
}

std::size_t name_begin(const Reading& r, std::size_t suffix) {
  std::size_t begin = suffix;
  const std::size_t least = suffix > longest_name ? suffix - longest_name : 0;
  while (begin > least && !phrase_begins(r, begin)) {
    if (is_close(r.at(begin - 1))) {
      const std::size_t open = inner_bracket(r, begin - 1);
      if (open == begin - 1) break;
      begin = open;
    } else if (r.is(begin - 1, han | letter)) {
      --begin;
    } else {
      break;
    }
  }
  return begin;
}

// 厂长, 店内, 银行卡: a longer word that is no body's name.
bool goes_on(const Reading& r, const Word& word) {
  const std::size_t other = r.longest(word.begin, not_name | maybe_name | verb | title | any_role);
  return other > word.end - word.begin;
}

// 《…法》, 《…办法（试行）》; a 《询问笔录》 may well hold a name.
bool is_law(const Reading& r, std::size_t end) {
  if (end > 0 && is_close(r.at(end - 1)))
    while (end > 0 && !is_open(r.at(end))) --end;
  const char32_t last = r.at(end - 1), before_last = r.at(end - 2);
  constexpr std::u32string_view endings = U"法例定则准知见案约录释";
  return endings.find(last) != std::u32string_view::npos && before_last != U'笔';
}

void mark_titles(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (r.at(i) != U'《') continue;
    std::size_t end = i + 1;
    while (end < r.size() && r.at(end) != U'》') ++end;
    if (end < r.size() && is_law(r, end)) r.mark(i, end + 1, in_title);
  }
}

}  // namespace

void find_organisations(Reading& r) {
  mark_titles(r);
  for (const Word& word : r.words)
    if ((word.kinds & organisation) && !goes_on(r, word))
      r.mark(name_begin(r, word.begin), word.end, in_organisation);
}

}  // namespace disclosure::redaction
