// pieces — where the placeholders of a text are, and what each of them asks.
#include "recording/words.h"

namespace recording {

namespace {

Piece inside(std::string_view braces) {
  if (braces.starts_with('#')) return {Piece::Kind::when, braces.substr(1)};
  if (braces.starts_with('^')) return {Piece::Kind::unless, braces.substr(1)};
  if (braces.starts_with('/')) return {Piece::Kind::end, braces.substr(1)};
  return {Piece::Kind::value, braces};
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    const auto open = text.find("{{");
    const auto close = open == text.npos ? text.npos : text.find("}}", open);
    if (open != 0)
      pieces.push_back({Piece::Kind::words, text.substr(0, close == text.npos ? text.npos : open)});
    if (close == text.npos) {
      if (open == 0) pieces.push_back({Piece::Kind::words, text});
      return pieces;
    }
    pieces.push_back(inside(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
  return pieces;
}

Expression expression_of(std::string_view inside_braces) {
  const auto space = inside_braces.find(' ');
  if (space == inside_braces.npos) return {{}, inside_braces};
  return {inside_braces.substr(0, space), inside_braces.substr(space + 1)};
}

Condition condition_of(std::string_view text) {
  Condition out;
  out.negated = text.starts_with('!');
  if (out.negated) text.remove_prefix(1);
  const auto equals = text.find('=');
  out.key = text.substr(0, equals);
  if (equals != text.npos) out.word = text.substr(equals + 1);
  return out;
}

}  // namespace recording
