// form — what a document form consists of: the fields a person fills in, and the blocks of paper
// made of them.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "law/pack.h"

namespace recording {

// What a person sees and types. `rows` and `questions` are typed as lines of a textarea and kept as
// arrays of objects: {"q","a"} for questions, the columns' keys for rows.
enum class FieldType {
  text,
  textarea,
  date,
  datetime,
  money,
  select,
  radios,
  checkboxes,
  officers,  // ids of persons
  check,     // true, or absent
  file,      // ids of evidence
  questions,
  rows,
  fixed  // "static": shown, not typed; its value comes from `from`
};
std::string_view name_of(FieldType);  // as the page's field templates call it

struct Column {
  std::string key, head;
  int share = 1;  // of the width
};

struct FormField {
  std::string key, label;
  FieldType type = FieldType::text;
  bool required = false;
  std::string required_when;         // a condition: signed=拒绝签名
  std::vector<std::string> options;  // of select, radios, checkboxes: value and text in one
  std::vector<Column> columns;       // of rows
  std::string hint;
  std::string from;   // where the case prefills it: "party.name"
  std::string basis;  // the article that asks for it: penalty-law:55
};

enum class BlockKind {
  paragraph,
  heading,
  lines,
  form,
  opinion,
  list,
  table,
  questions,
  signatures,
  sign_off  // issuer and date, under the seal when the form is sealed
};

struct Cell {
  std::string label, value;  // the value is a text with placeholders
  int share = 1;             // of the width of its line
};

// Texts may hold {{key}}, {{party.name}}, {{yuan key}}, {{capital key}},
// {{penalty penalty_kinds}} (with the amount of fine_yuan), {{law penalty-law:44}}, {{term
// hearing.request}},
// {{parameter surcharge.percent_per_day}}, {{rights.hearing}}, and {{#key}}…{{/}} (shown when
// filled; {{#key=word}} when it is that word), {{^key}}…{{/}}.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;                     // paragraph, heading, opinion
  std::string when;                     // key, key=word, !key or !key=word: shown only then
  std::string of;                       // list, table, questions: the field
  std::string label;                    // opinion; group of a form
  std::string signer, date;             // opinion
  std::vector<std::vector<Cell>> rows;  // lines, form: "标签：{{key}} | 标签*2：{{key}}"
  std::vector<std::string> slots;       // signatures: who signs
  std::string refusal;                  // signatures: why the last one was refused
  std::vector<Column> columns;          // table; the key # counts the rows
  int min_lines = 1;
  std::string align;  // left, centre, right
};

enum class Style { decision, table, record };

struct Form {  // 文书格式
  std::string id, title;
  int version = 1;
  std::string prefix;  // 字头
  bool numbered = false;
  Style style = Style::decision;
  bool served = false;   // goes to the party
  std::string basis;     // penalty-law:59
  int order = 0;         // place in the legal order of a case; 0: may stand anywhere
  int officers = 0;      // at least so many with a valid certificate; 0: whoever acts
  std::string dated_by;  // the field that says when it happened; empty: when it is sealed
  bool sealed = false;   // bears the agency's seal
  std::string footer;    // 本文书一式两份……
  std::vector<std::string> signed_on_every_page;  // who signs at the foot of each page
  std::vector<FormField> fields;
  std::vector<Block> blocks;

  const FormField* field(std::string_view key) const;
};

class Forms {
 public:
  // lawpack/forms/*.toml and rights.toml. Faults name file, line and fault; forms with faults must
  // not be used.
  static Forms read(const law::Pack&, law::Faults&);

  const Form* find(std::string_view id) const;
  const Form& form(std::string_view id) const;  // std::out_of_range names an unknown one
  const std::vector<Form>& all() const { return forms_; }
  const std::map<std::string, std::string>& rights() const { return rights_; }
  // The article on which a refusal of this room rests: rules.toml.
  const std::string& basis_of(const std::string& rule) const { return rules_.at(rule); }

 private:
  std::vector<Form> forms_;
  std::map<std::string, std::string> rights_;  // hearing → text with placeholders
  std::map<std::string, std::string> rules_;   // record.order → penalty-law:47
};

}  // namespace recording
