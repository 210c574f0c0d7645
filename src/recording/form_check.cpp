// form_check — do the placeholders of a form lead somewhere, and does no void sentence stand in it?
#include <algorithm>
#include <array>

#include "recording/form_read.h"
#include "recording/words.h"

namespace recording {

namespace {

constexpr std::array agency_facts{"name",
                                  "short_name",
                                  "region",
                                  "address",
                                  "postcode",
                                  "phone",
                                  "fine_bank",
                                  "fine_account",
                                  "credit_code",
                                  "court",
                                  "reconsideration_body",
                                  "supervision_phone"};
constexpr std::array party_facts{
    "name",     "kind",    "credit_code", "id_kind", "id_number", "legal_representative",
    "operator", "address", "postcode",    "phone",   "sex",       "birth_year"};
// What these hold is for the room that writes the document to say.
constexpr std::array other_facts{"case", "matter", "decision", "hold", "signed", "review"};

bool among(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool leads_somewhere(const Form& form, std::string_view key) {
  if (form.field(key)) return true;
  const auto dot = key.find('.');
  if (dot == key.npos) return false;
  const auto root = key.substr(0, dot), leaf = key.substr(dot + 1);
  if (root == "agency") return among(agency_facts, leaf);
  if (root == "party") return among(party_facts, leaf);
  return among(other_facts, root);
}

bool has_id(const auto& rows, std::string_view id) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
}

bool is_law(const law::Pack& law, std::string_view key) {
  try {
    return !law.basis(key).provision.empty();
  } catch (const std::out_of_range&) {
    return false;
  }
}

bool is_known(const Source& in, const Expression& asked) {
  if (asked.verb == "law") return is_law(in.law, asked.key);
  if (asked.verb == "term") return has_id(in.law.all_terms(), asked.key);
  if (asked.verb == "parameter") return has_id(in.law.all_parameters(), asked.key);
  if (among(std::array{"yuan", "capital", "penalty"}, asked.verb))
    return leads_somewhere(in.form, asked.key);
  if (!asked.verb.empty()) return false;
  if (asked.key.starts_with("rights.")) return in.rights.contains(std::string(asked.key.substr(7)));
  return leads_somewhere(in.form, asked.key);
}

}  // namespace

std::vector<std::string> placeholder_faults(const Source& in, std::string_view text) {
  std::vector<std::string> faults;
  int open = 0;
  for (const auto& piece : pieces_of(text)) {
    using Kind = Piece::Kind;
    if (piece.kind == Kind::end) --open;
    if (open < 0) break;
    if (piece.kind == Kind::when || piece.kind == Kind::unless) {
      ++open;
      if (!leads_somewhere(in.form, condition_of(piece.text).key))
        faults.push_back("条件“" + std::string(piece.text) + "”没有对应的字段");
    }
    if (piece.kind == Kind::value && !is_known(in, expression_of(piece.text)))
      faults.push_back("占位符“" + std::string(piece.text) + "”没有对应的字段或者规则");
  }
  if (open != 0) faults.push_back("“{{#…}}”和“{{/…}}”不成对");
  return faults;
}

std::vector<std::string> texts_of(const Form& form) {
  std::vector<std::string> texts{form.footer};
  for (const auto& block : form.blocks) {
    for (const auto& text : {block.text, block.signer, block.date, block.refusal})
      texts.push_back(text);
    for (const auto& row : block.rows)
      for (const auto& cell : row) texts.push_back(cell.value);
  }
  std::erase(texts, "");
  return texts;
}

}  // namespace recording
