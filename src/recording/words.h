// words — what stands at a placeholder: a field as people write it, a fact of the case, the law in
// force.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "recording/paper.h"

namespace recording {

struct Piece {  // of a text with placeholders
  enum class Kind { words, value, when, unless, end } kind;
  std::string_view text;  // the words, or what stands between the braces
};
std::vector<Piece> pieces_of(std::string_view text);

// "yuan fine_yuan" → {"yuan", "fine_yuan"}; the verb is empty for a plain key.
struct Expression {
  std::string_view verb, key;
};
Expression expression_of(std::string_view inside_braces);

// key, key=word, !key, !key=word
struct Condition {
  bool negated = false;
  std::string_view key, word;  // word empty: filled at all
};
Condition condition_of(std::string_view);
bool holds(const boost::json::value*, const Condition&);  // a list holds each of its elements

// "party.name": null when any step of it is absent.
const boost::json::value* at_path(const boost::json::object&, std::string_view dots);

class Words {
 public:
  Words(const Form& form, const Filled& filled, const Wording& wording)
      : form_(form), filled_(filled), wording_(wording) {}

  // An empty value is written as `blank`.
  std::string fill(std::string_view text, std::string_view blank = "／") const;
  bool holds(std::string_view condition) const;

  // Among the fields, then in `about` by its dots; null when absent.
  const boost::json::value* find(std::string_view key) const;
  // As people write it: 2026年3月2日, 50,000元, 李强（证号…）; empty when there is nothing.
  std::string said(std::string_view key) const;
  std::string said(const boost::json::value&, FieldType) const;

 private:
  std::string value(const Expression&) const;
  std::string law_words(const Expression&) const;
  std::string penalties(const boost::json::value& kinds) const;
  std::string officer(const boost::json::value& person) const;

  const Form& form_;
  const Filled& filled_;
  const Wording& wording_;
};

// 2026-03-02 → 2026年3月2日, 2026-03-02T09:30 → 2026年3月2日9时30分; other texts stay.
std::string date_said(std::string_view text);
// "50,000", "5万元" or 50000 → fen
std::optional<std::int64_t> fen_of(const boost::json::value&);

}  // namespace recording
